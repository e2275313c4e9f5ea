import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import type { DecideRequest, DecideResult, Duplicate, ModerationHistory } from '@/api/types'
import type { QueueFilter } from './moderationSearch'

const pageSize = 50

export const moderationQueries = {
  list: ({ status, kind, order }: QueueFilter) =>
    infiniteQueryOptions({
      queryKey: ['moderation', 'list', status, kind ?? '', order],
      queryFn: ({ pageParam, signal }) =>
        data(
          api.GET('/library/api/moderation', {
            params: { query: { status, order, limit: pageSize, ...(kind !== undefined && { kind }), ...(pageParam !== null && { cursor: pageParam }) } },
            signal,
          }),
        ),
      // The first page has no cursor.
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
    }),

  history: (assetId: string) =>
    queryOptions({
      queryKey: ['moderation', 'history', assetId],
      queryFn: ({ signal }): Promise<ModerationHistory> => data(api.GET('/library/api/moderation/assets/{assetId}', { params: { path: { assetId } }, signal })),
      staleTime: 10_000,
    }),

  duplicates: (assetId: string) =>
    queryOptions({
      queryKey: ['moderation', 'duplicates', assetId],
      queryFn: async ({ signal }): Promise<readonly Duplicate[]> =>
        (await data(api.GET('/library/api/assets/{assetId}/duplicates', { params: { path: { assetId } }, signal }))).duplicates,
      staleTime: 60_000,
    }),
}

export const sendDecisions = async (body: DecideRequest): Promise<readonly DecideResult[]> =>
  (await data(api.POST('/library/api/moderation/decisions', { body }))).results
