import { Check, MessageSquareX, RotateCcw, X } from 'lucide-react'
import type { ModeratedCard, ModerationOutcome } from '@/api/types'
import { formatCount } from '@/lib/format'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { ProgressLine } from '@/ui/ProgressLine'
import styles from './SelectionBar.module.css'

export interface SelectionBarProps {
  readonly cards: readonly ModeratedCard[]
  readonly status: ModerationOutcome
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly onDecide: (to: ModerationOutcome) => void
  readonly onReason: () => void
  readonly onClear: () => void
}

/** What can be done with several assets at once, and how far it is. */
export function SelectionBar({ cards, status, progress, onDecide, onReason, onClear }: SelectionBarProps) {
  const may = cards.filter(({ canDecide }) => canDecide).length
  if (progress !== null) {
    return (
      <div className={styles['bar']} role="group" aria-label="Progress">
        <span className={styles['progress']}>
          <span role="status">
            {progress.done} of {formatCount(progress.total, 'asset')} decided
          </span>
          <ProgressLine label="Decided" percent={(100 * progress.done) / progress.total} />
        </span>
      </div>
    )
  }
  return (
    <div className={styles['bar']} role="group" aria-label="Selection">
      <IconButton label="Clear selection" onPress={onClear}>
        <X aria-hidden />
      </IconButton>
      <strong aria-live="polite">{cards.length} selected</strong>
      {may < cards.length && <span className={styles['hint']}>{may === 0 ? 'You may not decide on them' : `you may decide on ${may}`}</span>}
      <span className={styles['actions']}>
        {status !== 'rejected' && (
          <>
            <Button size="sm" isDisabled={may === 0} onPress={() => onDecide('rejected')}>
              <X aria-hidden />
              Reject
            </Button>
            <IconButton label="Reject with a reason" size="sm" isDisabled={may === 0} onPress={onReason}>
              <MessageSquareX aria-hidden />
            </IconButton>
          </>
        )}
        {status !== 'approved' && (
          <Button size="sm" isDisabled={may === 0} onPress={() => onDecide('approved')}>
            <Check aria-hidden />
            Approve
          </Button>
        )}
        {status !== 'pending' && (
          <Button size="sm" kind="quiet" isDisabled={may === 0} onPress={() => onDecide('pending')}>
            <RotateCcw aria-hidden />
            Back to pending
          </Button>
        )}
      </span>
    </div>
  )
}
