import { Images } from 'lucide-react'
import type { DuplicateMember } from '@/api/types'
import { nameOf, summaryOf } from '@/lib/describe'
import { AssetPicture } from '@/ui/AssetPicture'
import { IconButton } from '@/ui/IconButton'
import { idOf } from '../groups'
import styles from './Side.module.css'

export interface SideProps {
  readonly member: DuplicateMember
  readonly side: 'Left' | 'Right'
  readonly onShowInAssets: () => void
}

/** One of the two: the whole picture, and what it is. */
export function Side({ member, side, onShowInAssets }: SideProps) {
  const { asset, preview } = member
  return (
    <div className={styles['side']} role="group" aria-label={`${side}: ${nameOf(asset)}`}>
      <div className={styles['picture']}>
        {/* Another version is another picture. */}
        <AssetPicture key={`${idOf(member)} ${asset.version}`} asset={asset} preview={preview} size={960} alt={nameOf(asset)} />
      </div>
      <div className={styles['caption']}>
        <span className={styles['text']}>
          <span className={styles['name']} title={nameOf(asset)}>
            {nameOf(asset)}
          </span>
          <span className={styles['detail']}>{summaryOf(asset)}</span>
        </span>
        <IconButton label={`Show ${nameOf(asset)} in Assets`} size="sm" onPress={onShowInAssets}>
          <Images aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}
