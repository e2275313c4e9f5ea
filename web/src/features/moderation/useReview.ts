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

const idOf = ({ card }: QueueItem): string => card.asset.assetId

/** Which asset has the focus, which are selected, which one is looked at, and where all that goes after a decision. */
export function useReview({ items, filter, open, onOpen, onDecide, root, heading }: ReviewState) {
  const [active, setActive] = useActive(items)
  const [chosen, setSelected] = useState<readonly string[]>([])
  const anchor = useRef(0)
  const wantsFocus = useRef(false)
  const hasFocus = useRef(false)
  const selected = chosen.filter((id) => items.some((item) => idOf(item) === id))
  const at = (index: number): ModeratedCard | undefined => items[index]?.card

  // The row that takes the focus may exist only now; and one that others took away leaves the focus to its neighbour.
  useEffect(() => {
    const isLost = hasFocus.current && document.activeElement === document.body
    if (!wantsFocus.current && !isLost) return
    const row = root.current?.querySelector<HTMLElement>(`[role="grid"] [data-index="${active}"]`) ?? (items.length === 0 ? heading.current : null)
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  })

  const goTo = (index: number): void => {
    setActive(index)
    wantsFocus.current = true
    const card = at(index)
    if (open !== undefined && card) onOpen(card.asset.assetId)
  }

  const choose = (index: number, toggle: boolean, range: boolean): void => {
    const id = at(index)?.asset.assetId
    if (id === undefined) return
    const [from, to] = anchor.current < index ? [anchor.current, index] : [index, anchor.current]
    setSelected(select(selected, { id, toggle, range: range ? items.slice(from, to + 1).map(idOf) : null }, selectionLimit))
    if (!range) anchor.current = index
  }

  const decide = (cards: readonly ModeratedCard[], to: ModerationOutcome, reason: string | null = null): void => {
    const may = cards.filter((card) => card.canDecide && (to === 'pending' || card.status !== to))
    if (may.length === 0) {
      if (cards.some((card) => !card.canDecide)) toast({ tone: 'error', text: 'You may not decide on this: it takes the right to edit in its folder.' })
      return
    }
    const going = new Set(may.map(({ asset }) => asset.assetId))
    const stays = (item: QueueItem): boolean => to === filter.status || !going.has(idOf(item))
    const next = items.findIndex((item, index) => index >= active && stays(item))
    const index = next >= 0 ? next : items.findLastIndex(stays)
    // The focus stays in the pane where the decision was made there.
    wantsFocus.current = document.activeElement?.closest('aside') === null
    setActive(Math.max(index, 0))
    if (open !== undefined && going.has(open) && items.some((item) => idOf(item) === open)) onOpen(at(index)?.asset.assetId)
    setSelected(selected.filter((id) => !going.has(id)))
    onDecide(may, to, reason)
  }

  return {
    active,
    selected,
    setActive,
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
        hasFocus.current = target.closest('[role="grid"]') !== null
      },
      onBlur: ({ relatedTarget }: FocusEvent): void => {
        // Without a related target the element is gone, not the person.
        if (relatedTarget !== null) hasFocus.current = false
      },
    },
  }
}

export type Review = ReturnType<typeof useReview>
