import { Check, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import type { ModeratedCard } from '@/api/types'
import styles from './DecideButtons.module.css'
import type { QueueActions } from './actions'

export interface DecideButtonsProps {
  readonly card: ModeratedCard
  readonly actions: QueueActions
  /** Only those of the asset with the focus are stops of the Tab key. */
  readonly isTabStop: boolean
}

/** Reject and approve, without what the asset is already. */
export function DecideButtons({ card, actions, isTabStop }: DecideButtonsProps) {
  if (!card.canDecide) return <p className={styles['cannot']}>You may look, not decide</p>
  return (
    <span className={styles['buttons']}>
      {card.status !== 'rejected' && (
        <Button className={styles['button'] ?? ''} data-to="rejected" excludeFromTabOrder={!isTabStop} onPress={() => actions.decide([card], 'rejected')}>
          <X aria-hidden />
          Reject
        </Button>
      )}
      {card.status !== 'approved' && (
        <Button className={styles['button'] ?? ''} data-to="approved" excludeFromTabOrder={!isTabStop} onPress={() => actions.decide([card], 'approved')}>
          <Check aria-hidden />
          Approve
        </Button>
      )}
    </span>
  )
}
