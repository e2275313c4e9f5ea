import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { duplicateQueries } from './duplicateQueries'
import { type GroupFilter, type Likeness, likenesses } from './duplicatesSearch'

/** The groups as the server lists them, and how many there are of each class. They are asked for again when their number has changed. */
export function useGroups(filter: GroupFilter) {
  const list = useInfiniteQuery(duplicateQueries.list(filter))
  const totals = useQueries({ queries: likenesses.map((likeness) => duplicateQueries.total({ ...filter, likeness }, likeness === filter.likeness)) })
  const shown = totals[likenesses.indexOf(filter.likeness)]
  const { data: total, dataUpdatedAt: countedAt } = shown ?? {}
  const onTotal = useEffectEvent(() => {
    const known = list.data?.pages[0]?.total
    if (total !== undefined && known !== undefined && total !== known) void list.refetch({ cancelRefetch: false })
  })
  useEffect(() => onTotal(), [countedAt])

  // Between two pages others may have decided, so that a group is on both.
  const groups = [...new Map((list.data?.pages.flatMap((page) => page.groups) ?? []).map((group) => [group.id, group])).values()]
  const listed = list.data?.pages[0]?.total
  // What is in the list is newer than a number of before.
  const counts = Object.fromEntries(likenesses.map((likeness, index) => [likeness, (likeness === filter.likeness ? listed : undefined) ?? totals[index]?.data])) as Readonly<Record<Likeness, number | undefined>>
  return { list, groups, counts }
}
