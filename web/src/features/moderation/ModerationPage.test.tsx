import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useState } from 'react'
import type { DecideResult, ModeratedCard } from '@/api/types'
import { decision, moderated, moderationPage } from '@/testing/moderated'
import { fakeServer } from '@/testing/server'
import { session } from '@/testing/sessions'
import { expectAccessible, show } from '@/testing/show'
import { ModerationPage } from './ModerationPage'
import type { ModerationSearch } from './moderationSearch'

const [three, two, one] = [moderated(3), moderated(2), moderated(1)]

/** jsdom measures nothing: the queue is wide enough for two cards side by side. */
class Measured implements ResizeObserver {
  constructor(private readonly callback: ResizeObserverCallback) {}
  observe(): void {
    this.callback([{ contentRect: { width: 500 } } as ResizeObserverEntry], this)
  }
  unobserve(): void {}
  disconnect(): void {}
}

// Other suites run beside these, and each draws the whole page.
vi.setConfig({ testTimeout: 60_000 })

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', Measured)
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }))
  Element.prototype.scrollIntoView = () => undefined
})

function Page({ search: first = {} }: { readonly search?: ModerationSearch }) {
  const [search, setSearch] = useState(first)
  return (
    <ModerationPage session={session} search={search} onSearch={(change) => setSearch((before) => ({ ...before, ...change }))} onShowInAssets={() => undefined} onDecided={() => undefined} />
  )
}

/** A server that keeps what is decided. */
const fine: Partial<DecideResult> = { error: null }

function moderation(cards: readonly ModeratedCard[], decide: (id: string) => Partial<DecideResult> = () => fine) {
  let waiting = [...cards]
  return fakeServer({
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
}

// Nothing here is hidden; looking for that takes jsdom long.
const row = (name: string) => screen.findByRole('row', { name: new RegExp(name), hidden: true })
const decisions = ({ calls }: ReturnType<typeof fakeServer>) => calls.filter(({ call }) => call === 'POST /moderation/decisions').map(({ body }) => body as { assetIds: string[]; status: string; reason: string | null })

describe('the queue', () => {
  it('shows what waits and why, and axe finds nothing', async () => {
    const sensitive = moderated(4, { steps: [{ kind: 'nsfw', status: 'pending', updatedAt: '2026-01-01T00:00:00Z', message: 'A person decides', reasons: [{ name: 'nsfw', confidence: 0.83 }] }] })
    moderation([sensitive, three])
    const { container } = show(<Page />)
    expect(await row('Photo 4')).toHaveTextContent('Sensitive content 83 %')
    expect(await row('Photo 3')).toHaveTextContent('Waits for a person')
    expect(container.querySelector('img')).toHaveAttribute('src', `${sensitive.preview ?? ''}?size=480`)
    expect(screen.getByRole('radio', { name: /Pending/ })).toHaveTextContent('2')
    await expectAccessible(container)
  })

  it('is decided by keyboard alone: the next asset has the focus, and U takes back', async () => {
    const server = moderation([three, two, one])
    const { person } = show(<Page />)
    ;(await row('Photo 3')).focus()
    await person.keyboard('a')
    expect(await row('Photo 2')).toHaveFocus()
    await person.keyboard('{ArrowRight}r')
    expect(await row('Photo 2')).toHaveFocus()
    expect(screen.queryByRole('row', { name: /Photo [13]/ })).toBeNull()
    expect(decisions(server).map(({ assetIds, status }) => [assetIds, status])).toEqual([[[three.asset.assetId], 'approved'], [[one.asset.assetId], 'rejected']])
    await person.keyboard('u')
    expect(await row('Photo 1')).toBeVisible()
    expect(decisions(server).at(-1)).toMatchObject({ assetIds: [one.asset.assetId], status: 'pending' })
  })

  it('rejects several with a reason, and one message takes them all back', async () => {
    const server = moderation([three, two, one])
    const { person } = show(<Page />)
    ;(await row('Photo 3')).focus()
    await person.keyboard(' {ArrowRight} {Shift>}R{/Shift}')
    const dialog = within(await screen.findByRole('dialog', { name: 'Reject 2 assets' }))
    expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveFocus()
    await person.paste('No release')
    await person.click(dialog.getByRole('button', { name: 'Reject' }))
    expect(await screen.findByText('2 assets rejected')).toBeVisible()
    expect(decisions(server)).toMatchObject([{ assetIds: [three.asset.assetId, two.asset.assetId], status: 'rejected', reason: 'No release' }])
    await person.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await row('Photo 3')).toBeVisible()
    expect(await row('Photo 2')).toBeVisible()
  })

  it('tells who decided meanwhile, instead of overruling them', async () => {
    moderation([three, two], (id) => (id === three.asset.assetId ? { status: 'rejected', error: 'It is rejected by now', meanwhile: decision({ reason: 'Blurred' }) } : fine))
    const { person } = show(<Page />)
    await person.click(within(await row('Photo 3')).getByRole('button', { name: 'Approve' }))
    expect(await screen.findByText('Rejected by Ana Berg meanwhile: Blurred')).toBeVisible()
    expect(within(await row('Photo 3')).queryByRole('button', { name: 'Approve' })).toBeNull()
    await person.click(screen.getByRole('button', { name: 'Understood' }))
    expect(screen.queryByText(/Ana Berg/)).toBeNull()
  })

  it('looks closer in a pane, which goes on to the next one', async () => {
    moderation([three, two])
    const { person } = show(<Page />)
    await person.click(await row('Photo 3'))
    const pane = screen.getByRole('complementary')
    expect(await within(pane).findByText('Look at the faces')).toBeVisible()
    await person.click(within(pane).getByRole('button', { name: 'Approve' }))
    expect(await screen.findByRole('complementary', { name: 'Review of Photo 2' })).toBeVisible()
    await expectAccessible(pane)
    await person.keyboard('{Escape}')
    expect(screen.queryByRole('complementary')).toBeNull()
  })

  it('is only looked at by who may not decide, and says what it takes', async () => {
    const server = moderation([moderated(1, { canDecide: false })])
    const { person } = show(<Page />)
    const only = await row('Photo 1')
    expect(within(only).queryByRole('button', { name: 'Approve' })).toBeNull()
    only.focus()
    await person.keyboard('a')
    expect(screen.getByText(/which an administrator can give you/)).toBeVisible()
    expect(decisions(server)).toEqual([])
  })

  it('shows its keys, says when nothing waits, and asks again when it failed', async () => {
    let isDown = true
    fakeServer({ 'GET /moderation': () => (isDown ? { status: 503, body: { error: { message: 'The index is being built' } } } : { body: moderationPage([]) }) })
    const { person, container } = show(<Page />)
    expect(await screen.findByText(/The index is being built/)).toBeVisible()
    isDown = false
    await person.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'Nothing waits' })).toBeVisible()
    await expectAccessible(container)
    await person.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }))
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveTextContent('Undo the last decision')
  })
})
