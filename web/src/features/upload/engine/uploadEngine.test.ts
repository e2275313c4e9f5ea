// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AssetCard } from '@/api/types'
import { card } from '@/testing/cards'
import { eventually } from '@/testing/eventually'
import type { UploadItem } from '../uploadItem'
import { totalsOf } from '../uploadItem'
import { cancelUpload, sendFile } from './sendFile'
import { UploadEngine } from './uploadEngine'

vi.mock('./sendFile', () => ({ sendFile: vi.fn(), cancelUpload: vi.fn(() => Promise.resolve()), chunkBytes: 8 * 1024 * 1024 }))

interface Sending {
  readonly name: string
  readonly signal: AbortSignal
  readonly finish: () => void
  readonly fail: (reason: string) => void
}

let stopAll: () => void = () => undefined

/** The engine, with transfers that end when the test says so. */
function engine() {
  let items: readonly UploadItem[] = []
  const sending: Sending[] = []
  vi.mocked(sendFile).mockImplementation(
    ({ fileName }, signal) =>
      new Promise<AssetCard>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')))
        sending.push({ name: fileName, signal, finish: () => resolve(card(sending.length)), fail: (reason) => reject(new Error(reason)) })
      }),
  )
  const uploads = new UploadEngine((next) => {
    items = next
  })
  const add = (count: number, folder = '') => uploads.add(Array.from({ length: count }, (_, i) => ({ file: new File(['abc'], `${i}.jpg`), folder })))
  const item = (name: string) => {
    const found = items.find((candidate) => candidate.name === name)
    if (!found) throw new Error(`${name} is not in the tray`)
    return found
  }
  stopAll = () => uploads.remove(items.map(({ id }) => id))
  return { uploads, sending, add, item, items: () => items }
}

describe('UploadEngine', () => {
  beforeEach(() => {
    localStorage.clear()
    vi.clearAllMocks()
  })
  afterEach(() => stopAll())

  it('sends six files at once, and the next when one is through', async () => {
    const { sending, add } = engine()
    add(20)
    await eventually(() => expect(sending).toHaveLength(6))
    sending[0]?.finish()
    await eventually(() => expect(sending).toHaveLength(7))
  })

  it('keeps files of one name in different folders apart', async () => {
    const { add, items } = engine()
    add(1, 'a')
    add(1, 'b')
    await eventually(() => expect(items().map(({ folder }) => folder)).toEqual(['a', 'b']))
  })

  it('gives the place of a paused file to the next, and resumes it later', async () => {
    const { uploads, sending, add, item } = engine()
    add(7)
    await eventually(() => expect(sending).toHaveLength(6))
    uploads.pause(item('0.jpg').id)
    await eventually(() => expect(sending.at(-1)?.name).toBe('6.jpg'))
    expect(item('0.jpg').state).toBe('paused')
    uploads.resume(item('0.jpg').id)
    sending[1]?.finish()
    await eventually(() => expect(sending.at(-1)?.name).toBe('0.jpg'))
    expect(vi.mocked(sendFile).mock.lastCall?.[0].isResumed).toBe(true)
  })

  it('says why a file failed, and tries again when asked', async () => {
    const { uploads, sending, add, item } = engine()
    add(1)
    await eventually(() => expect(sending).toHaveLength(1))
    sending[0]?.fail('Unsupported: this is no picture')
    await eventually(() => expect(item('0.jpg')).toMatchObject({ state: 'failed', reason: 'Unsupported: this is no picture' }))
    uploads.retry(item('0.jpg').id)
    await eventually(() => expect(sending).toHaveLength(2))
    sending[1]?.finish()
    await eventually(() => expect(item('0.jpg').state).toBe('done'))
  })

  it('stops a cancelled file and tells the server', async () => {
    const { uploads, sending, add, item, items } = engine()
    add(1)
    await eventually(() => expect(sending).toHaveLength(1))
    uploads.remove([item('0.jpg').id])
    expect(sending[0]?.signal.aborted).toBe(true)
    expect(items()).toEqual([])
    expect(cancelUpload).toHaveBeenCalledOnce()
  })

  it('sends nothing any more once it is destroyed, and leaves the server what it has', async () => {
    const { uploads, sending, add } = engine()
    add(8)
    await eventually(() => expect(sending).toHaveLength(6))
    uploads.destroy()
    await new Promise((resolve) => setTimeout(resolve))
    expect(sending.every(({ signal }) => signal.aborted)).toBe(true)
    expect(sending).toHaveLength(6)
    expect(cancelUpload).not.toHaveBeenCalled()
  })

  it('uploads a file again that was uploaded before', async () => {
    const { sending, add, item } = engine()
    add(1)
    await eventually(() => expect(sending).toHaveLength(1))
    sending[0]?.finish()
    await eventually(() => expect(item('0.jpg').state).toBe('done'))
    add(1)
    await eventually(() => expect(sending).toHaveLength(2))
  })
})

describe('the totals of the tray', () => {
  it('count failures as over, and their bytes not at all', () => {
    const base = { id: '', name: '', folder: '', size: 100 }
    const items: UploadItem[] = [
      { ...base, state: 'done', assetId: 'a' },
      { ...base, state: 'sending', sentBytes: 50 },
      { ...base, state: 'failed', reason: 'no' },
    ]
    expect(totalsOf(items)).toEqual({ files: 3, done: 1, failed: 1, paused: 0, active: 1, percent: 75 })
  })
})
