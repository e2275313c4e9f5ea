/** One file of the upload tray. */
export type UploadItem = {
  readonly id: string
  readonly name: string
  readonly folder: string
  readonly size: number
} & UploadItemState

export type UploadItemState =
  | { readonly state: 'waiting' }
  | { readonly state: 'sending' | 'paused'; readonly sentBytes: number }
  /** Every byte is sent; the server looks at the file. */
  | { readonly state: 'processing' }
  | { readonly state: 'done'; readonly assetId: string }
  | { readonly state: 'failed'; readonly reason: string }

export interface UploadTotals {
  readonly files: number
  readonly done: number
  readonly failed: number
  readonly paused: number
  readonly active: number
  /** Of what is neither failed nor cancelled, 0 to 100. */
  readonly percent: number
}

/** Something is under way or waits to be. */
export const isBusy = (items: readonly UploadItem[]): boolean => items.some(({ state }) => state !== 'done' && state !== 'failed')

/** Where the tray as a whole stands. */
export function totalsOf(items: readonly UploadItem[]): UploadTotals {
  let size = 0
  let sent = 0
  const counts = { done: 0, failed: 0, paused: 0, active: 0 }
  for (const item of items) {
    if (item.state === 'done' || item.state === 'failed' || item.state === 'paused') counts[item.state]++
    else counts.active++
    if (item.state === 'failed') continue
    size += item.size
    if (item.state === 'done' || item.state === 'processing') sent += item.size
    else if (item.state !== 'waiting') sent += item.sentBytes
  }
  return { files: items.length, ...counts, percent: size === 0 ? (counts.active > 0 ? 0 : 100) : Math.floor((100 * sent) / size) }
}
