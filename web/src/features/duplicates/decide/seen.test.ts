import { describe, expect, it } from 'vitest'
import { card } from '@/testing/cards'
import { member, pair } from '@/testing/duplicates'
import { seenOf } from './seen'

describe('what was seen of a pair', () => {
  it('is its class, its decision and the versions of both, whichever side they were on', () => {
    const decided = pair(1, 2, { decision: { kind: 'keep', by: 'u2', byName: 'Ana Berg', at: '2026-01-01T10:00:00Z', of: 'picture', keptId: null } })
    expect(seenOf(decided, [member(2), member(1)])).toEqual({ decidedAt: '2026-01-01T10:00:00Z', class: 'picture', firstVersion: card(1).version, secondVersion: card(2).version })
  })

  it('is the decision alone where nobody looked at the two', () => {
    expect(seenOf(pair(1, 2))).toEqual({ decidedAt: null, class: null, firstVersion: null, secondVersion: null })
  })
})
