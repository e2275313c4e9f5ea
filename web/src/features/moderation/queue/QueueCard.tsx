import { nameOf } from '@/lib/describe'
import { formatAge, formatMoment } from '@/lib/format'
import { StatusPill } from '@/ui/StatusPill'
import { flaggedStep, kindLabel, sinceOf, whyOf } from '../words'
import type { QueueCellProps } from './actions'
import { CardMenu } from './CardMenu'
import { DecideButtons } from './DecideButtons'
import { ProblemNote } from './ProblemNote'
import { QueuePicture } from './QueuePicture'
import styles from './QueueCard.module.css'
import type { QueueItem } from './queueOf'

/** One asset to decide on: the whole picture, why it is here, and the two decisions. A row of its own for assistive technology. */
export function QueueCard({ card, problem, index, isOpen, isSelected, isTabStop, now, actions }: QueueCellProps & Pick<QueueItem, 'problem'>) {
  const { asset, status } = card
  const why = whyOf(card)
  const flagged = flaggedStep(card)
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-label={[nameOf(asset), why].filter(Boolean).join(', ')}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      data-index={index}
      data-id={asset.assetId}
      tabIndex={isTabStop ? 0 : -1}
      className={styles['card']}
    >
      <div role="gridcell" className={styles['cell']}>
        <span className={styles['picture']} data-overtaken={problem?.state === 'meanwhile'}>
          <QueuePicture key={asset.version} card={card} size={480} />
        </span>
        {/* For pointers; by keyboard, Space selects. */}
        <span className={styles['mark']} data-mark aria-hidden />
        {problem?.state === 'meanwhile' ? (
          <span className={styles['corner']}>
            <StatusPill status={problem.status} />
          </span>
        ) : status !== 'pending' ? (
          <span className={styles['corner']}>
            <StatusPill status={status} />
          </span>
        ) : null}
        <span className={styles['caption']}>
          <span className={styles['title']}>
            <span className={styles['name']} title={nameOf(asset)}>
              {nameOf(asset)}
            </span>
            <CardMenu card={card} actions={actions} isTabStop={isTabStop} />
          </span>
          <span className={styles['why']} data-flagged={flagged !== undefined && status !== 'approved'} title={why}>
            {why}
          </span>
          <span className={styles['detail']}>
            <span className={styles['place']}>{asset.assetFolder || 'Home'}</span>
            <span title={formatMoment(sinceOf(card))}>{formatAge(sinceOf(card), now)}</span>
          </span>
          <span className="visually-hidden">
            {card.steps.map(({ kind }) => kindLabel(kind)).join(', ')}
          </span>
        </span>
        <span className={styles['foot']}>
          {problem ? <ProblemNote problem={problem} onDismiss={() => actions.dismiss(card)} /> : <DecideButtons card={card} actions={actions} isTabStop={isTabStop} />}
        </span>
      </div>
    </div>
  )
}
