import { describe, expect, it } from 'vitest'
import { parseSearchText, writeSearchText } from '@/lib/searchText'
import { parseAssetSearch } from './assetSearch'

const id = (digit: string) => digit.repeat(32)

describe('the address of the assets page', () => {
  it('carries view, open asset, tab and selection, readably', () => {
    const search = { view: 'list', open: id('a'), tab: 'metadata', selected: [id('a'), id('b')] } as const
    const text = writeSearchText(search)
    expect(text).toBe(`?view=list&open=${id('a')}&tab=metadata&selected=${id('a')}.${id('b')}`)
    expect(parseAssetSearch(parseSearchText(text))).toEqual(search)
  })

  it('is empty when everything is as usual', () => {
    expect(writeSearchText({ view: undefined, selected: [] })).toBe('')
  })

  it('drops what makes no sense', () => {
    expect(parseAssetSearch({ view: 'mosaic', open: '../../etc', selected: `x.${id('a')}.${id('a')}`, tab: 1 })).toEqual({ selected: [id('a')] })
  })
})
