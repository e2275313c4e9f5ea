import { nameOf, shapeOf } from '@/lib/describe'
import { formatAge, formatMoment } from '@/lib/format'
import { flaggedStep, sinceOf, whyOf } from '../words'
import type { QueueCellProps } from './actions'
import { CardMenu } from './CardMenu'
import { DecideButtons } from './DecideButtons'
import { ProblemNote } from './ProblemNote'
import { QueuePicture } from './QueuePicture'
import styles from './QueueRow.module.css'
import type { QueueItem } from './queueOf'

const columns = ['Name', 'Why', 'Folder', 'Since', 'Decision'] as const

/** What the columns of the list are. */
export function QueueRowHeader() {
  return (
    <div role="row" aria-rowindex={1} className={styles['header']}>
      {columns.map((name) => (
        <span key={name} role="columnheader">
          {name}
        </span>
      ))}
    </div>
  )
}

/** One asset to decide on, as a row of the table. */
export function QueueRow({ card, problem, index, isOpen, isSelected, isTabStop, now, actions }: QueueCellProps & Pick<QueueItem, 'problem'>) {
  const { asset } = card
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-label={[nameOf(asset), whyOf(card)].filter(Boolean).join(', ')}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      data-index={index}
      data-id={asset.assetId}
      tabIndex={isTabStop ? 0 : -1}
      className={styles['row']}
    >
      <span role="gridcell" className={styles['name']}>
        <span className={styles['mark']} data-mark aria-hidden />
        <span className={styles['picture']}>
          <QueuePicture key={asset.version} card={card} size={240} />
        </span>
        <span className={styles['text']}>
          <span className={styles['title']}>{nameOf(asset)}</span>
          <span className={styles['shape']}>{shapeOf(asset)}</span>
        </span>
      </span>
      <span role="gridcell" className={styles['why']} data-flagged={flaggedStep(card) !== undefined && card.status !== 'approved'} title={whyOf(card)}>
        {whyOf(card)}
      </span>
      <span role="gridcell" className={styles['detail']}>
        {asset.assetFolder || 'Home'}
      </span>
      <span role="gridcell" className={styles['detail']} title={formatMoment(sinceOf(card))}>
        {formatAge(sinceOf(card), now)}
      </span>
      <span role="gridcell" className={styles['decide']}>
        {problem ? <ProblemNote problem={problem} onDismiss={() => actions.dismiss(card)} /> : <DecideButtons card={card} actions={actions} isTabStop={isTabStop} />}
        <CardMenu card={card} actions={actions} isTabStop={isTabStop} />
      </span>
    </div>
  )
}
