import type { ModeratedCard, ModerationOutcome } from '@/api/types'

/** What can be done with an asset of the queue. */
export interface QueueActions {
  readonly decide: (cards: readonly ModeratedCard[], to: ModerationOutcome) => void
  readonly askReason: (cards: readonly ModeratedCard[]) => void
  readonly dismiss: (card: ModeratedCard) => void
  readonly open: (card: ModeratedCard) => void
  readonly copyUrl: (card: ModeratedCard) => void
  readonly showInAssets: (card: ModeratedCard) => void
}

/** One asset of the queue, as a card or as a row. */
export interface QueueCellProps {
  readonly card: ModeratedCard
  readonly index: number
  readonly isOpen: boolean
  readonly isSelected: boolean
  readonly isTabStop: boolean
  readonly now: number
  readonly actions: QueueActions
}
