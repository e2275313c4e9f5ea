import { ChevronDown, ChevronUp, Pause, Play, RotateCw, X } from 'lucide-react'
import { formatCount } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { ProgressLine } from '@/ui/ProgressLine'
import { useUploads } from '../UploadContext'
import type { UploadTotals } from '../uploadItem'
import styles from './UploadTray.module.css'

export interface TrayHeaderProps {
  readonly totals: UploadTotals
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** Cancels what is under way. */
  readonly onClose: () => void
}

export function TrayHeader({ totals, isOpen, onToggle, onClose }: TrayHeaderProps) {
  const { items, pause, resume, retry } = useUploads()
  const ids = (...states: readonly string[]) => items.filter(({ state }) => states.includes(state)).map(({ id }) => id)
  const isBusy = totals.active + totals.paused > 0

  return (
    <header className={styles['header']}>
      <div className={styles['heading']}>
        <h2>{headline(totals)}</h2>
        {totals.failed > 0 && (
          <IconButton label="Retry all that failed" size="sm" onPress={() => retry(ids('failed'))}>
            <RotateCw aria-hidden />
          </IconButton>
        )}
        {totals.active > 0 && (
          <IconButton label="Pause all" size="sm" onPress={() => pause(ids('waiting', 'sending'))}>
            <Pause aria-hidden />
          </IconButton>
        )}
        {totals.active === 0 && totals.paused > 0 && (
          <IconButton label="Resume all" size="sm" onPress={() => resume(ids('paused'))}>
            <Play aria-hidden />
          </IconButton>
        )}
        <IconButton label={isOpen ? 'Show less' : 'Show the files'} size="sm" aria-expanded={isOpen} onPress={onToggle}>
          {isOpen ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
        </IconButton>
        <IconButton label={isBusy ? 'Cancel all' : 'Close'} size="sm" onPress={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      {isBusy && <ProgressLine label="All uploads" percent={totals.percent} />}
    </header>
  )
}

function headline({ files, done, failed, paused, active }: UploadTotals): string {
  if (active > 0) return `Uploading ${done + failed + 1 > files ? files : done + failed + 1} of ${files}`
  if (paused > 0) return `${formatCount(paused, 'upload')} paused`
  if (failed > 0) return `${formatCount(failed, 'file')} not uploaded`
  return `${formatCount(done, 'file')} uploaded`
}
