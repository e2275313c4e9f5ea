import { File, FileAudio, FileText, FileVideo, Image as ImageIcon } from 'lucide-react'
import { useState } from 'react'
import type { ModeratedCard } from '@/api/types'
import { type PreviewSize, previewSources } from '@/lib/preview'
import styles from './QueuePicture.module.css'

export interface QueuePictureProps {
  readonly card: ModeratedCard
  /** Of the longer side, in CSS pixels. */
  readonly size: PreviewSize
  readonly alt?: string
}

/** The whole picture, also of what is withheld from delivery, or the icon of its kind. */
export function QueuePicture({ card: { asset, preview }, size, alt = '' }: QueuePictureProps) {
  const [state, setState] = useState<'coming' | 'here' | 'failed'>('coming')
  if (preview === null || state === 'failed') return <KindIcon resourceType={asset.resourceType} format={asset.format} hasPixels={Boolean(asset.width)} />
  return (
    <span className={styles['frame']} data-state={state} style={{ '--placeholder': asset.thumbnail.placeholderColor ?? undefined }}>
      <img
        {...previewSources(preview, size)}
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
