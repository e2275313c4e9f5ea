import { describe, expect, it } from 'vitest'
import type { AssetCard } from '@/api/types'
import { card } from '@/testing/cards'
import { AssetList, type AssetSource } from './AssetList'

const pageSize = 100
const never = new AbortController().signal

/** A server with that many assets, whose cursors are the number of the last asset of a page. */
function serverWith(count: number) {
  let assets: AssetCard[] = Array.from({ length: count }, (_, i) => card(count - i))
  const calls: string[] = []
  let down = false
  const cut = (rest: AssetCard[]) => {
    const page = rest.slice(0, pageSize)
    return { assets: page, nextCursor: rest.length > pageSize ? (page.at(-1)?.assetId ?? null) : null }
  }
  const source: AssetSource = {
    first: (etag) => {
      const tag = assets.map((asset) => asset.assetId).join()
      return Promise.resolve(etag === tag ? null : { page: cut(assets), etag: tag })
    },
    next: (cursor) => {
      calls.push(cursor)
      if (down) return Promise.reject(new Error('down'))
      return Promise.resolve(cut(assets.filter((asset) => asset.assetId < cursor)))
    },
  }
  const add = (...cards: AssetCard[]) => {
    assets = [...assets, ...cards].sort((a, b) => (a.assetId < b.assetId ? 1 : -1))
  }
  /** From now on, until it is mended. */
  const fail = (isDown: boolean) => {
    down = isDown
  }
  const remove = (id: string) => {
    assets = assets.filter((asset) => asset.assetId !== id)
  }
  return { list: new AssetList(source), calls, add, remove, fail }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

async function scrollTo(list: AssetList, row: number): Promise<void> {
  for (let known = -1; known < list.getView().count && !list.getView().complete && list.getView().count <= row; ) {
    known = list.getView().count
    list.show(known - 20, known)
    await settle()
  }
  list.show(row, row + 20)
  await settle()
}

const names = (list: AssetList, from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => list.at(from + i)?.publicId)

describe('AssetList', () => {
  it('shows what moderation made of the version that it holds, and leaves the rest of the card', async () => {
    const { list } = serverWith(2)
    await list.poll(never)
    list.replace({ ...card(2), displayName: 'Renamed meanwhile' })
    list.moderated(card(2).assetId, card(2).version, 'rejected')
    expect(list.at(0)).toMatchObject({ displayName: 'Renamed meanwhile', moderation: 'rejected' })
    list.moderated(card(1).assetId, card(1).version - 1, 'rejected')
    list.moderated(card(9).assetId, card(9).version, 'rejected')
    expect(list.at(1)).toEqual(card(1))
    expect(list.getView().count).toBe(2)
  })

  it('shows the newest assets first and knows when it has them all', async () => {
    const { list } = serverWith(3)
    await list.poll(never)
    expect(names(list, 0, 3)).toEqual(['photo-3', 'photo-2', 'photo-1'])
    expect(list.getView()).toMatchObject({ state: 'ready', count: 3, complete: true })
  })

  it('loads more as the end comes near, without gaps or repetitions', async () => {
    const { list } = serverWith(950)
    await list.poll(never)
    await scrollTo(list, 949)
    expect(list.getView()).toMatchObject({ count: 950, complete: true })
    expect(new Set(Array.from({ length: 950 }, (_, i) => list.idAt(i))).size).toBe(950)
  })

  it('keeps only the neighbourhood of the visible rows in memory and fetches the rest again', async () => {
    const { list } = serverWith(5000)
    await list.poll(never)
    await scrollTo(list, 4000)
    expect(list.at(200)).toBeUndefined()
    expect(list.idAt(200)).toBeDefined()
    await scrollTo(list, 200)
    expect(list.at(200)?.publicId).toBe('photo-4800')
    expect(list.at(4000)).toBeUndefined()
  })

  it('inserts arrivals at once while the person is at the top', async () => {
    const { list, add } = serverWith(5)
    await list.poll(never)
    add(card(6), card(7))
    await list.poll(never)
    expect(names(list, 0, 3)).toEqual(['photo-7', 'photo-6', 'photo-5'])
  })

  it('lets arrivals wait while the person has scrolled down', async () => {
    const { list, add } = serverWith(5)
    await list.poll(never)
    list.hold(true)
    add(card(6))
    await list.poll(never)
    expect(list.getView()).toMatchObject({ count: 5, arrivals: 1 })
    expect(list.at(0)?.publicId).toBe('photo-5')
    list.hold(false)
    expect(list.getView()).toMatchObject({ count: 6, arrivals: 0 })
  })

  it('drops what was deleted elsewhere and puts back what returned, at its place', async () => {
    const { list, add, remove } = serverWith(5)
    await list.poll(never)
    remove(card(3).assetId)
    await list.poll(never)
    expect(names(list, 0, 4)).toEqual(['photo-5', 'photo-4', 'photo-2', 'photo-1'])
    add(card(3))
    await list.poll(never)
    expect(names(list, 0, 5)).toEqual(['photo-5', 'photo-4', 'photo-3', 'photo-2', 'photo-1'])
  })

  it('does not repeat the first assets of the next page when a page is fetched again after a deletion', async () => {
    const { list, remove } = serverWith(3000)
    await list.poll(never)
    await scrollTo(list, 2500)
    remove(card(2850).assetId)
    await scrollTo(list, 150)
    const ids = Array.from({ length: list.getView().count }, (_, i) => list.idAt(i))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).not.toContain(card(2850).assetId)
  })

  it('starts afresh when more has arrived than a page holds', async () => {
    const { list, add } = serverWith(300)
    await list.poll(never)
    await scrollTo(list, 250)
    add(...Array.from({ length: 150 }, (_, i) => card(301 + i)))
    await list.poll(never)
    expect(names(list, 0, 2)).toEqual(['photo-450', 'photo-449'])
    expect(list.getView().count).toBe(100)
    await scrollTo(list, 449)
    expect(list.getView()).toMatchObject({ count: 450, complete: true })
  })

  it('keeps the place when more arrives than a page holds while the person has scrolled down', async () => {
    const { list, add } = serverWith(300)
    await list.poll(never)
    await scrollTo(list, 250)
    list.hold(true)
    const before = names(list, 240, 260)
    add(...Array.from({ length: 150 }, (_, i) => card(301 + i)))
    await list.poll(never)
    expect(list.getView()).toMatchObject({ count: 300, arrivals: 100, hasMoreArrivals: true })
    expect(names(list, 240, 260)).toEqual(before)
    list.reveal()
    expect(names(list, 0, 2)).toEqual(['photo-450', 'photo-449'])
    expect(list.getView()).toMatchObject({ count: 100, arrivals: 0, hasMoreArrivals: false })
    await scrollTo(list, 449)
    expect(list.getView()).toMatchObject({ count: 450, complete: true })
  })

  it('asks by itself again for a page that failed, at the end of the list and in its middle', async () => {
    const { list, fail } = serverWith(3000)
    await list.poll(never)
    await scrollTo(list, 2500)
    fail(true)
    list.show(500, 520)
    await settle()
    expect(list.at(500)).toBeUndefined()
    expect(list.getView().error).toEqual(new Error('down'))
    await list.poll(never)
    expect(list.getView().error).toEqual(new Error('down'))
    fail(false)
    await list.poll(never)
    await settle()
    expect(list.at(500)?.publicId).toBe('photo-2500')
    expect(list.getView().error).toBeUndefined()

    const { count } = list.getView()
    fail(true)
    list.show(count - 20, count)
    await settle()
    fail(false)
    await list.poll(never)
    await settle()
    expect(list.getView().count).toBeGreaterThan(count)
  })

  it('says no more that a page failed when it is out of sight', async () => {
    const { list, fail } = serverWith(3000)
    await list.poll(never)
    await scrollTo(list, 2500)
    fail(true)
    list.show(500, 520)
    await settle()
    expect(list.getView().error).toBeDefined()
    list.show(2480, 2500)
    await settle()
    fail(false)
    await list.poll(never)
    await settle()
    expect(list.getView().error).toBeUndefined()
  })

  it('hides what is being deleted and shows it again when that is undone', async () => {
    const { list } = serverWith(3)
    await list.poll(never)
    list.hide([card(2).assetId])
    expect(names(list, 0, 2)).toEqual(['photo-3', 'photo-1'])
    list.unhide([card(2).assetId])
    expect(names(list, 0, 3)).toEqual(['photo-3', 'photo-2', 'photo-1'])
  })

  it('keeps what it has when the server does not answer, and says so', async () => {
    const failing = serverWith(5)
    await failing.list.poll(never)
    const list = new AssetList({ first: () => Promise.reject(new Error('down')), next: () => Promise.reject(new Error('down')) })
    await list.poll(never)
    expect(list.getView()).toMatchObject({ state: 'failed', error: new Error('down') })
  })
})
