import { ProgressBar } from 'react-aria-components/ProgressBar'
import styles from './ProgressLine.module.css'

export interface ProgressLineProps {
  readonly label: string
  /** 0 to 100; null while nobody knows how long it takes. */
  readonly percent: number | null
}

export function ProgressLine({ label, percent }: ProgressLineProps) {
  return (
    <ProgressBar aria-label={label} value={percent ?? 0} isIndeterminate={percent === null} className={styles['line'] ?? ''}>
      <div className={styles['done']} data-indeterminate={percent === null} style={{ inlineSize: percent === null ? undefined : `${percent}%` }} />
    </ProgressBar>
  )
}
