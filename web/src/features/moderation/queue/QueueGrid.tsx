import { type FocusEvent, type MouseEvent, useEffect, useEffectEvent, useRef } from 'react'
import { useWidth } from '@/lib/useWidth'
import { More, type MoreProps } from '@/ui/More'
import type { QueueActions } from './actions'
import { columnsFor } from './layout'
import { QueueCard } from './QueueCard'
import styles from './QueueGrid.module.css'
import type { QueueItem } from './queueOf'
import { QueueRow, QueueRowHeader } from './QueueRow'

export interface QueueGridProps {
  readonly items: readonly QueueItem[]
  readonly view: 'cards' | 'list'
  /** The one that takes the focus. */
  readonly active: number
  readonly open: string | undefined
  readonly selected: readonly string[]
  readonly now: number
  readonly actions: QueueActions
  /** The focus has come to a row. */
  readonly onFocusRow: (index: number) => void
  /** The rows are there, which are not at first. */
  readonly onRows: () => void
  readonly onChoose: (index: number, toggle: boolean, range: boolean) => void
  readonly more: MoreProps & { readonly isThere: boolean }
}

/**
 * The queue as an ARIA grid with one tab stop: as cards, or as a table. Each asset is a row, so that a card stays the
 * same element when others before it are decided on.
 */
export function QueueGrid({ items, view, active, open, selected, now, actions, onFocusRow, onRows, onChoose, more }: QueueGridProps) {
  const [width, measure] = useWidth()
  const columns = view === 'list' ? 1 : columnsFor(width)
  const Cell = view === 'list' ? QueueRow : QueueCard

  const hasRows = width > 0
  const tellRows = useEffectEvent(onRows)
  useEffect(() => {
    if (hasRows) tellRows()
  }, [hasRows])

  // When the pane takes its room, the asset in it stays in sight.
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open !== undefined && width > 0) scroller.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [open, width])

  // What Shift reaches to takes the focus with the selection, which goes by where the focus was.
  const onMouseDown = (event: MouseEvent): void => {
    if (event.shiftKey && event.target instanceof Element && event.target.closest('button') === null) event.preventDefault()
  }
  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('button') !== null) return
    const row = event.target.closest<HTMLElement>('[data-index]')
    if (!row) return
    const index = Number(row.dataset['index'])
    const toggle = event.ctrlKey || event.metaKey || event.target.closest('[data-mark]') !== null
    if (!event.shiftKey) row.focus({ preventScroll: true })
    const item = items[index]
    if (toggle || event.shiftKey) onChoose(index, toggle, event.shiftKey)
    else if (item) actions.open(item.card)
  }
  const onFocus = (event: FocusEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null
    if (row) onFocusRow(Number(row.dataset['index']))
  }

  return (
    <div ref={scroller} className={styles['scroller']} data-view={view}>
      {/* One of its rows is the tab stop, as the ARIA grid pattern has it; the keys are the page's. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events */}
      <div
        ref={measure}
        role="grid"
        aria-label="Moderation queue"
        aria-multiselectable
        aria-rowcount={more.isThere ? -1 : items.length + (view === 'list' ? 1 : 0)}
        data-columns={columns}
        className={styles[view]}
        style={{ '--columns': columns }}
        onMouseDown={onMouseDown}
        onClick={onClick}
        onFocus={onFocus}
      >
        {view === 'list' && <QueueRowHeader />}
        {hasRows &&
          items.map(({ card, problem }, index) => (
            <Cell
              key={card.asset.assetId}
              card={card}
              problem={problem}
              index={index}
              isOpen={card.asset.assetId === open}
              isSelected={selected.includes(card.asset.assetId)}
              isTabStop={index === active}
              now={now}
              actions={actions}
            />
          ))}
      </div>
      {more.isThere && <More isComing={more.isComing} hasFailed={more.hasFailed} load={more.load} />}
    </div>
  )
}
