import { useEffect, useRef } from 'react'
import { Button } from './Button'
import styles from './More.module.css'

export interface MoreProps {
  readonly isComing: boolean
  /** It did not come: it is asked for again by the button alone. */
  readonly hasFailed: boolean
  readonly load: () => void
}

/** So many screens before the end the next page is asked for. */
const ahead = '150% 0px'

/** Asks for the next page as its place comes near; for who scrolls by keyboard it is a button too. */
export function More({ isComing, hasFailed, load }: MoreProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isComing || hasFailed || place.current === null) return undefined
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), { rootMargin: ahead })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [isComing, hasFailed, load])
  return (
    <div ref={place} className={styles['more']}>
      <Button isPending={isComing} onPress={load}>
        {isComing ? 'Loading…' : 'Show more'}
      </Button>
    </div>
  )
}
