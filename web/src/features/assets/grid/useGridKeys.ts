import { type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef } from 'react'
import { moveFocus } from '@/lib/gridKeys'
import { select } from '@/lib/selection'
import type { AssetList } from '../list/AssetList'
import { selectionLimit } from '../assetSearch'
import type { GridLayout } from './layout'

/** What happens to an asset of the grid. */
export interface GridActions {
  readonly onOpen: (id: string, selected: readonly string[]) => void
  readonly onSelect: (selected: readonly string[]) => void
  readonly onDelete: (ids: readonly string[]) => void
}

interface GridState {
  readonly list: AssetList
  readonly count: number
  readonly layout: GridLayout
  readonly rowsPerPage: number
  readonly active: number
  readonly setActiveId: (id: string | undefined) => void
  readonly open: string | undefined
  readonly selected: readonly string[]
  readonly scroller: RefObject<HTMLElement | null>
  readonly bringIntoView: (index: number) => void
  readonly actions: GridActions
}

const cellAt = (scroller: HTMLElement | null, index: number) => scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`)

/** Focus, selection and opening by keyboard and pointer, handled once for all cells. */
export function useGridKeys(grid: GridState) {
  const { list, scroller, actions, selected } = grid
  // By its id, since arrivals shift the rows.
  const anchor = useRef<string>(undefined)
  const focusNext = useRef<number | null>(null)
  const hasFocus = useRef(false)
  const lastOpen = useRef(grid.open)

  // A cell that was out of view exists only after the list has scrolled; one that arrivals moved is a new element; and
  // when the preview closes, the focus comes back from there.
  useEffect(() => {
    const isClosed = lastOpen.current !== undefined && grid.open === undefined
    lastOpen.current = grid.open
    const isLost = (hasFocus.current || isClosed) && document.activeElement === document.body
    const index = focusNext.current ?? (isLost ? grid.active : null)
    const cell = index === null ? null : cellAt(scroller.current, index)
    if (cell) {
      focusNext.current = null
      cell.focus({ preventScroll: true })
    }
  })

  const rangeTo = (index: number): string[] => {
    const start = Math.max(anchor.current === undefined ? 0 : list.indexOf(anchor.current), 0)
    const [from, to] = start < index ? [start, index] : [index, start]
    const ids: string[] = []
    for (let i = from; i <= to && ids.length < selectionLimit; i++) ids.push(list.idAt(i) ?? '')
    return ids.filter(Boolean)
  }
  const choose = (index: number, toggle: boolean, range: boolean): void => {
    const id = list.idAt(index)
    if (id === undefined) return
    actions.onSelect(select(selected, { id, toggle, range: range ? rangeTo(index) : null }, selectionLimit))
    if (!range) anchor.current = id
  }
  const open = (index: number): void => {
    const id = list.idAt(index)
    if (id === undefined) return
    anchor.current = id
    actions.onOpen(id, [id])
  }

  /** Deletes the selection that the asset is in, and otherwise the asset alone: it is the one that the person looks at. */
  const remove = (index: number): void => {
    const id = list.idAt(index)
    if (id !== undefined) actions.onDelete(selected.includes(id) ? selected : [id])
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const target = moveFocus(event, grid.active, grid.count, grid.layout, grid.rowsPerPage)
    const withCommand = event.ctrlKey || event.metaKey
    if (target !== null) {
      grid.setActiveId(list.idAt(target))
      focusNext.current = target
      grid.bringIntoView(target)
      if (event.shiftKey) choose(target, false, true)
    } else if (event.key === 'Enter') open(grid.active)
    else if (event.key === ' ') choose(grid.active, true, event.shiftKey)
    else if (event.key === 'Escape' && selected.length > 0) actions.onSelect([])
    else if (event.key === 'Delete') remove(grid.active)
    else if (withCommand && event.key === 'a') {
      anchor.current = list.idAt(0)
      actions.onSelect(rangeTo(Math.min(grid.count, selectionLimit) - 1))
    } else return
    event.preventDefault()
  }

  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return
    const cell = event.target.closest<HTMLElement>('[data-index]')
    if (!cell) return
    const index = Number(cell.dataset['index'])
    cell.focus({ preventScroll: true })
    const toggle = event.ctrlKey || event.metaKey || event.target.closest('[data-mark]') !== null
    if (toggle || event.shiftKey) choose(index, toggle, event.shiftKey)
    else open(index)
  }

  const onFocus = (event: FocusEvent): void => {
    hasFocus.current = true
    if (event.target instanceof HTMLElement) grid.setActiveId(list.idAt(Number(event.target.dataset['index'])))
  }
  const onBlur = (event: FocusEvent): void => {
    // Without a related target the element is gone, not the person.
    if (event.relatedTarget !== null) hasFocus.current = false
  }
  return { onKeyDown, onClick, onFocus, onBlur }
}
