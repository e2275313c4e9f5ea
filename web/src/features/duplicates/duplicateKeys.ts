import type { KeyboardEvent } from 'react'
import { moveFocus } from '@/lib/gridKeys'
import type { CompareActions } from './compare/DecisionBar'

export interface DuplicateKeys {
  readonly count: number
  readonly active: number
  readonly isOpen: boolean
  /** Of what is compared; null where there is nothing to decide. */
  readonly actions: CompareActions | null
  readonly isDecided: boolean
  readonly onGoTo: (index: number) => void
  readonly onOpen: (index: number) => void
  readonly onStep: (by: 1 | -1) => void
  readonly onClose: () => void
  readonly onUndo: () => void
  readonly onHelp: () => void
}

/** The keys of the page. Letters hold while the focus is among the groups or in the comparison alone. */
export function onDuplicateKey(event: KeyboardEvent<HTMLElement>, page: DuplicateKeys): void {
  const { target, currentTarget } = event
  // What menus and dialogs are asked comes through React's tree, not through the page's.
  if (event.defaultPrevented || !(target instanceof Element) || !currentTarget.contains(target)) return
  const grid = target.closest('[role="grid"]')
  const isInPane = target.closest('aside') !== null
  if (!grid && !isInPane) {
    // The list is empty, perhaps by the last decision.
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '?') page.onHelp()
    else if (event.key.toLowerCase() === 'u' && target.closest('[data-queue]')) page.onUndo()
    return
  }
  // A key that is held may move the focus on; what decides or opens does so once.
  if (event.repeat && !event.key.startsWith('Arrow') && !event.key.startsWith('Page')) {
    if (grid && event.key === ' ') event.preventDefault()
    return
  }
  if ((isInPane && byPane(event, page)) || (grid && byGrid(event, grid, page)) || byBoth(event, page)) event.preventDefault()
}

function byPane({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, page: DuplicateKeys): boolean {
  if (ctrlKey || metaKey || altKey || shiftKey) return false
  if (key === 'Escape') page.onClose()
  else if (key === 'ArrowRight' || key === 'ArrowLeft') page.onStep(key === 'ArrowRight' ? 1 : -1)
  else return false
  return true
}

function byGrid(event: KeyboardEvent, grid: Element, page: DuplicateKeys): boolean {
  const next = moveFocus(event, page.active, page.count, { columns: Number(grid.getAttribute('data-columns')) }, rowsPerPage(grid))
  if (next !== null) page.onGoTo(next)
  else if (event.key === 'Enter' || event.key === ' ') page.onOpen(page.active)
  else if (event.key === 'Escape' && page.isOpen) page.onClose()
  else return false
  return true
}

function byBoth(event: KeyboardEvent, { actions, isDecided, onUndo, onHelp }: DuplicateKeys): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const key = event.key.toLowerCase()
  if (key === '?') onHelp()
  else if (key === 'u') onUndo()
  else if (actions === null) return false
  else if (key === 's') actions.swap()
  else if (key === 'r' && isDecided) actions.decide(null)
  else if (isDecided) return false
  else if (key === 'k') actions.decide('keep')
  else if (key === 'n') actions.decide('notDuplicate')
  else if (key === 'm') actions.merge('left')
  else return false
  return true
}

function rowsPerPage(grid: Element): number {
  const row = grid.querySelector('[data-index]')?.clientHeight ?? 0
  return Math.max(1, Math.floor((grid.parentElement?.clientHeight ?? 0) / Math.max(row, 1)))
}
