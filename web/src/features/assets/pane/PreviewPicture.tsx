import { useState } from 'react'
import type { AssetCard, AssetDetails } from '@/api/types'
import { thumbnail } from '@/lib/deliveryUrl'
import { addressesOf } from '../addresses'
import { nameOf } from '../describe'
import { Thumbnail } from '../Thumbnail'
import styles from './PreviewPicture.module.css'

const box = { width: 400, height: 300 }

/** The whole picture, in a frame of fixed height; a click opens the delivery in a new tab. */
export function PreviewPicture({ asset }: { readonly asset: AssetCard | AssetDetails }) {
  const [state, setState] = useState<'coming' | 'here' | 'failed'>('coming')
  if (!asset.previewable || state === 'failed') {
    return (
      <div className={styles['frame']}>
        <Thumbnail asset={{ ...asset, previewable: false }} box={box} />
      </div>
    )
  }
  return (
    <a className={styles['frame']} href={addressesOf(asset).versioned} target="_blank" rel="noreferrer" aria-label={`Open ${nameOf(asset)} in a new tab`}>
      <img {...thumbnail(asset.thumbnail, box, 'limit')} alt={nameOf(asset)} data-state={state} onLoad={() => setState('here')} onError={() => setState('failed')} />
    </a>
  )
}
