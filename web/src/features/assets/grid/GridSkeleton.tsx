import { useWidth } from '@/lib/useWidth'
import { cardLayout, gapFor } from './layout'
import styles from './GridSkeleton.module.css'

const rows = 4

/** Cards to come, where they will be. */
export function GridSkeleton() {
  const [width, measure] = useWidth()
  const { columns, rowHeight } = cardLayout(width)
  const gap = gapFor(width)
  return (
    <div className={styles['skeleton']} role="status">
      <span className="visually-hidden">Loading assets</span>
      <div ref={measure} className={styles['cards']} style={{ '--columns': columns, '--gap': `${gap}px` }} aria-hidden>
        {width > 0 &&
          Array.from({ length: columns * rows }, (_, i) => <span key={i} className={styles['card']} style={{ blockSize: rowHeight - gap }} />)}
      </div>
    </div>
  )
}
