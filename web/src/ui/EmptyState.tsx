import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import styles from './EmptyState.module.css'

export interface EmptyStateProps {
  readonly Icon: LucideIcon
  readonly title: string
  /** Takes the focus when the last one went. */
  readonly heading: Ref<HTMLHeadingElement>
  readonly children: ReactNode
}

/** A queue in which nothing is says why, and how something comes into it. Its keys hold here too, by `data-queue`. */
export function EmptyState({ Icon, title, heading, children }: EmptyStateProps) {
  return (
    <div className={styles['empty']} data-queue>
      <Icon aria-hidden />
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </div>
  )
}
