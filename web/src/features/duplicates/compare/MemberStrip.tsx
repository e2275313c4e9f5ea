import type { DuplicateGroup } from '@/api/types'
import { nameOf } from '@/lib/describe'
import { formatCount } from '@/lib/format'
import { AssetPicture } from '@/ui/AssetPicture'
import { idOf } from '../groups'
import styles from './MemberStrip.module.css'
import type { Sides } from './useComparison'

export interface MemberStripProps {
  readonly sides: Sides
  readonly onChoose: (assetId: string) => void
}

const sideWords = (sides: Sides, id: string): string => (id === idOf(sides.left) ? 'Left' : id === idOf(sides.right) ? 'Right' : '')

/** All assets of a group: whichever is pressed is compared with the one on the left. */
export function MemberStrip({ sides, onChoose }: MemberStripProps) {
  const { group, left, others } = sides
  return (
    <div className={styles['strip']} role="group" aria-label="Assets of this group">
      {[left, ...others].map((member) => {
        const side = sideWords(sides, idOf(member))
        return (
          <button
            key={`${idOf(member)} ${member.asset.version}`}
            type="button"
            className={styles['member']}
            aria-label={[nameOf(member.asset), side.toLowerCase()].filter(Boolean).join(', ')}
            aria-pressed={side !== ''}
            title={nameOf(member.asset)}
            onClick={() => onChoose(idOf(member))}
          >
            <AssetPicture asset={member.asset} preview={member.preview} size={240} />
            {side !== '' && <span className={styles['side']}>{side}</span>}
          </button>
        )
      })}
      <Unseen group={group} />
    </div>
  )
}

function Unseen({ group: { count, assets } }: { readonly group: DuplicateGroup }) {
  if (count <= assets.length) return null
  return <span className={styles['unseen']}>and {formatCount(count - assets.length, 'more', 'more')}, which come when these are decided</span>
}
