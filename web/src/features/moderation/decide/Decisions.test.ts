import { describe, expect, it, vi } from 'vitest'
import type { DecideRequest, DecideResult, ModeratedCard } from '@/api/types'
import { decision, moderated } from '@/testing/moderated'
import { Decisions } from './Decisions'
import { fateOf } from './fates'

const idOf = ({ asset }: ModeratedCard) => asset.assetId
const many = (count: number) => Array.from({ length: count }, (_, i) => moderated(i + 1))

function server(answer: (id: string, request: DecideRequest) => Partial<DecideResult> = () => ({})) {
  const requests: DecideRequest[] = []
  const send = vi.fn((request: DecideRequest) => {
    requests.push(request)
    return Promise.resolve(request.assetIds.map((id) => ({ assetId: id, status: request.status, error: null, meanwhile: null, ...answer(id, request) })))
  })
  return { decisions: new Decisions(send), requests, send }
}

/** A server that answers when it is told to, whatever has come by then. */
function slowServer() {
  const requests: DecideRequest[] = []
  let waiting: (() => void)[] = []
  const decisions = new Decisions((request) => {
    requests.push(request)
    return new Promise((resolve) => {
      waiting.push(() => resolve(request.assetIds.map((assetId) => ({ assetId, status: request.status, error: null, meanwhile: null }))))
    })
  })
  const answer = async (): Promise<void> => {
    const now = waiting
    waiting = []
    for (const each of now) each()
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { decisions, requests, answer }
}

const fatesOf = ({ fates }: ReturnType<Decisions['getView']>, cards: readonly ModeratedCard[]) => cards.map((card) => fateOf(card, fates)?.state)

describe('a decision', () => {
  it('is believed at once, and tells the server what was looked at', async () => {
    const { decisions, requests } = server()
    const card = moderated(1)
    const decided = decisions.decide([card], 'rejected', 'Blurred')
    expect(fatesOf(decisions.getView(), [card])).toEqual(['sending'])
    expect((await decided).undoable).not.toBeNull()
    expect(fatesOf(decisions.getView(), [card])).toEqual(['done'])
    expect(requests).toEqual([
      { assetIds: [idOf(card)], status: 'rejected', reason: 'Blurred', seen: [{ assetId: idOf(card), status: 'pending', version: card.asset.version }] },
    ])
  })

  it('about many goes in steps, and says how far it is', async () => {
    const { decisions, requests } = server()
    const seen: (number | undefined)[] = []
    decisions.subscribe(() => seen.push(decisions.getView().progress?.done))
    const verdict = await decisions.decide(many(45), 'approved', null)
    expect(verdict.decided).toHaveLength(45)
    expect(requests.map(({ assetIds }) => assetIds.length)).toEqual([20, 20, 5])
    expect([...new Set(seen)]).toEqual([0, 20, 40, undefined])
  })

  it('about many is told with the others that are under way', async () => {
    const { decisions, answer } = slowServer()
    const both = [decisions.decide(many(45), 'approved', null), decisions.decide(many(30), 'rejected', null)]
    expect(decisions.getView().progress).toEqual({ done: 0, total: 75 })
    await answer()
    expect(decisions.getView().progress).toEqual({ done: 40, total: 75 })
    await answer()
    expect(decisions.getView().progress).toEqual({ done: 40, total: 45 })
    await answer()
    await Promise.all(both)
    expect(decisions.getView().progress).toBeNull()
  })

  it('that the server refuses comes back with the reason, the others stay decided', async () => {
    const [one, two] = [moderated(1), moderated(2)]
    const { decisions } = server((id) => (id === idOf(two) ? { status: null, error: 'You may not edit here' } : {}))
    const { refused, decided } = await decisions.decide([one, two], 'approved', null)
    expect([decided, refused]).toEqual([[one], [{ card: two, reason: 'You may not edit here' }]])
    expect(fatesOf(decisions.getView(), [one, two])).toEqual(['done', 'refused'])
  })

  it('that cannot be sent comes back, with what was to be sent after it', async () => {
    const send = vi.fn<(request: DecideRequest) => Promise<readonly DecideResult[]>>().mockRejectedValue(new Error('The server does not answer'))
    const decisions = new Decisions(send)
    const { refused, undoable } = await decisions.decide(many(50), 'approved', null)
    expect([refused.length, undoable, send.mock.calls.length]).toEqual([50, null, 1])
  })

  it('does not overrule what another decided meanwhile, and keeps it in sight until the person has read it', async () => {
    const card = moderated(1)
    const { decisions } = server(() => ({ status: 'rejected', error: 'It is rejected by now', meanwhile: decision() }))
    await decisions.decide([card], 'approved', null)
    const view = decisions.getView()
    expect(fateOf(card, view.fates)).toMatchObject({ state: 'meanwhile', status: 'rejected', by: { by: { name: 'Ana Berg' } } })
    expect(view.kept.has(idOf(card))).toBe(true)
    decisions.dismiss(card)
    expect([fatesOf(decisions.getView(), [card]), decisions.getView().kept.size]).toEqual([['done'], 0])
  })

  it('that another made too is theirs, and not undone with one’s own', async () => {
    const [one, two] = [moderated(1), moderated(2)]
    const { decisions, requests } = server((id, { status }) => (id === idOf(one) && status === 'rejected' ? { status: 'rejected', error: 'It is rejected by now', meanwhile: decision({ reason: 'Blurred' }) } : {}))
    const { decided } = await decisions.decide([one, two], 'rejected', 'Too dark')
    expect(decided).toEqual([two])
    expect(fateOf(one, decisions.getView().fates)).toMatchObject({ state: 'meanwhile', status: 'rejected', by: { reason: 'Blurred' } })
    await decisions.undo()
    expect(requests.at(-1)?.assetIds).toEqual([idOf(two)])
  })

  it('is sent once, though it is made twice on the same look', async () => {
    const { decisions, requests } = server()
    const card = moderated(1)
    const [first, second] = await Promise.all([decisions.decide([card], 'approved', null), decisions.decide([card], 'approved', null)])
    expect([first.decided, second.decided, second.refused, second.undoable]).toEqual([[card], [], [], null])
    expect(requests).toHaveLength(1)
    await decisions.undo()
    expect((await decisions.decide([card], 'approved', null)).decided).toEqual([card])
  })

  it('is about the look that the person had: what has changed since is another', async () => {
    const { decisions } = server()
    const card = moderated(1)
    await decisions.decide([card], 'rejected', null)
    expect(fateOf({ ...card, lastDecision: decision({ to: 'pending' }) }, decisions.getView().fates)).toBeUndefined()
  })
})

describe('undoing', () => {
  it('makes each asset what it was, latest decision first', async () => {
    const [one, two] = [moderated(1), moderated(2, { status: 'approved' })]
    const { decisions, requests } = server()
    await decisions.decide([one, two], 'rejected', null)
    await decisions.undo()
    expect(requests.slice(1).map(({ assetIds, status, seen }) => [assetIds, status, seen?.[0]?.status])).toEqual([
      [[idOf(one)], 'pending', 'rejected'],
      [[idOf(two)], 'approved', 'rejected'],
    ])
    expect(fatesOf(decisions.getView(), [one, two])).toEqual([undefined, undefined])
    expect([...decisions.getView().kept.keys()]).toEqual([idOf(one), idOf(two)])
    expect(await decisions.undo()).toBeNull()
  })

  it('means the decision that is under way, not the one before', async () => {
    const [one, two] = [moderated(1), moderated(2)]
    const { decisions, requests, answer } = slowServer()
    const first = decisions.decide([one], 'approved', null)
    await answer()
    await first
    const second = decisions.decide([two], 'rejected', null)
    const undone = decisions.undo()
    await answer()
    expect((await second).undoable).toBeNull()
    await answer()
    expect((await undone)?.decided).toEqual([two])
    expect(requests.map(({ assetIds, status }) => [assetIds[0], status])).toEqual([[idOf(one), 'approved'], [idOf(two), 'rejected'], [idOf(two), 'pending']])
    expect(fatesOf(decisions.getView(), [one, two])).toEqual(['done', undefined])
  })

  it('of a decision that did not come about is nothing', async () => {
    const { decisions } = server(() => ({ status: null, error: 'You may not edit here' }))
    const decided = decisions.decide([moderated(1)], 'approved', null)
    expect(await decisions.undo()).toBeNull()
    expect((await decided).undoable).toBeNull()
    expect(await decisions.undo()).toBeNull()
  })

  it('that did not reach the server can be tried again, in its turn', async () => {
    const [one, two] = [moderated(1), moderated(2)]
    let isDown = false
    const { decisions, requests } = server(() => {
      if (isDown) throw new Error('The server does not answer')
      return {}
    })
    await decisions.decide([one], 'approved', null)
    const { undoable } = await decisions.decide([two], 'rejected', null)
    isDown = true
    expect((await decisions.undo(undoable ?? undefined))?.refused).toEqual([{ card: two, reason: 'The server does not answer' }])
    isDown = false
    expect((await decisions.undo())?.decided).toEqual([two])
    expect((await decisions.undo())?.decided).toEqual([one])
    expect(requests).toHaveLength(5)
  })

  it('leaves out what nothing moderated before', async () => {
    const [plain, two] = [moderated(1, { status: null, steps: [] }), moderated(2)]
    const { decisions, requests } = server()
    await decisions.decide([plain, two], 'rejected', null)
    expect((await decisions.undo())?.decided).toEqual([two])
    expect(requests.at(0)?.seen?.map((each) => each.status)).toEqual([null, 'pending'])
    expect((await decisions.decide([plain], 'approved', null)).undoable).toBeNull()
  })

  it('waits for the lists that have it, unlike what another decided', async () => {
    const card = moderated(1)
    const { decisions } = server()
    await decisions.decide([card], 'rejected', null)
    expect(decisions.getView().isAwaited).toBe(false)
    await decisions.undo()
    expect(decisions.getView().isAwaited).toBe(true)
    decisions.listed(new Set([idOf(card)]))
    expect(decisions.getView().isAwaited).toBe(false)

    const { decisions: late } = server(() => ({ status: 'rejected', error: 'It is rejected by now', meanwhile: decision() }))
    await late.decide([card], 'approved', null)
    expect([late.getView().kept.size, late.getView().isAwaited]).toEqual([1, false])
  })

  it('keeps what came back in sight until the server lists it, and then goes by the server', async () => {
    const { decisions } = server()
    const [one, two] = [moderated(1), moderated(2)]
    await decisions.decide([one, two], 'rejected', null)
    await decisions.undo()
    const kept = () => [...decisions.getView().kept.keys()]
    decisions.listed(new Set([idOf(one)]))
    expect(kept()).toEqual([idOf(two)])
    decisions.listed(new Set())
    decisions.listed(new Set())
    expect(kept()).toEqual([])
  })

  it('leaves alone what another decided after it', async () => {
    const card = moderated(1)
    const { decisions } = server((_, { status }) => (status === 'pending' ? { status: 'approved', error: 'It is approved by now' } : {}))
    const { undoable } = await decisions.decide([card], 'rejected', null)
    const verdict = await decisions.undo(undoable ?? undefined)
    expect(verdict?.refused).toEqual([{ card, reason: 'It is approved by now' }])
    expect(fatesOf(decisions.getView(), [card])).toEqual(['done'])
  })
})
