import { describe, expect, it } from 'vitest'
import { filterOf, parseDuplicatesSearch } from './duplicatesSearch'

const [a, b] = ['a'.repeat(32), 'b'.repeat(32)]

describe('the address of the duplicates page', () => {
  it('says which groups are listed and what is compared', () => {
    expect(parseDuplicatesSearch({ class: 'variant', show: 'decided', open: a, with: b })).toEqual({ class: 'variant', show: 'decided', open: a, with: b })
    expect(filterOf({ class: 'variant', show: 'decided' })).toEqual({ likeness: 'variant', decided: true })
    expect(filterOf({})).toEqual({ likeness: 'identical', decided: false })
  })

  it('leaves out what makes no sense', () => {
    expect(parseDuplicatesSearch({ class: 'twins', show: 'all', open: '../x', with: b })).toEqual({})
    expect(parseDuplicatesSearch({ open: a, with: a })).toEqual({ open: a })
  })
})
