import { useWidth } from '@/lib/useWidth'
import { columnsFor } from './layout'
import styles from './QueueSkeleton.module.css'

const rows = 3

/** Cards to come, where they will be. */
export function QueueSkeleton() {
  const [width, measure] = useWidth()
  const columns = columnsFor(width)
  return (
    <div className={styles['skeleton']} role="status">
      <span className="visually-hidden">Loading the queue</span>
      <div ref={measure} className={styles['cards']} style={{ '--columns': columns }} aria-hidden>
        {width > 0 && Array.from({ length: columns * rows }, (_, i) => <span key={i} className={styles['card']} />)}
      </div>
    </div>
  )
}
