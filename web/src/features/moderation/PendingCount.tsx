import { useQuery } from '@tanstack/react-query'
import { formatCount } from '@/lib/format'
import { countsQuery, polled } from './countsQuery'
import styles from './PendingCount.module.css'

const most = 99

/** How many assets wait for a person, for the link to where they do. Nothing where none does. */
export function PendingCount() {
  const { data } = useQuery({ ...countsQuery(), ...polled(false) })
  if (!data || data.pending === 0) return null
  return (
    <>
      <span className={styles['count']} aria-hidden>
        {data.pending > most ? `${most}+` : data.pending}
      </span>
      <span className="visually-hidden"> {formatCount(data.pending, 'asset')} pending</span>
    </>
  )
}
