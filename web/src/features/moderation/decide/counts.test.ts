import { describe, expect, it } from 'vitest'
import { moderated } from '@/testing/moderated'
import { recount } from './counts'
import { failureText } from './failureText'

describe('the counts after a decision', () => {
  it('go along, and never below none', () => {
    expect(recount({ pending: 2, approved: 0, rejected: 5 }, [{ from: 'pending', to: 'approved' }, { from: 'pending', to: 'approved' }])).toEqual({ pending: 0, approved: 2, rejected: 5 })
    expect(recount({ pending: 0, approved: 0, rejected: 0 }, [{ from: 'pending', to: 'rejected' }]).pending).toBe(0)
  })
})

describe('what failed', () => {
  it('is told by name, or by how many for which reason', () => {
    const failed = (number: number, reason: string) => ({ card: moderated(number), reason })
    expect(failureText(1, [failed(1, 'You may not')], 'approved')).toBe('Photo 1 not approved: You may not')
    expect(failureText(9, [failed(1, 'You may not'), failed(2, 'You may not')], 'approved')).toBe('2 of 9 assets not approved: You may not')
    expect(failureText(9, [failed(1, 'You may not'), failed(2, 'Gone')], 'rejected')).toBe('2 of 9 assets not rejected: You may not (1), Gone (1)')
  })
})
