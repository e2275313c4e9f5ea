import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import type { AssetDetails, DecisionKind, MergerEffect, UndoneDeletion } from '@/api/types'
import type { Seen } from './decide/seen'
import type { GroupFilter } from './duplicatesSearch'

const pageSize = 30
const pollMs = 15_000
/** How old a number beside a class may be that is not looked at. */
const elsewhereMs = 60_000

const lists = ['duplicates', 'list'] as const
const totals = ['duplicates', 'total'] as const
const merger = ['duplicates', 'merger'] as const

const question = ({ likeness, decided }: GroupFilter) => ({ class: likeness, ...(decided && { decided: 'true' }) })

export const duplicateQueries = {
  /** What the keys of all lists begin with, those of all numbers, and those of all mergers. */
  lists,
  totals,
  merger,

  list: (filter: GroupFilter) =>
    infiniteQueryOptions({
      queryKey: [...lists, filter.likeness, filter.decided],
      queryFn: ({ pageParam, signal }) =>
        data(api.GET('/library/api/duplicates', { params: { query: { ...question(filter), limit: pageSize, ...(pageParam !== null && { cursor: pageParam }) } }, signal })),
      // The first page has no cursor.
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
    }),

  /** How many groups there are. The one that is looked at is asked for again and again, while the tab is visible. */
  total: (filter: GroupFilter, isShown: boolean) =>
    queryOptions({
      queryKey: [...totals, filter.likeness, filter.decided],
      queryFn: async ({ signal }) => (await data(api.GET('/library/api/duplicates', { params: { query: { ...question(filter), limit: 1 } }, signal }))).total,
      staleTime: isShown ? pollMs : elsewhereMs,
      refetchInterval: isShown ? pollMs : false,
    }),

  details: (assetId: string) =>
    queryOptions({
      queryKey: ['duplicates', 'details', assetId],
      queryFn: ({ signal }): Promise<AssetDetails> => data(api.GET('/library/api/assets/{assetId}', { params: { path: { assetId } }, signal })),
      staleTime: 10_000,
    }),

  /** What a merger would add and lose: always as it is now. */
  effect: (keepId: string, removeId: string) =>
    queryOptions({
      queryKey: [...merger, keepId, removeId],
      queryFn: ({ signal }): Promise<MergerEffect> => data(api.GET('/library/api/duplicates/merger', { params: { query: { keepId, removeId } }, signal })),
      staleTime: 0,
      gcTime: 0,
    }),
}

export interface DecisionRequest {
  readonly firstId: string
  readonly secondId: string
  /** Null takes the decision back. */
  readonly decision: DecisionKind | null
  readonly keepId?: string
  readonly seen: Seen
}

export const sendDecision = (body: DecisionRequest) => data(api.POST('/library/api/duplicates', { body }))

export const undoMerger = (undoToken: string): Promise<UndoneDeletion> => data(api.POST('/library/api/assets/undo-delete', { body: { undoToken } }))
