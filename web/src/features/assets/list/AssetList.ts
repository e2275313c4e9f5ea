import type { FirstPage } from '@/api/firstPage'
import type { AssetCard, AssetPage } from '@/api/types'
import { mergeHead } from './mergeHead'

/** Where the list gets its pages from. */
export interface AssetSource {
  /** Null: nothing has changed since the answer with that ETag. */
  readonly first: (etag: string | null, signal: AbortSignal) => Promise<FirstPage | null>
  readonly next: (cursor: string, signal: AbortSignal) => Promise<AssetPage>
}

/** What the page shows of the list; a new object after every change. */
export interface AssetListView {
  readonly state: 'loading' | 'ready' | 'failed'
  /** Assets known so far, without those that are hidden or wait. */
  readonly count: number
  /** The oldest asset is among them. */
  readonly complete: boolean
  /** New assets that wait to be shown; there may be more when `hasMoreArrivals`. */
  readonly arrivals: number
  readonly hasMoreArrivals: boolean
  /** Why the newest assets, or a page of older ones, could not be had; undefined once they could. */
  readonly error: unknown
}

/** A page keeps its ids for good (3 MB for 100 000) and its cards while it is near what is on the screen. */
interface Page {
  readonly cursor: string
  ids: readonly string[]
  shown: readonly string[]
  cards: Map<string, AssetCard> | null
  loading: AbortController | null
}

const rowsAhead = 300
const pagesKept = 4
/** A head that grew beyond this starts afresh, so that a day of arrivals does not stay in memory. */
const longHead = 500

/**
 * All assets, newest first, of which only the neighbourhood of the visible ones is in memory. Pages are fetched by
 * cursor as they come near and dropped as they go; the first is asked for again and again, and what is new in it is
 * inserted at once, or waits while the person has scrolled down.
 */
export class AssetList {
  private pages: Page[] = []
  private starts: number[] = []
  private nextCursor: string | null = null
  private etag: string | null = null
  private readonly hidden = new Set<string>()
  private readonly waiting = new Set<string>()
  /** The newest page, when so much has arrived that it has nothing in common with what is shown. */
  private farHead: AssetPage | null = null
  private holding = false
  private headError: unknown
  private pageError: unknown
  private visible: readonly [first: number, last: number] = [0, 0]
  private view: AssetListView = { state: 'loading', count: 0, complete: false, arrivals: 0, hasMoreArrivals: false, error: undefined }
  private readonly listeners = new Set<() => void>()

  constructor(private readonly source: AssetSource) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getView = (): AssetListView => this.view

  /** The id at a row; undefined past the end. */
  idAt(index: number): string | undefined {
    const page = this.pageAt(index)
    return page < 0 ? undefined : this.pages[page]?.shown[index - (this.starts[page] ?? 0)]
  }

  /** The card at a row; undefined while its page is not in memory. */
  at(index: number): AssetCard | undefined {
    const id = this.idAt(index)
    return id === undefined ? undefined : this.pages[this.pageAt(index)]?.cards?.get(id)
  }

  /** The row of an asset; -1 when it is not among those known. */
  indexOf(id: string): number {
    for (const [number, page] of this.pages.entries()) {
      const at = page.shown.indexOf(id)
      if (at >= 0) return (this.starts[number] ?? 0) + at
    }
    return -1
  }

  /** Asks for what is new, and again for what could not be had before. */
  async poll(signal: AbortSignal): Promise<void> {
    try {
      const answer = await this.source.first(this.etag, signal)
      const failed = this.headError !== undefined
      this.headError = undefined
      if (answer !== null) this.takeHead(answer)
      else if (failed) this.publish()
      if (this.pageError !== undefined) this.tryAgain()
    } catch (error) {
      if (signal.aborted) return
      this.headError = error
      this.publish()
    }
  }

  /** These rows are visible: loads what is missing around them and forgets what is far. */
  show(first: number, last: number): void {
    this.visible = [first, last]
    if (this.pages.length === 0) return
    const from = Math.max(this.pageAt(Math.max(first - rowsAhead / 2, 0)), 0)
    const end = Math.min(last + rowsAhead, Math.max(this.view.count - 1, 0))
    const to = Math.max(this.pageAt(end), from)
    for (const [number, page] of this.pages.entries()) {
      if (number >= from && number <= to) {
        if (page.cards === null && page.loading === null) void this.load(page, number)
      } else if (number > 0 && (number < from - pagesKept || number > to + pagesKept)) {
        page.loading?.abort()
        page.cards = null
      }
    }
    if (last + rowsAhead >= this.view.count) this.extend()
  }

  /** While the person has scrolled down, arrivals wait; otherwise they are shown at once. */
  hold(holding: boolean): void {
    this.holding = holding
    if (!holding) this.reveal()
  }

  reveal(): void {
    if (this.farHead !== null) {
      this.restart(this.farHead)
      return
    }
    if (this.waiting.size === 0) return
    this.waiting.clear()
    this.reshow()
  }

  /** Takes assets out of sight that are being deleted. */
  hide(ids: readonly string[]): void {
    for (const id of ids) this.hidden.add(id)
    this.reshow()
  }

  unhide(ids: readonly string[]): void {
    for (const id of ids) this.hidden.delete(id)
    this.etag = null
    this.reshow()
  }

  /** An asset has changed by what this page did. */
  replace(card: AssetCard): void {
    for (const page of this.pages) if (page.cards?.has(card.assetId)) page.cards.set(card.assetId, card)
    this.etag = null
    this.publish()
  }

  /** Moderation has made something else of a version of an asset; another one begins anew. */
  moderated(id: string, version: number, moderation: AssetCard['moderation']): void {
    for (const page of this.pages) {
      const card = page.cards?.get(id)
      if (card?.version === version) this.replace({ ...card, moderation })
    }
  }

  /** What failed may have gone out of sight: then nothing is missing any more. */
  private tryAgain(): void {
    this.show(...this.visible)
    if (this.pages.some((page) => page.loading !== null)) return
    this.pageError = undefined
    this.publish()
  }

  private takeHead({ page: fresh, etag }: FirstPage): void {
    this.etag = etag
    const head = this.pages[0]
    const merged = head && mergeHead(head.ids, fresh)
    if (head && !merged && this.holding) {
      this.farHead = fresh
      this.publish()
      return
    }

    this.farHead = null
    if (!head || !merged || (head.ids.length > longHead && !this.holding)) {
      this.restart(fresh)
      return
    }

    if (this.holding) for (const id of merged.arrivals) this.waiting.add(id)
    head.ids = merged.ids
    head.cards ??= new Map()
    for (const card of fresh.assets) head.cards.set(card.assetId, card)
    // With one page only, its end is the end of the list; with more, the cursor of the second stays where it is.
    if (this.pages.length === 1 && fresh.nextCursor === null) this.nextCursor = null
    this.reshow()
  }

  private restart(fresh: AssetPage): void {
    for (const page of this.pages) page.loading?.abort()
    this.waiting.clear()
    this.farHead = null
    this.pageError = undefined
    this.pages = [pageOf('', fresh.assets)]
    this.nextCursor = fresh.nextCursor
    this.reshow()
  }

  private extend(): void {
    const cursor = this.nextCursor
    if (cursor === null || this.pages.at(-1)?.cursor === cursor) return
    const page: Page = { cursor, ids: [], shown: [], cards: null, loading: null }
    this.pages.push(page)
    void this.load(page, this.pages.length - 1)
  }

  private async load(page: Page, number: number): Promise<void> {
    if (number === 0) return
    const loading = new AbortController()
    page.loading = loading
    try {
      const answer = await this.source.next(page.cursor, loading.signal)
      if (this.pages[number] !== page) return
      // After a deletion the page reaches into the one behind it.
      const behind = new Set(this.pages.slice(number + 1, number + 3).flatMap((later) => later.ids))
      const cards = answer.assets.filter((card) => !behind.has(card.assetId))
      page.ids = cards.map((card) => card.assetId)
      page.cards = new Map(cards.map((card) => [card.assetId, card]))
      if (number === this.pages.length - 1) this.nextCursor = answer.nextCursor
      this.pageError = undefined
      this.reshow()
    } catch (error) {
      if (loading.signal.aborted) return
      // A page that was never there is asked for again by the next look at the end of the list.
      if (page.ids.length === 0 && this.pages.at(-1) === page) this.pages.pop()
      this.pageError = error
      this.publish()
    } finally {
      page.loading = null
    }
  }

  private reshow(): void {
    const isWhole = this.hidden.size + this.waiting.size === 0
    let start = 0
    this.starts = []
    for (const page of this.pages) {
      page.shown = isWhole ? page.ids : page.ids.filter((id) => !this.hidden.has(id) && !this.waiting.has(id))
      this.starts.push(start)
      start += page.shown.length
    }
    this.publish()
  }

  private publish(): void {
    const last = this.pages.at(-1)
    const error = this.headError ?? this.pageError
    this.view = {
      state: this.pages.length > 0 ? 'ready' : error === undefined ? 'loading' : 'failed',
      count: last ? (this.starts.at(-1) ?? 0) + last.shown.length : 0,
      complete: this.nextCursor === null && this.pages.length > 0,
      arrivals: this.waiting.size + (this.farHead?.assets.length ?? 0),
      hasMoreArrivals: this.farHead !== null,
      error,
    }
    for (const listener of this.listeners) listener()
  }

  /** The number of the page that a row is on: the last one that starts at or before it. */
  private pageAt(index: number): number {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= index) low = middle
      else high = middle - 1
    }
    return high < 0 ? -1 : low
  }
}

function pageOf(cursor: string, assets: readonly AssetCard[]): Page {
  const ids = assets.map((card) => card.assetId)
  return { cursor, ids, shown: ids, cards: new Map(assets.map((card) => [card.assetId, card])), loading: null }
}
