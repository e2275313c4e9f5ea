import { useVirtualizer } from '@tanstack/react-virtual'
import { type UIEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useWidth } from '@/lib/useWidth'
import { useAssetList, useAssetListView } from '../list/AssetListContext'
import styles from './AssetGrid.module.css'
import { cardLayout, gapFor, listLayout } from './layout'
import { ListHeader } from './ListHeader'
import { AssetGridRow } from './AssetGridRow'
import { Flight } from './Flight'
import { FlightContext } from './FlightContext'
import { type GridActions, useGridKeys } from './useGridKeys'

export interface AssetGridProps extends GridActions {
  readonly view: 'cards' | 'list'
  readonly open: string | undefined
  readonly selected: readonly string[]
}

/** How far one may have scrolled and still count as being at the top. */
const topPixels = 40
const overscanRows = 3

/**
 * All assets as an ARIA grid with one tab stop: as cards, or as a table. Rows have a fixed height, so that nothing
 * moves when pictures come, and only those near the visible part exist.
 */
export function AssetGrid({ view, open, selected, ...actions }: AssetGridProps) {
  const list = useAssetList()
  const { count, complete } = useAssetListView()
  const scroller = useRef<HTMLDivElement>(null)
  const [width, measure] = useWidth()
  const layout = useMemo(() => (view === 'list' ? listLayout : cardLayout(width)), [view, width])
  const rows = Math.ceil(count / layout.columns)
  // eslint-disable-next-line react-hooks/incompatible-library -- what it returns is used in this component only
  const virtualizer = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => layout.rowHeight,
    overscan: overscanRows,
  })
  const visible = virtualizer.getVirtualItems()
  const firstRow = visible[0]?.index ?? 0
  const lastRow = visible.at(-1)?.index ?? 0

  useEffect(() => {
    list.show(firstRow * layout.columns, (lastRow + 1) * layout.columns)
  }, [list, firstRow, lastRow, layout.columns, count])

  // When the pane opens or the window changes, the same assets stay in sight.
  const topAsset = useRef(0)
  useLayoutEffect(() => {
    virtualizer.measure()
    if (topAsset.current > 0) virtualizer.scrollToIndex(Math.floor(topAsset.current / layout.columns), { align: 'start' })
  }, [virtualizer, layout])

  const [flight] = useState(() => new Flight())
  const onScroll = ({ timeStamp }: UIEvent): void => {
    const offset = scroller.current?.scrollTop ?? 0
    flight.move(offset, timeStamp)
    topAsset.current = Math.floor(offset / layout.rowHeight) * layout.columns
    list.hold(offset > topPixels)
  }
  // By its id: what arrives moves it to another row, and the focus goes along.
  const [activeId, setActiveId] = useState<string>()
  const active = Math.max(activeId === undefined ? 0 : list.indexOf(activeId), 0)
  const rowsPerPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / layout.rowHeight))
  const bringIntoView = useCallback((index: number) => virtualizer.scrollToIndex(Math.floor(index / layout.columns)), [virtualizer, layout])
  const keys = useGridKeys({ list, count, layout, rowsPerPage, active, setActiveId, open, selected, scroller, bringIntoView, actions })

  // The tab stop must exist: when the active one is scrolled away, the first visible one stands in.
  const inView = active >= firstRow * layout.columns && active < (lastRow + 1) * layout.columns
  const tabStop = inView ? Math.min(active, count - 1) : firstRow * layout.columns

  return (
    <div className={styles['scroller']} ref={scroller} onScroll={onScroll} data-view={view}>
      {/* One of its cells is the tab stop, as the ARIA grid pattern has it. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        ref={measure}
        role="grid"
        aria-label="Assets"
        aria-multiselectable
        aria-rowcount={complete ? rows : -1}
        aria-colcount={view === 'list' ? undefined : layout.columns}
        className={styles['grid']}
        onKeyDown={keys.onKeyDown}
        onClick={keys.onClick}
        onFocus={keys.onFocus}
        onBlur={keys.onBlur}
      >
        {view === 'list' && <ListHeader />}
        <div role="presentation" className={styles['rows']} style={{ blockSize: virtualizer.getTotalSize(), '--columns': layout.columns, '--gap': `${gapFor(width)}px` }}>
          <FlightContext value={flight}>
            {width > 0 &&
              visible.map((row) => (
                <AssetGridRow key={row.key} view={view} row={row.index} top={row.start} height={layout.rowHeight} columns={layout.columns} count={count} tabStop={tabStop} open={open} selected={selected} />
              ))}
          </FlightContext>
        </div>
      </div>
    </div>
  )
}
