import { CircleAlert, CircleCheck, File, Pause, Play, RotateCw, X } from 'lucide-react'
import type { CSSProperties } from 'react'
import { formatBytes } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { ProgressLine } from '@/ui/ProgressLine'
import { useUploads } from '../UploadContext'
import type { UploadItem } from '../uploadItem'
import styles from './UploadRow.module.css'

export interface UploadRowProps {
  readonly item: UploadItem
  readonly position: number
  readonly count: number
  readonly place: CSSProperties
}

const icons = { waiting: File, sending: File, processing: File, paused: File, done: CircleCheck, failed: CircleAlert }

export function UploadRow({ item, position, count, place }: UploadRowProps) {
  const Icon = icons[item.state]
  return (
    <li className={styles['row']} style={place} data-state={item.state} aria-setsize={count} aria-posinset={position}>
      <Icon aria-hidden className={styles['icon']} />
      <div className={styles['text']}>
        <span className={styles['name']} title={item.name}>
          {item.name}
        </span>
        <span className={styles['status']}>{statusOf(item)}</span>
        {item.state === 'sending' && <ProgressLine label={`Upload of ${item.name}`} percent={(100 * item.sentBytes) / item.size} />}
        {item.state === 'processing' && <ProgressLine label={`Processing of ${item.name}`} percent={null} />}
      </div>
      <RowActions item={item} />
    </li>
  )
}

function RowActions({ item }: { readonly item: UploadItem }) {
  const { pause, resume, retry, remove } = useUploads()
  return (
    <div className={styles['actions']}>
      {(item.state === 'sending' || item.state === 'waiting') && (
        <IconButton label={`Pause ${item.name}`} size="sm" onPress={() => pause([item.id])}>
          <Pause aria-hidden />
        </IconButton>
      )}
      {item.state === 'paused' && (
        <IconButton label={`Resume ${item.name}`} size="sm" onPress={() => resume([item.id])}>
          <Play aria-hidden />
        </IconButton>
      )}
      {item.state === 'failed' && (
        <IconButton label={`Retry ${item.name}`} size="sm" onPress={() => retry([item.id])}>
          <RotateCw aria-hidden />
        </IconButton>
      )}
      {item.state !== 'done' && (
        <IconButton label={item.state === 'failed' ? `Dismiss ${item.name}` : `Cancel ${item.name}`} size="sm" onPress={() => remove([item.id])}>
          <X aria-hidden />
        </IconButton>
      )}
    </div>
  )
}

function statusOf(item: UploadItem): string {
  const where = item.folder === '' ? '' : ` · ${item.folder}`
  switch (item.state) {
    case 'waiting':
      return `Waiting · ${formatBytes(item.size)}${where}`
    case 'sending':
      return `${formatBytes(item.sentBytes)} of ${formatBytes(item.size)}${where}`
    case 'paused':
      return `Paused at ${formatBytes(item.sentBytes)} of ${formatBytes(item.size)}`
    case 'processing':
      return `Finishing${where}`
    case 'done':
      return `${formatBytes(item.size)}${where}`
    case 'failed':
      return item.reason
  }
}
