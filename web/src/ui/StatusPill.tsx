import { Check, Clock, X } from 'lucide-react'
import styles from './StatusPill.module.css'

const statuses = {
  pending: { Icon: Clock, word: 'Pending' },
  approved: { Icon: Check, word: 'Approved' },
  rejected: { Icon: X, word: 'Rejected' },
}

/** What moderation made of an asset, in a word. */
export function StatusPill({ status }: { readonly status: keyof typeof statuses }) {
  const { Icon, word } = statuses[status]
  return (
    <span className={styles['pill']} data-status={status}>
      <Icon aria-hidden />
      {word}
    </span>
  )
}
