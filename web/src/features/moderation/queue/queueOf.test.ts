import { describe, expect, it } from 'vitest'
import type { ModeratedCard } from '@/api/types'
import { moderated } from '@/testing/moderated'
import { type Outcome, stampOf } from '../decide/fates'
import { queueOf } from './queueOf'

const pending = { status: 'pending', kind: undefined, order: 'newest' } as const
const none = { fates: new Map(), kept: new Map() }
const [three, two, one] = [moderated(3), moderated(2), moderated(1)]

const after = (card: ModeratedCard, outcome: Outcome) => ({ ...none, fates: new Map([[card.asset.assetId, { ...outcome, of: stampOf(card) }]]) })
const numbers = (...parameters: Parameters<typeof queueOf>) => queueOf(...parameters).map(({ card }) => card.asset.publicId)

describe('the queue', () => {
  it('is what the server lists, each once', () => {
    expect(numbers([three, two, two, one], none, pending)).toEqual(['photo-3', 'photo-2', 'photo-1'])
  })

  it('loses what is decided at once, and what was refused is back with the reason', () => {
    expect(numbers([three, two, one], after(two, { state: 'sending', to: 'rejected' }), pending)).toEqual(['photo-3', 'photo-1'])
    expect(queueOf([two], after(two, { state: 'refused', reason: 'No' }), pending)[0]?.problem).toMatchObject({ reason: 'No' })
  })

  it('has back in its place what was undone, though the server does not list it yet', () => {
    const undone = { ...none, kept: new Map([[two.asset.assetId, two]]) }
    expect(numbers([three, one], undone, pending)).toEqual(['photo-3', 'photo-2', 'photo-1'])
    expect(numbers([one, three], undone, { ...pending, order: 'oldest' })).toEqual(['photo-1', 'photo-2', 'photo-3'])
    expect(numbers([], undone, { ...pending, status: 'rejected' })).toEqual([])
    expect(numbers([], undone, { ...pending, kind: 'nsfw' })).toEqual([])
  })
})
