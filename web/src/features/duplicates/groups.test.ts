import { describe, expect, it } from 'vitest'
import { card } from '@/testing/cards'
import { group, member, pair } from '@/testing/duplicates'
import { bestOf, idOf, othersOf, partnersOf, withAsset, withoutAssets, withoutPair } from './groups'

const [one, two, three, four] = [member(1), member(2), member(3), member(4)]
const ids = (members: readonly { readonly asset: { readonly assetId: string } }[]) => members.map(({ asset }) => Number.parseInt(asset.assetId, 16))

describe('a group of duplicates', () => {
  it('falls apart where the pair that joined it goes, and what is single leaves it', () => {
    const chain = group([one, two, three, four], [pair(1, 2), pair(2, 3), pair(3, 4)])
    expect(withoutPair(chain, pair(2, 3)).map(({ assets, pairs, count }) => [ids(assets), pairs.length, count])).toEqual([
      [[1, 2], 1, 2],
      [[3, 4], 1, 2],
    ])
    expect(withoutPair(chain, pair(1, 2)).map(({ assets }) => ids(assets))).toEqual([[2, 3, 4]])
    expect(withoutPair(group([one, two], [pair(1, 2)]), pair(1, 2))).toEqual([])
  })

  it('is another one without its assets, and the same one without those of others', () => {
    const star = group([one, two, three], [pair(1, 2), pair(1, 3)])
    expect(withoutAssets(star, [idOf(three)]).map(({ assets }) => ids(assets))).toEqual([[1, 2]])
    expect(withoutAssets(star, [idOf(one)])).toEqual([])
    expect(withoutAssets(star, [idOf(four)])).toEqual([star])
    expect(withoutPair(star, pair(3, 4))).toEqual([star])
  })

  it('keeps count of those that are not shown', () => {
    expect(withoutAssets({ ...group([one, two, three], [pair(1, 2), pair(2, 3)]), count: 70 }, [idOf(three)]).map(({ count }) => count)).toEqual([69])
  })

  it('suggests the one with more pixels, then more bytes, then the older one', () => {
    const small = member(1, { asset: card(1, { width: 640, height: 480 }) })
    const light = member(2, { asset: card(2, { bytes: 10 }) })
    expect(bestOf(group([small, light, four, three], []))).toBe(three)
  })

  it('compares with the most alike first, and merges only what is a pair', () => {
    const mixed = group([one, two, three, four], [pair(1, 2, { score: 0.91 }), pair(1, 3, { score: 0.97 }), pair(3, 4)])
    expect(ids(othersOf(mixed, idOf(one)))).toEqual([3, 2, 4])
    expect(ids(partnersOf(mixed, idOf(one)))).toEqual([3, 2])
  })

  it('shows what the one that stays has become', () => {
    const tagged = card(1, { tags: ['new'] })
    expect(withAsset(group([one, two], []), tagged).assets[0]?.asset.tags).toEqual(['new'])
  })
})
