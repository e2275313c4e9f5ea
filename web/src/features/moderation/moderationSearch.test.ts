import { describe, expect, it } from 'vitest'
import { filterOf, parseModerationSearch } from './moderationSearch'

const id = 'a'.repeat(32)

describe('the address of the moderation page', () => {
  it('says what is shown, and how', () => {
    const search = { status: 'rejected', kind: 'duplicate', order: 'oldest', view: 'list', open: id }
    expect(parseModerationSearch(search)).toEqual(search)
    expect(filterOf(parseModerationSearch(search))).toEqual({ status: 'rejected', kind: 'duplicate', order: 'oldest' })
  })

  it('leaves out what makes no sense, and what is usual', () => {
    expect(parseModerationSearch({ status: 'aborted', kind: 'toString', order: 'best', view: 'cards', open: '../x' })).toEqual({})
    expect(filterOf({})).toEqual({ status: 'pending', kind: undefined, order: 'newest' })
  })
})
