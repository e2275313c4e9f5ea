import { Images } from 'lucide-react'
import type { ModeratedCard } from '@/api/types'
import { formatMoment } from '@/lib/format'
import { Button } from '@/ui/Button'
import { CopyButton } from '@/ui/CopyButton'
import styles from './AssetFacts.module.css'
import steps from './StepList.module.css'

export interface AssetFactsProps {
  readonly card: ModeratedCard
  readonly onShowInAssets: () => void
}

/** Where the asset is and since when. The rest is on the assets page. */
export function AssetFacts({ card: { asset }, onShowInAssets }: AssetFactsProps) {
  return (
    <section className={steps['section']} aria-label="Asset">
      <h3>Asset</h3>
      <dl className={styles['facts']}>
        <dt>Public ID</dt>
        <dd>
          <code>{asset.publicId}</code>
          <CopyButton text={asset.publicId} label="Copy public ID" />
        </dd>
        <dt>Folder</dt>
        <dd>{asset.assetFolder || 'Home'}</dd>
        <dt>Added</dt>
        <dd>{formatMoment(asset.createdAt)}</dd>
        {asset.tags.length > 0 && (
          <>
            <dt>Tags</dt>
            <dd>{asset.tags.join(', ')}</dd>
          </>
        )}
      </dl>
      <div>
        <Button size="sm" onPress={onShowInAssets}>
          <Images aria-hidden />
          Show in Assets
        </Button>
      </div>
    </section>
  )
}
