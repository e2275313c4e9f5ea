import { File, FileAudio, FileText, FileVideo, Image as ImageIcon } from 'lucide-react'
import { useState } from 'react'
import type { AssetCard } from '@/api/types'
import { type Box, thumbnail } from '@/lib/deliveryUrl'
import { previewPath, previewSize, previewSources } from '@/lib/preview'
import { useLanded } from './grid/FlightContext'
import { isWithheld } from './moderated'
import styles from './Thumbnail.module.css'

/** Pictures much wider or higher than a card, and those with nothing behind them, are shown whole. */
const fillsCard = (asset: AssetCard): boolean => {
  if (!asset.width || !asset.height || asset.format === 'svg' || asset.format === 'png' || asset.format === 'pdf') return false
  const ratio = asset.width / asset.height
  return ratio > 0.55 && ratio < 2.4
}

/** What moderation may withhold comes by the session, which may see it; the rest as everybody gets it. */
function thumbnailSources(asset: AssetCard, box: Box) {
  if (isWithheld(asset)) return previewSources(previewPath(asset.assetId), previewSize(Math.max(box.width, box.height)))
  return asset.previewable ? thumbnail(asset.thumbnail, box, fillsCard(asset) ? 'fill' : 'limit') : null
}

export interface ThumbnailProps {
  readonly asset: AssetCard
  /** What is asked for; few sizes, so that few are derived. */
  readonly box: Box
}

/** The picture of an asset on its colour until it has come, or the icon of its kind. Decorative: the name is beside it. */
export function Thumbnail({ asset, box }: ThumbnailProps) {
  const [state, setState] = useState<'coming' | 'here' | 'failed'>('coming')
  const landed = useLanded()
  const sources = thumbnailSources(asset, box)
  if (sources === null || state === 'failed') return <KindIcon asset={asset} />

  const crop = fillsCard(asset) ? 'fill' : 'limit'
  return (
    <span className={styles['frame']} data-crop={crop} data-state={state} style={{ '--placeholder': asset.thumbnail.placeholderColor ?? undefined }}>
      {landed && (
        <img
          ref={stopWhenGone}
          {...sources}
          alt=""
          width={box.width}
          height={box.height}
          decoding="async"
          draggable={false}
          onLoad={() => setState('here')}
          onError={() => setState('failed')}
        />
      )}
    </span>
  )
}

/** A picture on its way goes on loading when its element is gone, and keeps that and all around it in memory. */
function stopWhenGone(image: HTMLImageElement): () => void {
  return () => {
    if (image.complete) return
    image.removeAttribute('srcset')
    image.removeAttribute('src')
  }
}

function KindIcon({ asset }: { readonly asset: AssetCard }) {
  const Icon =
    asset.resourceType === 'video' ? (asset.width ? FileVideo : FileAudio) : asset.resourceType === 'image' ? ImageIcon : asset.format === 'txt' ? FileText : File
  return (
    <span className={styles['kind']}>
      <Icon aria-hidden />
      {asset.format && <span>{asset.format.toUpperCase()}</span>}
    </span>
  )
}
