import type { ReactNode } from 'react'
import { Logo } from './Logo'
import styles from './Shell.module.css'

export interface ShellProps {
  /** Links to the pages of the library, in order. */
  readonly navigation: ReactNode
  /** What belongs to the person rather than to the library. */
  readonly account: ReactNode
  readonly children: ReactNode
}

/** The frame of every page: a rail at the side, at the lower edge on a phone. */
export function Shell({ navigation, account, children }: ShellProps) {
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content">
        Skip to content
      </a>
      <header className={styles['rail']}>
        <div className={styles['logo']}>
          <Logo />
        </div>
        <nav aria-label="Media Library" className={styles['navigation']}>
          {navigation}
        </nav>
        <div className={styles['account']}>{account}</div>
      </header>
      <main id="content" className={styles['content']} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
