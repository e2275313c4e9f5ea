import { type FocusEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { ModeratedCard, ModerationOutcome } from '@/api/types'
import { select } from '@/lib/selection'
import { toast } from '@/ui/toasts'
import type { QueueFilter } from './moderationSearch'
import type { QueueItem } from './queue/queueOf'
import { useActive } from './useActive'

export interface ReviewState {
  readonly items: readonly QueueItem[]
  readonly filter: QueueFilter
  readonly open: string | undefined
  readonly onOpen: (id: string | undefined) => void
  readonly onDecide: (cards: readonly ModeratedCard[], to: ModerationOutcome, reason: string | null) => void
  readonly root: RefObject<HTMLElement | null>
  /** Has the focus when the queue is empty. */
  readonly heading: RefObject<HTMLElement | null>
}

/** What decides on so many is told in steps, and can be undone as one. */
const selectionLimit = 500

/** The focus is in the larger look at an asset. */
export const isInPane = (): boolean => Boolean(document.activeElement?.closest('aside'))

const idOf = ({ card }: QueueItem): string => card.asset.assetId

/** Which asset has the focus, which are selected, which one is looked at, and where all that goes after a decision. */
export function useReview({ items, filter, open, onOpen, onDecide, root, heading }: ReviewState) {
  const [active, setActive] = useActive(items)
  const [chosen, setSelected] = useState<readonly string[]>([])
  /** Where a range begins. By its id, since the queue changes around it. */
  const anchor = useRef<string>(undefined)
  const wantsFocus = useRef(false)
  /** What of the queue has the focus, or had it when it went away. */
  const focused = useRef<Element>(null)
  const selected = chosen.filter((id) => items.some((item) => idOf(item) === id))
  const at = (index: number): ModeratedCard | undefined => items[index]?.card
  const idAt = (index: number): string | undefined => at(index)?.asset.assetId

  // The row that takes the focus may exist only now; and one that others took away leaves the focus to its neighbour.
  const settleFocus = (): void => {
    const isLost = focused.current?.isConnected === false && document.activeElement === document.body
    if (!wantsFocus.current && !isLost) return
    const row = root.current?.querySelector<HTMLElement>(`[role="grid"] [data-index="${active}"]`) ?? (items.length === 0 ? heading.current : null)
    if (!row) return
    row.focus({ preventScroll: true })
    if (wantsFocus.current) row.scrollIntoView({ block: 'nearest' })
    wantsFocus.current = false
  }
  useEffect(settleFocus)

  const look = (id: string): void => {
    anchor.current = id
    onOpen(id)
  }

  /** @param isRange A range is stretched to there: it begins where it began. */
  const goTo = (index: number, isRange = false): void => {
    const id = idAt(index)
    setActive(index)
    wantsFocus.current = true
    if (!isRange) anchor.current = id
    if (open !== undefined && id !== undefined) onOpen(id)
  }

  const choose = (index: number, toggle: boolean, range: boolean): void => {
    const id = idAt(index)
    if (id === undefined) return
    const known = items.findIndex((item) => idOf(item) === anchor.current)
    const start = known >= 0 ? known : active
    const [from, to] = start < index ? [start, index] : [index, start]
    setSelected(select(selected, { id, toggle, range: range ? items.slice(from, to + 1).map(idOf) : null }, selectionLimit))
    if (range) {
      setActive(index)
      wantsFocus.current = true
    } else anchor.current = id
  }

  const decide = (cards: readonly ModeratedCard[], to: ModerationOutcome, reason: string | null = null, isFromPane = isInPane()): void => {
    const may = cards.filter((card) => card.canDecide && (to === 'pending' || card.status !== to))
    if (may.length === 0) {
      if (cards.some((card) => !card.canDecide)) toast({ tone: 'error', text: 'You may not decide on this: it takes the right to edit in its folder.' })
      return
    }
    const going = new Set(may.map(({ asset }) => asset.assetId))
    const stays = (item: QueueItem): boolean => to === filter.status || !going.has(idOf(item))
    const next = items.findIndex((item, index) => index >= active && stays(item))
    const index = next >= 0 ? next : items.findLastIndex(stays)
    const goesOn = open !== undefined && going.has(open) && items.some((item) => idOf(item) === open)
    // The focus stays in the pane where the decision was made there, and the pane stays.
    wantsFocus.current = !isFromPane || (goesOn && idAt(index) === undefined)
    setActive(Math.max(index, 0))
    if (goesOn) onOpen(idAt(index))
    setSelected(selected.filter((id) => !going.has(id)))
    onDecide(may, to, reason)
  }

  return {
    active,
    selected,
    setActive,
    settleFocus,
    look,
    goTo,
    choose,
    decide,
    at,
    close: () => {
      wantsFocus.current = true
      onOpen(undefined)
    },
    selectAll: () => setSelected(items.slice(0, selectionLimit).map(idOf)),
    clear: () => setSelected([]),
    /** The selection that the asset is in, and otherwise the asset alone: it is the one that the person looks at. */
    targets: (card: ModeratedCard): readonly ModeratedCard[] =>
      selected.includes(card.asset.assetId) ? items.filter((item) => selected.includes(idOf(item))).map((item) => item.card) : [card],
    focus: {
      onFocus: ({ target }: FocusEvent): void => {
        focused.current = target.closest('[role="grid"], [data-queue]') !== null ? target : null
      },
      onBlur: ({ target, relatedTarget }: FocusEvent): void => {
        // Without a related target the element is going away, or the person clicked on nothing: a moment later it tells.
        if (relatedTarget !== null) focused.current = null
        else
          queueMicrotask(() => {
            if (focused.current === target && target.isConnected && document.activeElement === document.body) focused.current = null
          })
      },
    },
    /** The focus has come to a row. Where that was not to be expected, ranges begin there. */
    onFocusRow: (index: number): void => {
      if (index !== active) anchor.current = idAt(index)
      setActive(index)
    },
  }
}

export type Review = ReturnType<typeof useReview>
