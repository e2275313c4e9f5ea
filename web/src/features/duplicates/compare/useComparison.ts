import { useState } from 'react'
import type { DuplicateGroup, DuplicateMember, DuplicatePair } from '@/api/types'
import type { DuplicatesSearch } from '../duplicatesSearch'
import { idOf, memberOf, othersOf, pairOf } from '../groups'

/** Two assets of a group beside each other. */
export interface Sides {
  readonly group: DuplicateGroup
  readonly left: DuplicateMember
  readonly right: DuplicateMember
  /** Undefined where the two are in the group only by way of others. */
  readonly pair: DuplicatePair | undefined
  readonly others: readonly DuplicateMember[]
}

/** What is compared. A group that others decided meanwhile stays in sight as it was: nothing is taken from under the hands. */
export function useComparison(groups: readonly DuplicateGroup[], { open, with: other }: Pick<DuplicatesSearch, 'open' | 'with'>) {
  const [last, setLast] = useState<DuplicateGroup>()
  const index = open === undefined ? -1 : groups.findIndex((group) => memberOf(group, open) !== undefined)
  const found = groups[index]
  if (found !== undefined && found !== last) setLast(found)
  return { index, sides: sidesOf(found ?? last, open, other), isGone: open !== undefined && found === undefined }
}

function sidesOf(group: DuplicateGroup | undefined, open: string | undefined, other: string | undefined): Sides | null {
  const left = group && memberOf(group, open)
  if (!group || !left) return null
  const others = othersOf(group, idOf(left))
  const right = others.find((each) => idOf(each) === other) ?? others[0]
  return right ? { group, left, right, pair: pairOf(group, idOf(left), idOf(right)), others } : null
}
