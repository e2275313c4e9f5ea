import { File, FileAudio, FileText, FileVideo, Image as ImageIcon } from 'lucide-react'
import { useState } from 'react'
import { type PreviewSize, previewSources } from '@/lib/preview'
import styles from './AssetPicture.module.css'

/** What is known of an asset before its picture has come. */
export interface Pictured {
  readonly version: number
  readonly width: number | null
  readonly height: number | null
  readonly resourceType: string
  readonly format: string | null
  readonly thumbnail: { readonly placeholderColor: string | null }
}

export interface AssetPictureProps {
  readonly asset: Pictured
  /** Where its pictures come from; null where it has none. */
  readonly preview: string | null
  /** Of the longer side, in CSS pixels. */
  readonly size: PreviewSize
  readonly alt?: string
}

/** The whole picture, also of what is withheld from delivery, or the icon of its kind. */
export function AssetPicture({ asset, preview, size, alt = '' }: AssetPictureProps) {
  const [state, setState] = useState<'coming' | 'here' | 'failed'>('coming')
  if (preview === null || state === 'failed') return <KindIcon resourceType={asset.resourceType} format={asset.format} hasPixels={Boolean(asset.width)} />
  return (
    <span className={styles['frame']} data-state={state} style={{ '--placeholder': asset.thumbnail.placeholderColor ?? undefined }}>
      <img
        {...previewSources(preview, asset.version, size)}
        alt={alt}
        width={asset.width ?? undefined}
        height={asset.height ?? undefined}
        loading="lazy"
        decoding="async"
        draggable={false}
        onLoad={() => setState('here')}
        onError={() => setState('failed')}
      />
    </span>
  )
}

function KindIcon({ resourceType, format, hasPixels }: { readonly resourceType: string; readonly format: string | null; readonly hasPixels: boolean }) {
  const Icon = resourceType === 'video' ? (hasPixels ? FileVideo : FileAudio) : resourceType === 'image' ? ImageIcon : format === 'txt' ? FileText : File
  return (
    <span className={styles['kind']}>
      <Icon aria-hidden />
      {format && <span>{format.toUpperCase()}</span>}
    </span>
  )
}
