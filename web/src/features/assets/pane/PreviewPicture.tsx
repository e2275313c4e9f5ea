import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addressQuery } from '@/api/address'
import type { AssetCard, AssetDetails } from '@/api/types'
import { thumbnail, thumbnailTransformation } from '@/lib/deliveryUrl'
import { nameOf } from '@/lib/describe'
import { previewPath, previewSize, previewSources } from '@/lib/preview'
import { addressesOf } from '../addresses'
import { isWithheld } from '../moderated'
import { Thumbnail } from '../Thumbnail'
import styles from './PreviewPicture.module.css'

const box = { width: 400, height: 300 }

export interface PreviewPictureProps {
  readonly asset: AssetCard | AssetDetails
  readonly deliveryBase: string
}

/** The whole picture, in a frame of fixed height; a click opens the delivery in a new tab. */
export function PreviewPicture({ asset, deliveryBase }: PreviewPictureProps) {
  const [state, setState] = useState<'coming' | 'here' | 'failed'>('coming')
  const isProtected = asset.resourceType === 'image' && !asset.previewable
  const signed = useQuery({ ...addressQuery(asset, thumbnailTransformation(box, 'limit', devicePixelRatio > 1 ? 2 : 1), deliveryBase), enabled: isProtected })
  const withheld = isWithheld(asset) ? previewSources(previewPath(asset.assetId), previewSize(Math.max(box.width, box.height))) : undefined
  const source = withheld ?? (asset.previewable ? thumbnail(asset.thumbnail, box, 'limit') : isProtected && signed.data ? { src: signed.data.path } : undefined)
  if (source === undefined || state === 'failed') {
    return (
      <div className={styles['frame']}>
        <Thumbnail asset={{ ...asset, previewable: false, moderation: null }} box={box} />
      </div>
    )
  }
  const picture = <img {...source} alt={nameOf(asset)} data-state={state} onLoad={() => setState('here')} onError={() => setState('failed')} />
  // Its delivery may answer that there is no such asset.
  if (withheld) return <div className={styles['frame']}>{picture}</div>
  return (
    <a className={styles['frame']} href={addressesOf(asset).versioned} target="_blank" rel="noreferrer" aria-label={`Open ${nameOf(asset)} in a new tab`}>
      {picture}
    </a>
  )
}
