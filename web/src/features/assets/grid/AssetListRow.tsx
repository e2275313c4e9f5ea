import { memo, useState } from 'react'
import { dimensionsOf, nameOf } from '@/lib/describe'
import { formatAge, formatBytes, formatMoment } from '@/lib/format'
import { StatusPill } from '@/ui/StatusPill'
import { notableStatus } from '../moderated'
import { Thumbnail } from '../Thumbnail'
import type { AssetCellProps } from './AssetCardCell'
import styles from './AssetListRow.module.css'

export interface AssetListRowProps extends AssetCellProps {
  /** Distance from the top of the list and height, in CSS pixels. */
  readonly top: number
  readonly height: number
}

const thumbnailBox = { width: 56, height: 42 }

/** One asset as a row of the table. The row takes the focus, its cells say what it is. */
export const AssetListRow = memo(function AssetListRow({ index, asset, isOpen, isSelected, isTabStop, top, height }: AssetListRowProps) {
  const [now] = useState(Date.now)
  const status = asset ? notableStatus(asset) : null
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      aria-busy={asset === undefined || undefined}
      data-index={index}
      tabIndex={isTabStop ? 0 : -1}
      className={styles['row']}
      style={{ blockSize: height, transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" className={styles['name']}>
        <span className={styles['mark']} data-mark aria-hidden />
        <span className={styles['picture']}>{asset && <Thumbnail key={`${asset.assetId}-${asset.version}-${asset.moderation}`} asset={asset} box={thumbnailBox} />}</span>
        <span className={styles['text']}>{asset ? nameOf(asset) : <span className="visually-hidden">Loading</span>}</span>
        {status && <StatusPill status={status} />}
      </span>
      <span role="gridcell" className={styles['detail']}>
        {asset?.format?.toUpperCase()}
      </span>
      <span role="gridcell" className={styles['detail']}>
        {asset && dimensionsOf(asset)}
      </span>
      <span role="gridcell" className={styles['detail']}>
        {asset && formatBytes(asset.bytes)}
      </span>
      <span role="gridcell" className={styles['detail']}>
        {asset?.assetFolder}
      </span>
      <span role="gridcell" className={styles['detail']}>
        {asset?.tags.join(', ')}
      </span>
      <span role="gridcell" className={styles['detail']} title={asset && formatMoment(asset.createdAt)}>
        {asset && formatAge(asset.createdAt, now)}
      </span>
    </div>
  )
})
