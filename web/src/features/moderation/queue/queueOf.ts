import type { ModeratedCard } from '@/api/types'
import type { DecisionsView } from '../decide/Decisions'
import { fateOf, isProblem, type Problem } from '../decide/fates'
import type { QueueFilter } from '../moderationSearch'

/** An asset of the queue, and what went wrong with a decision about it. */
export interface QueueItem {
  readonly card: ModeratedCard
  readonly problem: Problem | null
}

/** What the queue shows: what the server listed, without what was decided here, with what was taken back here. */
export function queueOf(listed: readonly ModeratedCard[], { fates, kept }: Pick<DecisionsView, 'fates' | 'kept'>, { status, kind, order }: QueueFilter): readonly QueueItem[] {
  const cards = new Map<string, ModeratedCard>()
  for (const card of kept.values()) if (card.status === status && (kind === undefined || card.steps.some((step) => step.kind === kind))) cards.set(card.asset.assetId, card)
  // What the server says is newer, unless it is about the same look.
  for (const card of listed) cards.set(card.asset.assetId, card)

  const items: QueueItem[] = []
  for (const card of cards.values()) {
    const fate = fateOf(card, fates)
    if (fate === undefined) items.push({ card, problem: null })
    else if (isProblem(fate)) items.push({ card, problem: fate })
    else if (fate.to === status) items.push({ card, problem: null })
  }
  const direction = order === 'oldest' ? 1 : -1
  return kept.size === 0 ? items : items.sort((a, b) => direction * (Date.parse(a.card.asset.createdAt) - Date.parse(b.card.asset.createdAt)))
}
