import { memo } from 'react'
import type { AssetCard } from '@/api/types'
import { nameOf, shapeOf } from '@/lib/describe'
import { formatBytes } from '@/lib/format'
import { StatusPill } from '@/ui/StatusPill'
import { notableStatus } from '../moderated'
import { Thumbnail } from '../Thumbnail'
import styles from './AssetCard.module.css'

export interface AssetCellProps {
  readonly index: number
  /** Undefined while it is on its way. */
  readonly asset: AssetCard | undefined
  readonly isOpen: boolean
  readonly isSelected: boolean
  readonly isTabStop: boolean
}

const thumbnailBox = { width: 280, height: 210 }

/** One asset as a card: picture, name, and what it is. Remembered, since scrolling renders the grid many times a second. */
export const AssetCardCell = memo(function AssetCardCell({ index, column, asset, isOpen, isSelected, isTabStop }: AssetCellProps & { readonly column: number }) {
  const status = asset ? notableStatus(asset) : null
  return (
    <div
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      aria-busy={asset === undefined || undefined}
      data-index={index}
      tabIndex={isTabStop ? 0 : -1}
      className={styles['card']}
    >
      <span className={styles['picture']}>{asset && <Thumbnail key={`${asset.version}-${asset.moderation}`} asset={asset} box={thumbnailBox} />}</span>
      {status && (
        <span className={styles['status']}>
          <StatusPill status={status} />
        </span>
      )}
      {/* For pointers; by keyboard, Space selects. */}
      <span className={styles['mark']} data-mark aria-hidden />
      {asset ? (
        <span className={styles['caption']}>
          <span className={styles['name']} title={nameOf(asset)}>
            {nameOf(asset)}
          </span>
          <span className={styles['summary']}>
            {shapeOf(asset)}
            <span className={styles['bytes']}> · {formatBytes(asset.bytes)}</span>
          </span>
        </span>
      ) : (
        <span className={styles['skeleton']}>
          <span className="visually-hidden">Loading</span>
        </span>
      )}
    </div>
  )
})
