import { memo } from 'react'
import type { DuplicateGroup } from '@/api/types'
import { formatBytes, formatCount } from '@/lib/format'
import { AssetPicture } from '@/ui/AssetPicture'
import { idOf } from '../groups'
import { likenessText, placesOf, titleOf } from '../words'
import styles from './GroupCard.module.css'

export interface GroupCardProps {
  readonly group: DuplicateGroup
  readonly index: number
  readonly isOpen: boolean
  readonly isTabStop: boolean
}

/** So many pictures beside each other; the last place tells how many more there are. */
const places = 4

/** A group of duplicates: its pictures beside each other, and how alike they are. A row of its own for assistive technology. There may be thousands: it is drawn when it changes. */
export const GroupCard = memo(function GroupCard({ group, index, isOpen, isTabStop }: GroupCardProps) {
  const { assets, pairs, count } = group
  const shown = assets.slice(0, count > places ? places - 1 : places)
  const alike = pairs.reduce<(typeof pairs)[number] | undefined>((least, pair) => (least === undefined || pair.score < least.score ? pair : least), undefined)
  const title = titleOf(group)
  const bytes = assets.reduce((sum, { asset }) => sum + asset.bytes, 0)
  const detail = `${formatCount(count, 'asset')} · ${formatBytes(bytes)}`
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-label={[title, alike && likenessText(alike), detail].filter(Boolean).join(', ')}
      aria-current={isOpen ? 'true' : undefined}
      data-index={index}
      tabIndex={isTabStop ? 0 : -1}
      className={styles['card']}
    >
      <div role="gridcell" className={styles['cell']}>
        <span className={styles['pictures']} style={{ '--columns': Math.min(count, places) }}>
          {shown.map((member) => (
            <span key={`${idOf(member)} ${member.asset.version}`} className={styles['picture']}>
              <AssetPicture asset={member.asset} preview={member.preview} size={240} />
            </span>
          ))}
          {count > shown.length && <span className={styles['more']}>+{count - shown.length}</span>}
        </span>
        <span className={styles['caption']}>
          <span className={styles['name']} title={title}>
            {title}
          </span>
          <span className={styles['detail']}>
            <span>{alike && likenessText(alike)}</span>
            <span>{detail}</span>
          </span>
          <span className={styles['place']} title={placesOf(group)}>
            {placesOf(group)}
          </span>
        </span>
      </div>
    </div>
  )
})
