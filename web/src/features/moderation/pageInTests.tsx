import { act, screen } from '@testing-library/react'
import type { QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { beforeEach, vi } from 'vitest'
import type { DecideResult, ModeratedCard } from '@/api/types'
import { decision, moderationPage } from '@/testing/moderated'
import { fakeServer } from '@/testing/server'
import { session } from '@/testing/sessions'
import { ModerationPage } from './ModerationPage'
import type { ModerationSearch } from './moderationSearch'

/** jsdom measures nothing: the queue is wide enough for two cards side by side. */
class Measured implements ResizeObserver {
  constructor(private readonly callback: ResizeObserverCallback) {}
  observe(): void {
    this.callback([{ contentRect: { width: 500 } } as ResizeObserverEntry], this)
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

/** The page, with its address in a state. */
export function Page({ search: first = {} }: { readonly search?: ModerationSearch }) {
  const [search, setSearch] = useState(first)
  return (
    <ModerationPage session={session} search={search} onSearch={(change) => setSearch((before) => ({ ...before, ...change }))} onShowInAssets={() => undefined} onDecided={() => undefined} />
  )
}

/** As was asked. */
export const fine: Partial<DecideResult> = { error: null }

/** A server that keeps what is decided; `hold` changes what waits, as others do. */
export function moderation(cards: readonly ModeratedCard[], decide: (id: string) => Partial<DecideResult> = () => fine) {
  let waiting = [...cards]
  const server = fakeServer({
    'GET /moderation': () => ({ body: moderationPage(waiting) }),
    'POST /moderation/decisions': (body) => {
      const { assetIds, status } = body as { assetIds: string[]; status: string }
      const results = assetIds.map((assetId) => ({ assetId, status, meanwhile: null, ...decide(assetId) }))
      const gone = new Set(status === 'pending' ? [] : results.filter(({ error }) => error === null).map(({ assetId }) => assetId))
      waiting = status === 'pending' ? [...cards] : waiting.filter(({ asset }) => !gone.has(asset.assetId))
      return { body: { results } }
    },
    ...Object.fromEntries(cards.map((card) => [`GET /moderation/assets/${card.asset.assetId}`, () => ({ body: { asset: card, history: [decision({ to: 'pending', from: null, reason: 'Look at the faces' })] } })])),
  })
  const hold = (now: readonly ModeratedCard[]): void => {
    waiting = [...now]
  }
  return { ...server, hold }
}

/** The page asks the server again, as it does by itself after a while. */
export const renew = (queryClient: QueryClient): Promise<void> => act(() => queryClient.invalidateQueries({ queryKey: ['moderation'] }))

// Nothing here is hidden; looking for that takes jsdom long.
export const row = (name: string) => screen.findByRole('row', { name: new RegExp(name), hidden: true })
export const decisions = ({ calls }: ReturnType<typeof moderation>) => calls.filter(({ call }) => call === 'POST /moderation/decisions').map(({ body }) => body as { assetIds: string[]; status: string; reason: string | null })
