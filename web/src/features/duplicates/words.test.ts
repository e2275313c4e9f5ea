import { describe, expect, it } from 'vitest'
import { card } from '@/testing/cards'
import { group, member, pair } from '@/testing/duplicates'
import { likenessText, placesOf, titleOf } from './words'

describe('words for duplicates', () => {
  it('say how alike two are, and a hundred per cent of the same bytes alone', () => {
    expect([pair(1, 2, { class: 'identical', score: 1 }), pair(1, 2, { score: 0.9987 }), pair(1, 2, { class: 'variant', score: 0.78 })].map(likenessText)).toEqual(['Same file', 'Same picture, 99 %', 'Variants, 78 %'])
  })

  it('name a group by its first assets, and where they lie', () => {
    const named = (number: number, displayName: string, assetFolder = '') => member(number, { asset: card(number, { displayName, assetFolder }) })
    expect(titleOf(group([named(1, 'quay'), named(2, 'quay-copy')], []))).toBe('quay and quay-copy')
    expect(titleOf(group([named(1, 'quay'), named(2, 'quay')], []))).toBe('quay, twice')
    expect(titleOf({ ...group([named(1, 'quay'), named(2, 'quay')], []), count: 60 })).toBe('quay and 59 others')
    expect(placesOf(group([named(1, 'a'), named(2, 'b', 'Studio'), named(3, 'c', 'Studio')], []))).toBe('Home, Studio')
  })
})
