import { type FocusEvent, type MouseEvent, useEffect, useRef } from 'react'
import { useWidth } from '@/lib/useWidth'
import { Button } from '@/ui/Button'
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
  readonly onActive: (index: number) => void
  readonly onChoose: (index: number, toggle: boolean, range: boolean) => void
  readonly more: { readonly isThere: boolean; readonly isComing: boolean; readonly load: () => void }
}

/** So many screens before the end the next page is asked for. */
const ahead = '150% 0px'

/**
 * The queue as an ARIA grid with one tab stop: as cards, or as a table. Each asset is a row, so that a card stays the
 * same element when others before it are decided on.
 */
export function QueueGrid({ items, view, active, open, selected, now, actions, onActive, onChoose, more }: QueueGridProps) {
  const [width, measure] = useWidth()
  const columns = view === 'list' ? 1 : columnsFor(width)
  const Cell = view === 'list' ? QueueRow : QueueCard

  // When the pane takes its room, the asset in it stays in sight.
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open !== undefined && width > 0) scroller.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [open, width])

  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('button') !== null) return
    const row = event.target.closest<HTMLElement>('[data-index]')
    if (!row) return
    const index = Number(row.dataset['index'])
    const toggle = event.ctrlKey || event.metaKey || event.target.closest('[data-mark]') !== null
    row.focus({ preventScroll: true })
    const item = items[index]
    if (toggle || event.shiftKey) onChoose(index, toggle, event.shiftKey)
    else if (item) actions.open(item.card)
  }
  const onFocus = (event: FocusEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null
    if (row) onActive(Number(row.dataset['index']))
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
        onClick={onClick}
        onFocus={onFocus}
      >
        {view === 'list' && <QueueRowHeader />}
        {width > 0 &&
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
      {more.isThere && <More {...more} />}
    </div>
  )
}

/** Asks for the next page as its place comes near; for who scrolls by keyboard it is a button too. */
function More({ isComing, load }: QueueGridProps['more']) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isComing || place.current === null) return undefined
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), { rootMargin: ahead })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [isComing, load])
  return (
    <div ref={place} className={styles['more']}>
      <Button isPending={isComing} onPress={load}>
        {isComing ? 'Loading…' : 'Show more'}
      </Button>
    </div>
  )
}
