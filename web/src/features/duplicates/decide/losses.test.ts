import { describe, expect, it } from 'vitest'
import { card } from '@/testing/cards'
import { member, pair } from '@/testing/duplicates'
import { gainsOf, type Going, lossesOf } from './losses'

const stays = member(1)
const going = (number: number, changes: Partial<Going> = {}): Going => ({ member: member(number), pair: pair(1, number), effect: { addedTags: [], values: [] }, ...changes })

describe('what a merger takes away', () => {
  it('is the asset and its URL, and nothing more of the same file', () => {
    expect(lossesOf(stays, [going(2, { pair: pair(1, 2, { class: 'identical', score: 1 }) })])).toEqual(['Photo 2, and its URL: what links there finds nothing any more, for there is no redirect'])
  })

  it('is its file where that is another one, with a warning where it has more pixels', () => {
    const large = member(2, { asset: card(2, { width: 4000, height: 3000, assetFolder: 'Studio' }) })
    expect(lossesOf(stays, [going(2, { member: large })])).toEqual([
      expect.stringMatching(/^Studio\/Photo 2, and its URL/),
      'Its file (JPG · 4000 × 3000 · 346 KB), which is another one than the one that stays (JPG · 1600 × 1200 · 346 KB)',
      'More pixels than Photo 1 has: Photo 2 (4000 × 3000)',
    ])
  })

  it('of many is said in few lines', () => {
    const many = Array.from({ length: 20 }, (_, index) => going(index + 2))
    const losses = lossesOf(stays, many)
    expect(losses).toHaveLength(2)
    expect(losses[0]).toMatch(/^Photo 2, Photo 3, Photo 4, Photo 5, Photo 6, and 15 more assets, and their URLs/)
  })

  it('is what it says otherwise', () => {
    expect(lossesOf(stays, [going(2, { effect: { addedTags: [], values: [{ name: 'alt', kept: 'Dawn', removed: 'Sunset' }] } })]).at(-1)).toBe('alt “Sunset”, since “Dawn” stays')
  })
})

describe('a merger of many', () => {
  const says = (number: number, place: string): Going => going(number, { effect: { addedTags: [], values: [{ name: 'place', kept: null, removed: place }] } })

  it('adds the first value of a name, and loses others that come after it', () => {
    const many = [says(2, 'Bergen'), says(3, 'Oslo'), says(4, 'Bergen')]
    expect(gainsOf(many)).toEqual(['place: Bergen'])
    expect(lossesOf(stays, many).at(-1)).toBe('Of Photo 3: place “Oslo”, since “Bergen” stays')
  })
})

describe('what a merger adds', () => {
  it('are the tags of all and what the one that stays does not say', () => {
    const values = [{ name: 'place', kept: null, removed: 'Bergen' }, { name: 'alt', kept: 'Dawn', removed: 'Sunset' }]
    expect(gainsOf([going(2, { effect: { addedTags: ['web'], values } }), going(3, { effect: { addedTags: ['web', 'old'], values: [] } })])).toEqual(['Tags: web, old', 'place: Bergen'])
  })

  it('may be nothing, which is said', () => {
    expect(gainsOf([going(2)])).toEqual([expect.stringMatching(/^Nothing/)])
  })
})
