import { act, renderHook } from '@testing-library/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import { eventually } from '@/testing/eventually'
import { moderated } from '@/testing/moderated'
import type { DecisionsView } from './decide/Decisions'
import { moderation } from './pageInTests'
import { useQueue } from './useQueue'

const pending = { status: 'pending', kind: undefined, order: 'newest' } as const

it('lists again with the counts, though they are the same, until it has what was taken back', async () => {
  const card = moderated(1)
  const { calls } = moderation([])
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const wrapper = ({ children }: { readonly children: ReactNode }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  const view: DecisionsView = { fates: new Map(), kept: new Map([[card.asset.assetId, card]]), isAwaited: true, progress: null }
  const listed: number[] = []
  const { result } = renderHook(() => useQueue(pending, view, (ids) => listed.push(ids.size)), { wrapper })
  await eventually(() => expect(result.current.counts.isSuccess && result.current.list.isSuccess).toBe(true))
  expect(result.current.items.map((item) => item.card)).toEqual([card])
  const [asked, told] = [calls.length, listed.length]
  await act(async () => {
    // Later than those before, as those of each poll are.
    queryClient.setQueryData(['moderation', 'counts', ''], (counts: unknown) => counts, { updatedAt: Date.now() + 1000 })
    await Promise.resolve()
  })
  await eventually(() => expect(listed.length).toBeGreaterThan(told))
  expect(calls.length).toBeGreaterThan(asked)
})
