import type { KeyboardEvent } from 'react'
import type { ModeratedCard, ModerationOutcome } from '@/api/types'
import { moveFocus } from '@/lib/gridKeys'
import type { Review } from './useReview'

export interface ReviewKeys {
  readonly count: number
  /** The asset in the pane, when one is looked at. */
  readonly open: ModeratedCard | undefined
  readonly onOpen: (id: string) => void
  readonly onStep: (by: 1 | -1) => void
  readonly onReason: (cards: readonly ModeratedCard[]) => void
  readonly onUndo: () => void
  readonly onHelp: () => void
}

const decisions: Readonly<Record<string, ModerationOutcome>> = { a: 'approved', r: 'rejected', p: 'pending' }

/**
 * The keys of the page. Letters hold while the focus is in the queue or in the pane alone: who dictates or types
 * elsewhere decides on nothing.
 */
export function onReviewKey(event: KeyboardEvent<HTMLElement>, review: Review, page: ReviewKeys): void {
  const { target, currentTarget } = event
  // What menus and dialogs are asked comes through React's tree, not through the page's.
  if (event.defaultPrevented || !(target instanceof Element) || !currentTarget.contains(target)) return
  const grid = target.closest('[role="grid"]')
  const isInPane = target.closest('aside') !== null
  if (!grid && !isInPane) {
    // The queue is empty, perhaps by the last decision.
    if (event.key === '?') page.onHelp()
    else if (event.key === 'u' && target.closest('[data-queue]')) page.onUndo()
    return
  }
  if ((isInPane && byPane(event, review, page)) || (grid && byGrid(event, grid, review, page)) || byBoth(event, isInPane, review, page)) event.preventDefault()
}

function byPane({ key }: KeyboardEvent, review: Review, page: ReviewKeys): boolean {
  if (key === 'Escape') review.close()
  else if (key === 'ArrowRight' || key === 'ArrowLeft') page.onStep(key === 'ArrowRight' ? 1 : -1)
  else return false
  return true
}

function byGrid(event: KeyboardEvent, grid: Element, review: Review, page: ReviewKeys): boolean {
  const columns = Number(grid.getAttribute('data-columns'))
  const next = moveFocus(event, review.active, page.count, { columns }, rowsPerPage(grid))
  const card = review.at(review.active)
  if (next !== null) {
    if (event.shiftKey) review.choose(next, false, true)
    review.goTo(next)
  } else if (event.key === 'Enter' && card) page.onOpen(card.asset.assetId)
  else if (event.key === ' ') review.choose(review.active, true, event.shiftKey)
  else if (event.key === 'Escape' && page.open) review.close()
  else if (event.key === 'Escape' && review.selected.length > 0) review.clear()
  else if ((event.ctrlKey || event.metaKey) && event.key === 'a') review.selectAll()
  else return false
  return true
}

function byBoth(event: KeyboardEvent, isInPane: boolean, review: Review, page: ReviewKeys): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const key = event.key.toLowerCase()
  const card = isInPane ? page.open : review.at(review.active)
  const to = decisions[key]
  if (key === '?') page.onHelp()
  else if (key === 'u') page.onUndo()
  else if (card && key === 'r' && event.shiftKey) page.onReason(isInPane ? [card] : review.targets(card))
  else if (card && to) review.decide(isInPane ? [card] : review.targets(card), to)
  else return false
  return true
}

function rowsPerPage(grid: Element): number {
  const row = grid.querySelector('[data-index]')?.clientHeight ?? 0
  return Math.max(1, Math.floor((grid.parentElement?.clientHeight ?? 0) / Math.max(row, 1)))
}
