import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { DuplicatePair } from '@/api/types'

/** What was decided here and can be taken back. */
export type PastDecision =
  | { readonly kind: 'decision'; readonly number: number; readonly text: string; readonly pair: DuplicatePair; readonly before: DuplicatePair['decision'] }
  | { readonly kind: 'merger'; readonly number: number; readonly text: string; readonly keepId: string; readonly undo: readonly { readonly token: string; readonly until: string }[] }

type New<T> = T extends PastDecision ? Omit<T, 'number'> : never

const most = 50

/** Kept while the page is left and come back to: what a merger took away comes back by this alone. */
export const pastQuery = queryOptions({
  queryKey: ['duplicates', 'past'],
  queryFn: (): readonly PastDecision[] => [],
  initialData: [],
  staleTime: Infinity,
  gcTime: Infinity,
})

/** The last number that was given; that of a decision is in what it says with a way back. */
let last = 0

export function remember(queryClient: QueryClient, decision: New<PastDecision>): number {
  last += 1
  const number = last
  queryClient.setQueryData<readonly PastDecision[]>(pastQuery.queryKey, (past = []) => [...past, { ...decision, number }].slice(-most))
  return number
}

/** Takes one out, the last where none is named; null where it is not there any more. */
export function take(queryClient: QueryClient, number?: number): PastDecision | null {
  const past = queryClient.getQueryData<readonly PastDecision[]>(pastQuery.queryKey) ?? []
  const found = number === undefined ? past.at(-1) : past.find((each) => each.number === number)
  if (!found) return null
  queryClient.setQueryData<readonly PastDecision[]>(pastQuery.queryKey, past.filter((each) => each !== found))
  return found
}

/** The pair of a decision is by now as the server says: what was decided of it before can still be taken back. */
export const follow = (queryClient: QueryClient, { firstId, secondId, decision }: DuplicatePair): void =>
  void queryClient.setQueryData<readonly PastDecision[]>(pastQuery.queryKey, (past = []) =>
    past.map((each) => (each.kind === 'decision' && each.pair.firstId === firstId && each.pair.secondId === secondId ? { ...each, pair: { ...each.pair, decision } } : each)),
  )

/** It could not be taken back yet. */
export const putBack = (queryClient: QueryClient, decision: PastDecision): void =>
  void queryClient.setQueryData<readonly PastDecision[]>(pastQuery.queryKey, (past = []) => [...past, decision].sort((a, b) => a.number - b.number))
