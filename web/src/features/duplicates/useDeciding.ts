import { type RefObject, useEffect, useRef, useState } from 'react'
import type { DuplicateGroup, DuplicateMember } from '@/api/types'
import { nameOf } from '@/lib/describe'
import { toast } from '@/ui/toasts'
import type { CompareActions } from './compare/DecisionBar'
import { mayDecide, mayMerge } from './compare/rights'
import { useComparison } from './compare/useComparison'
import { type DecideEffects, type Merging, useDecide } from './decide/useDecide'
import type { DuplicatesSearch, GroupFilter } from './duplicatesSearch'
import { bestOf, idOf, memberOf, pairOf, partnersOf, withoutAssets, withoutPair } from './groups'
import { useKeptFocus } from './useKeptFocus'

export interface DecidingState extends DecideEffects {
  readonly groups: readonly DuplicateGroup[]
  readonly filter: GroupFilter
  readonly search: DuplicatesSearch
  readonly onSearch: (change: Partial<DuplicatesSearch>) => void
  readonly root: RefObject<HTMLElement | null>
  /** Has the focus when there is nothing to decide any more. */
  readonly heading: RefObject<HTMLElement | null>
}

/** A merger that the person is asked about. */
interface Asked {
  readonly stays: DuplicateMember
  readonly going: readonly Merging[]
  readonly problem: string | null
}

const notAllowed = 'You may not decide on this: it takes the right to edit both, and to delete the one that goes.'

/** Which group is looked at and which has the focus, what is decided, and where one goes then. */
export function useDeciding({ groups, filter, search, onSearch, onMerged, onRestored, root, heading }: DecidingState) {
  const [place, setPlace] = useState<{ readonly id: string | undefined; readonly index: number }>({ id: undefined, index: 0 })
  const [asked, setAsked] = useState<Asked | null>(null)
  /** What was open when it was decided: it is left for the next one, which takes a moment. */
  const [leaving, setLeaving] = useState<string>()
  if (leaving !== undefined && leaving !== search.open) setLeaving(undefined)
  const isLeaving = leaving !== undefined && leaving === search.open
  const compared = useComparison(groups, search)
  const comparison = { ...compared, isGone: compared.isGone && !isLeaving }
  const decide = useDecide(filter, { onMerged, onRestored })
  // By its id, since the list changes around it; when it is gone itself, the one that took its place.
  const at = groups.findIndex(({ id }) => id === place.id)
  const active = at >= 0 ? at : Math.max(0, Math.min(place.index, groups.length - 1))
  const focus = useKeptFocus(root, heading, active)
  // Null when the page was left: an answer that comes later changes no address.
  const opened = useRef<string | null | undefined>(search.open)
  useEffect(() => {
    opened.current = search.open
  })
  useEffect(
    () => () => {
      opened.current = null
    },
    [],
  )
  // Closed by the way back of the browser.
  if (asked !== null && search.open === undefined) setAsked(null)

  const setActive = (index: number): void => setPlace({ id: groups[index]?.id, index })
  const openGroup = (group: DuplicateGroup | undefined): void => {
    const best = group && bestOf(group)
    onSearch({ open: best && idOf(best), with: undefined })
  }
  const open = (index: number): void => {
    if (!groups[index]) return
    setActive(index)
    openGroup(groups[index])
  }
  const close = (): void => {
    focus.want('list')
    onSearch({ open: undefined, with: undefined })
  }

  /** After a decision: to what is left of the group, else to the next one. */
  const goOn = (parts: readonly DuplicateGroup[], stays: string, from: string): void => {
    // The person has gone elsewhere meanwhile.
    if (opened.current !== from) return
    const isInPart = parts.some((part) => memberOf(part, stays))
    if (!isInPart || stays !== from) setLeaving(from)
    if (isInPart) {
      onSearch({ open: stays, with: undefined })
      return
    }
    const next = parts[0] ?? groups[comparison.index + 1] ?? groups[comparison.index - 1]
    // The one behind it takes its place.
    setPlace({ id: next?.id, index: Math.max(0, comparison.index) })
    if (next === undefined) focus.want('list')
    openGroup(next)
  }

  const { sides, isGone } = comparison
  const decidePair = async (kind: 'keep' | 'notDuplicate' | null): Promise<void> => {
    if (!sides?.pair || isGone) return
    const { group, left, right, pair } = sides
    if (!mayDecide(left, right)) toast({ tone: 'error', text: notAllowed })
    else await decide.decide(pair, [left, right], kind, `${nameOf(left.asset)} and ${nameOf(right.asset)}`, () => goOn(withoutPair(group, pair), idOf(left), idOf(left)))
  }

  const ask = (stays: DuplicateMember, going: readonly DuplicateMember[]): void => {
    if (!sides || isGone || decide.isBusy) return
    const pairs = going.flatMap((member) => {
      const pair = pairOf(sides.group, idOf(stays), idOf(member))
      return pair && mayMerge(stays, member) ? [{ member, pair }] : []
    })
    if (pairs.length > 0) setAsked({ stays, going: pairs, problem: null })
    else if (sides.pair) toast({ tone: 'error', text: notAllowed })
  }

  const merge = async (): Promise<void> => {
    if (asked === null || sides === null) return
    const { group, left } = sides
    const outcome = await decide.merge(asked.stays, asked.going, (merged) => {
      goOn(withoutAssets(group, merged), idOf(asked.stays), idOf(left))
    })
    if (outcome === null) return
    // What can be tried again is asked again, without what is done.
    const rest = asked.going.filter(({ member }) => !outcome.merged.includes(idOf(member)))
    const isOpen = typeof opened.current === 'string'
    if (outcome.problem !== null && !outcome.isStale && isOpen) {
      setAsked({ ...asked, going: rest, problem: outcome.problem })
      return
    }
    if (isOpen) focus.want('pane')
    setAsked(null)
    if (outcome.problem !== null) toast({ tone: 'error', text: outcome.problem })
  }

  const allActions: CompareActions = {
    decide: (kind) => void decidePair(kind),
    merge: (stays) => {
      if (sides) ask(sides[stays], [stays === 'left' ? sides.right : sides.left])
    },
    mergeAll: () => {
      if (sides) ask(sides.left, partnersOf(sides.group, idOf(sides.left)))
    },
    swap: () => {
      if (sides) onSearch({ open: idOf(sides.right), with: idOf(sides.left) })
    },
  }

  return {
    active,
    setActive,
    comparison,
    decide,
    asked,
    focus,
    allActions,
    /** What the keys do: nothing where nothing is to be decided. */
    isBusy: decide.isBusy || isLeaving,
    actions: sides && !isGone && !isLeaving && asked === null ? allActions : null,
    open,
    toggle: (index: number): void => (search.open !== undefined && index === comparison.index ? close() : open(index)),
    close,
    goTo: (index: number): void => {
      focus.want('list')
      if (search.open !== undefined) open(index)
      else setActive(index)
    },
    step: (by: 1 | -1): void => {
      // From where it was, when it is gone.
      const from = comparison.index >= 0 ? comparison.index : by === 1 ? active - 1 : active
      open(from + by)
    },
    /** The one on the left is compared with it; the left one itself changes sides. */
    choose: (assetId: string): void => {
      if (!sides) return
      if (assetId === idOf(sides.left)) allActions.swap()
      else onSearch({ with: assetId })
    },
    merge,
    cancel: (): void => {
      // What opened it may be gone.
      if (isGone) focus.want('pane')
      setAsked(null)
    },
    undo: async (): Promise<void> => {
      const about = await decide.undo()
      if (about !== null && opened.current === undefined) focus.want('list')
    },
  }
}
