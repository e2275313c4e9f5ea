import { useQuery } from '@tanstack/react-query'
import { Check, ChevronLeft, ChevronRight, MessageSquareX, RotateCcw, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ApiError } from '@/api/errors'
import type { ModeratedCard, Session } from '@/api/types'
import { nameOf, summaryOf } from '@/lib/describe'
import { errorText } from '@/lib/errorText'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { Notice } from '@/ui/Notice'
import { StatusPill } from '@/ui/StatusPill'
import { moderationQueries } from '../moderationQueries'
import type { QueueActions } from '../queue/actions'
import { ProblemNote } from '../queue/ProblemNote'
import { QueuePicture } from '../queue/QueuePicture'
import type { QueueItem } from '../queue/queueOf'
import { AssetFacts } from './AssetFacts'
import { DecisionHistory } from './DecisionHistory'
import { LookAlikes } from './LookAlikes'
import styles from './ReviewPane.module.css'
import { StepList } from './StepList'

export interface ReviewPaneProps {
  readonly assetId: string
  /** Undefined where the queue does not hold it: an address that was sent, or a filter that was changed. */
  readonly item: QueueItem | undefined
  readonly session: Session
  readonly actions: QueueActions
  readonly onStep: (by: 1 | -1) => void
  readonly onClose: () => void
  /** It covers the page, so that the focus must come along. */
  readonly covers: boolean
}

/** A larger look at one asset: its picture, the two decisions, why it is here, and who decided what before. */
export function ReviewPane({ assetId, item, session, actions, onStep, onClose, covers }: ReviewPaneProps) {
  const details = useQuery(moderationQueries.history(assetId))
  const card = item?.card ?? details.data?.asset
  const problem = item?.problem ?? null
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    if (covers) pane.current?.focus()
  }, [covers])
  const isGone = details.error instanceof ApiError && details.error.status === 404

  return (
    <aside ref={pane} tabIndex={-1} className={styles['pane']} aria-label={card ? `Review of ${nameOf(card.asset)}` : 'Review'}>
      <header className={styles['header']}>
        <div className={styles['heading']}>
          <h2 title={card && nameOf(card.asset)}>{card ? nameOf(card.asset) : ' '}</h2>
          {card && <p>{summaryOf(card.asset)}</p>}
        </div>
        <IconButton label="Previous" onPress={() => onStep(-1)}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <IconButton label="Next" onPress={() => onStep(1)}>
          <ChevronRight aria-hidden />
        </IconButton>
        <IconButton label="Close review" onPress={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      {details.isError && (
        <Notice tone="error" action={isGone ? undefined : <Button size="sm" onPress={() => void details.refetch()}>Try again</Button>}>
          {isGone ? 'This asset is no longer here: it was deleted, or the address is wrong.' : errorText(details.error)}
        </Notice>
      )}
      {card && !isGone && (
        <>
          <div className={styles['picture']}>
            <QueuePicture key={`${assetId} ${card.asset.version}`} card={card} size={960} alt={nameOf(card.asset)} />
          </div>
          {problem ? <ProblemNote problem={problem} onDismiss={() => actions.dismiss(card)} /> : <Decide card={card} actions={actions} />}
          <p className={styles['effect']}>
            <StatusPill status={problem?.state === 'meanwhile' ? problem.status : card.status} />
            {effectOf(card, session)}
          </p>
          <StepList card={card} />
          {card.steps.some(({ kind, reasons }) => kind === 'duplicate' && reasons.length > 0) && <LookAlikes card={card} />}
          <DecisionHistory history={details.data?.history} />
          <AssetFacts card={card} onShowInAssets={() => actions.showInAssets(card)} />
        </>
      )}
    </aside>
  )
}

function Decide({ card, actions }: { readonly card: ModeratedCard; readonly actions: QueueActions }) {
  if (!card.canDecide) return <Notice tone="info">You may look at this asset. Deciding takes the right to edit in its folder.</Notice>
  return (
    <div className={styles['actions']} role="group" aria-label="Decision">
      {card.status !== 'rejected' && (
        <Button kind="secondary" onPress={() => actions.decide([card], 'rejected')}>
          <X aria-hidden className={styles['no'] ?? ''} />
          Reject
        </Button>
      )}
      {card.status !== 'approved' && (
        <Button kind="primary" onPress={() => actions.decide([card], 'approved')}>
          <Check aria-hidden />
          Approve
        </Button>
      )}
      {card.status !== 'rejected' && (
        <IconButton label="Reject with a reason" onPress={() => actions.askReason([card])}>
          <MessageSquareX aria-hidden />
        </IconButton>
      )}
      <IconButton label={card.status === 'pending' ? 'Moderate once more' : 'Back to pending'} onPress={() => actions.decide([card], 'pending')}>
        <RotateCcw aria-hidden />
      </IconButton>
    </div>
  )
}

/** What the status means for deliveries. */
function effectOf({ status }: ModeratedCard, { moderationBlock }: Session): string {
  if (status === 'approved' || moderationBlock === 'none') return 'Delivered to everybody who has its URL.'
  if (status === 'rejected') return 'Not delivered, on no URL.'
  return moderationBlock === 'unapproved' ? 'Not delivered until it is approved.' : 'Delivered meanwhile, until it is rejected.'
}
