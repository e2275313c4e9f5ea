import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info }

export interface NoticeProps {
  readonly tone: keyof typeof icons
  readonly children: ReactNode
  /** What can be done about it. */
  readonly action?: ReactNode
}

/** A sentence beside its cause. An error is announced. */
export function Notice({ tone, children, action }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={styles['notice']} data-tone={tone} role={tone === 'error' ? 'alert' : undefined}>
      <Icon aria-hidden />
      <div className={styles['text']}>{children}</div>
      {action}
    </div>
  )
}
