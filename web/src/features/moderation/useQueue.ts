import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { countsQuery, polled } from './countsQuery'
import type { DecisionsView } from './decide/Decisions'
import { moderationQueries } from './moderationQueries'
import type { QueueFilter } from './moderationSearch'
import { queueOf } from './queue/queueOf'

/** The queue as it is now: what the server lists, asked again when its counts change, with what was decided here. */
export function useQueue(filter: QueueFilter, decisions: DecisionsView, onListed: (assetIds: ReadonlySet<string>) => void) {
  const list = useInfiniteQuery(moderationQueries.list(filter))
  const counts = useQuery({ ...countsQuery(filter.kind), ...polled(true) })
  const { data: counted, dataUpdatedAt: countedAt } = counts
  const onCounts = useEffectEvent(() => {
    const known = list.data?.pages[0]?.counts
    if (counted && known && JSON.stringify(counted) !== JSON.stringify(known)) void list.refetch({ cancelRefetch: false })
  })
  useEffect(() => onCounts(), [countedAt])

  const listed = useMemo(() => list.data?.pages.flatMap(({ assets }) => assets) ?? [], [list.data])
  const tellListed = useEffectEvent(() => onListed(new Set(listed.map(({ asset }) => asset.assetId))))
  useEffect(() => {
    if (list.dataUpdatedAt > 0) tellListed()
  }, [list.dataUpdatedAt])
  return { list, counts, items: queueOf(listed, decisions, filter) }
}
