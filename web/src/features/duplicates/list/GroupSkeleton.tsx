import { useWidth } from '@/lib/useWidth'
import styles from './GroupSkeleton.module.css'
import { columnsFor } from './layout'

const rows = 3

/** Groups to come, where they will be. */
export function GroupSkeleton() {
  const [width, measure] = useWidth()
  const columns = columnsFor(width)
  return (
    <div className={styles['skeleton']} role="status">
      <span className="visually-hidden">Loading the duplicates</span>
      <div ref={measure} className={styles['cards']} style={{ '--columns': columns }} aria-hidden>
        {width > 0 && Array.from({ length: columns * rows }, (_, i) => <span key={i} className={styles['card']} />)}
      </div>
    </div>
  )
}
