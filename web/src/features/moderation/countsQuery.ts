import { queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import type { ModerationCounts } from '@/api/types'

const pollMs = 5_000
const pollElsewhereMs = 15_000

/** How many assets wait and how many were decided, of a kind of moderation or of any. A file of its own: every page shows the first number. */
export const countsQuery = (kind?: string) =>
  queryOptions({
    queryKey: ['moderation', 'counts', kind ?? ''],
    queryFn: async ({ signal }): Promise<ModerationCounts> =>
      (await data(api.GET('/library/api/moderation', { params: { query: { limit: 1, ...(kind !== undefined && { kind }) } }, signal }))).counts,
  })

/** Asks again and again while the tab is visible; more often where people decide. */
export const polled = (isDeciding: boolean) => ({ refetchInterval: isDeciding ? pollMs : pollElsewhereMs, staleTime: pollMs })
