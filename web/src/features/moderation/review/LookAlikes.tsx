import { useQuery } from '@tanstack/react-query'
import type { ModeratedCard } from '@/api/types'
import { nameOf, summaryOf } from '@/lib/describe'
import { errorText } from '@/lib/errorText'
import { previewPath } from '@/lib/preview'
import { moderationQueries } from '../moderationQueries'
import { QueuePicture } from '../queue/QueuePicture'
import { percent } from '../words'
import styles from './LookAlikes.module.css'
import steps from './StepList.module.css'

const shown = 4

/** The assets that it is like, beside each other. */
export function LookAlikes({ card }: { readonly card: ModeratedCard }) {
  const { data, error } = useQuery(moderationQueries.duplicates(card.asset.assetId))
  return (
    <section className={steps['section']} aria-label="Looks like">
      <h3>Looks like</h3>
      {error !== null && <p className={steps['muted']}>{errorText(error)}</p>}
      {data?.length === 0 && <p className={steps['muted']}>What it is like is no longer here, or in a folder that you may not see.</p>}
      <ul className={styles['grid']}>
        {data?.slice(0, shown).map(({ asset, pair }) => (
          <li key={asset.assetId} className={styles['twin']}>
            <span className={styles['picture']}>
              <QueuePicture card={pictured(card, asset)} size={240} />
            </span>
            <span className={styles['name']} title={nameOf(asset)}>
              {nameOf(asset)}
            </span>
            <span className={styles['detail']}>
              {pair.score >= 1 ? 'Same file' : percent(pair.score)} · {summaryOf(asset)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Another asset's picture comes the same way. */
const pictured = (card: ModeratedCard, asset: ModeratedCard['asset']): ModeratedCard => ({
  ...card,
  asset,
  preview: asset.resourceType === 'image' ? previewPath(asset.assetId) : null,
})
