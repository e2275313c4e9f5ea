import { type FocusEvent, type MouseEvent, useEffect, useEffectEvent, useRef } from 'react'
import type { DuplicateGroup } from '@/api/types'
import { useWidth } from '@/lib/useWidth'
import { More, type MoreProps } from '@/ui/More'
import { GroupCard } from './GroupCard'
import styles from './GroupGrid.module.css'
import { columnsFor } from './layout'

export interface GroupGridProps {
  readonly groups: readonly DuplicateGroup[]
  /** The one that takes the focus. */
  readonly active: number
  /** The one that is compared; -1 for none. */
  readonly open: number
  readonly onOpen: (index: number) => void
  /** The focus has come to a group. */
  readonly onFocusRow: (index: number) => void
  /** The groups are there, which are not at first. */
  readonly onRows: () => void
  readonly more: MoreProps & { readonly isThere: boolean }
}

/** The groups as an ARIA grid with one tab stop; the keys are the page's. */
export function GroupGrid({ groups, active, open, onOpen, onFocusRow, onRows, more }: GroupGridProps) {
  const [width, measure] = useWidth()
  const columns = columnsFor(width)
  const hasRows = width > 0
  const tellRows = useEffectEvent(onRows)
  useEffect(() => {
    if (hasRows) tellRows()
  }, [hasRows])

  // When the comparison takes its room, its group stays in sight.
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open >= 0 && width > 0) scroller.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [open, width])

  const rowOf = ({ target }: { readonly target: EventTarget }): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null)
  const onClick = (event: MouseEvent): void => {
    const row = rowOf(event)
    if (!row) return
    row.focus({ preventScroll: true })
    onOpen(Number(row.dataset['index']))
  }
  const onFocus = (event: FocusEvent): void => {
    const row = rowOf(event)
    if (row) onFocusRow(Number(row.dataset['index']))
  }

  return (
    <div ref={scroller} className={styles['scroller']}>
      {/* One of its rows is the tab stop, as the ARIA grid pattern has it. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events */}
      <div
        ref={measure}
        role="grid"
        aria-label="Groups of duplicates"
        aria-rowcount={more.isThere ? -1 : groups.length}
        data-columns={columns}
        className={styles['cards']}
        style={{ '--columns': columns }}
        onClick={onClick}
        onFocus={onFocus}
      >
        {hasRows && groups.map((group, index) => <GroupCard key={group.id} group={group} index={index} isOpen={index === open} isTabStop={index === active} />)}
      </div>
      {more.isThere && <More isComing={more.isComing} hasFailed={more.hasFailed} load={more.load} />}
    </div>
  )
}
