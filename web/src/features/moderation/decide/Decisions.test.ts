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
