import { act, screen } from '@testing-library/react'
import type { QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { beforeEach, vi } from 'vitest'
import type { DuplicateGroup } from '@/api/types'
import { groupsPage, pair } from '@/testing/duplicates'
import { fakeServer } from '@/testing/server'
import type { Seen } from './decide/seen'
import { DuplicatesPage } from './DuplicatesPage'
import type { DuplicatesSearch } from './duplicatesSearch'

/** jsdom measures nothing: the list is wide enough for two groups side by side. */
class Measured implements ResizeObserver {
  constructor(private readonly callback: ResizeObserverCallback) {}
  observe(): void {
    this.callback([{ contentRect: { width: 600 } } as ResizeObserverEntry], this)
  }
  unobserve(): void {}
  disconnect(): void {}
}

/** What the page needs of a browser, and time: other suites run beside these, and each test draws the whole page. */
export function preparePages(): void {
  vi.setConfig({ testTimeout: 60_000 })
  beforeEach(() => {
    vi.stubGlobal('ResizeObserver', Measured)
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }))
    Element.prototype.scrollIntoView = () => undefined
  })
}

export const told = { merged: [] as unknown[], restored: [] as unknown[] }

/** The page, with its address in a state. */
export function Page({ search: first = { class: 'picture' }, onGo }: { readonly search?: DuplicatesSearch; readonly onGo?: () => void }) {
  const [search, setSearch] = useState(first)
  return (
    <DuplicatesPage
      search={search}
      onSearch={(change) => {
        onGo?.()
        setSearch((before) => ({ ...before, ...change }))
      }}
      onShowInAssets={() => undefined}
      onMerged={(kept, removed) => told.merged.push([kept.assetId, ...removed])}
      onRestored={(ids) => told.restored.push(...ids)}
    />
  )
}

export interface SentDecision {
  readonly firstId: string
  readonly secondId: string
  readonly decision: string | null
  readonly keepId?: string
  readonly seen: Seen
}

type Refusal = { readonly status: number; readonly body: { readonly error: { readonly message: string } }; readonly secondId: string | undefined }

/** A server with these groups; `hold` changes them, as others do, and `refuse` has it refuse decisions. */
export function duplicates(groups: readonly DuplicateGroup[], effect: unknown = { addedTags: [], values: [] }) {
  let held = groups
  let refusal: Refusal | null = null
  let decisions = 0
  let isCut = false
  let gate: Promise<void> | null = null
  const server = fakeServer({
    'GET /duplicates': () => ({ body: groupsPage(held) }),
    'GET /duplicates/merger': () => ({ body: effect }),
    'POST /assets/undo-delete': () => ({ body: { restored: held.flatMap(({ assets }) => assets.map(({ asset }) => asset)).slice(0, 1), failed: [] } }),
    'POST /duplicates': (body) => {
      if (isCut) throw new TypeError('Failed to fetch')
      const { firstId, secondId, decision, keepId } = body as SentDecision
      if (refusal && secondId === (refusal.secondId ?? secondId)) return refusal
      const found = held.flatMap(({ pairs }) => pairs).find((each) => each.firstId === firstId && each.secondId === secondId)
      const kept = held.flatMap(({ assets }) => assets).find(({ asset }) => asset.assetId === keepId)?.asset ?? null
      const decided = decision === null ? null : { kind: decision, by: 'u1', byName: 'Ines Halden', at: `2026-01-02T10:00:0${decisions++}Z`, of: 'picture', keptId: keepId ?? null }
      return { body: { pair: { ...pair(1, 2), ...found, firstId, secondId, decision: decided }, kept, undoToken: decision === 'merge' ? `token-${secondId}` : null, undoUntil: decision === 'merge' ? '2026-01-02T10:10:00Z' : null } }
    },
  })
  const answer = vi.mocked(globalThis.fetch).getMockImplementation()
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    if (gate !== null && input instanceof Request && input.method === 'POST') await gate
    return answer ? answer(input, init) : new Response()
  })
  return {
    ...server,
    hold: (now: readonly DuplicateGroup[]): void => {
      held = now
    },
    /** All decisions, or those about one asset. */
    refuse: (status: number | null, message = '', secondId?: string): void => {
      refusal = status === null ? null : { status, body: { error: { message } }, secondId }
    },
    /** No decision gets an answer. */
    cut: (): void => {
      isCut = true
    },
    /** Decisions get their answer once the result is called. */
    delay: (): (() => void) => {
      let open = (): void => undefined
      gate = new Promise<void>((resolve) => (open = resolve))
      return open
    },
    sent: (): readonly SentDecision[] => server.calls.filter(({ call }) => call === 'POST /duplicates').map(({ body }) => body as SentDecision),
  }
}

/** The page asks the server again, as it does by itself after a while. */
export const renew = (queryClient: QueryClient): Promise<void> => act(() => queryClient.invalidateQueries({ queryKey: ['duplicates'] }))

// Nothing here is hidden; looking for that takes jsdom long.
export const row = (name: string) => screen.findByRole('row', { name: new RegExp(`^${name}`), hidden: true })
export const pane = () => screen.findByRole('complementary', { hidden: true })
