// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '@/api/client'
import { ApiError, NetworkError } from '@/api/errors'
import { card } from '@/testing/cards'
import { sendChunk } from './sendChunk'
import { chunkBytes, type FileToSend, sendFile } from './sendFile'

vi.mock('./sendChunk')

const size = 2 * chunkBytes + 1000
const whole = { size, slice: () => new Blob() } as unknown as Blob
const upload = (changes: Partial<FileToSend> = {}): FileToSend => ({ uploadId: 'u1', file: whole, fileName: 'film.mov', folder: '', isResumed: false, ...changes })
const stop = () => new AbortController()

/** A server that keeps what it was sent, and fails as told before that. */
function server({ has = [], failures = [] }: { has?: [number, number][]; failures?: Error[] } = {}) {
  const received = [...has]
  const sent: string[] = []
  vi.mocked(sendChunk).mockImplementation(({ range }) => {
    const failure = failures.shift()
    if (failure) return Promise.reject(failure)
    received.push([...range])
    sent.push(range.join('-'))
    const bytes = received.reduce((sum, [from, to]) => sum + to - from + 1, 0)
    return Promise.resolve(bytes >= size ? { done: true, received: bytes, asset: card(1) } : { done: false, received: bytes, asset: null })
  })
  vi.spyOn(api, 'GET').mockImplementation(() => Promise.resolve({ data: { received, total: size } }) as never)
  return sent
}

describe('sending a file', () => {
  beforeEach(() => {
    vi.useRealTimers()
    vi.clearAllMocks()
  })

  it('sends it chunk by chunk and answers with the asset', async () => {
    const sent = server()
    const asset = await sendFile(upload(), stop().signal, () => undefined)
    expect(asset.assetId).toBe(card(1).assetId)
    expect(sent).toEqual([`0-${chunkBytes - 1}`, `${chunkBytes}-${2 * chunkBytes - 1}`, `${2 * chunkBytes}-${size - 1}`])
  })

  it('does not send again what an earlier try has sent', async () => {
    const sent = server({ has: [[0, 2 * chunkBytes - 1]] })
    const progress: number[] = []
    await sendFile(upload({ isResumed: true }), stop().signal, (bytes) => progress.push(bytes))
    expect(sent).toEqual([`${2 * chunkBytes}-${size - 1}`])
    expect(progress[0]).toBe(2 * chunkBytes)
  })

  it('goes on after the network or the server failed for a while', async () => {
    vi.useFakeTimers()
    const sent = server({ failures: [new NetworkError(), new ApiError(503, 'busy')] })
    const sending = sendFile(upload(), stop().signal, () => undefined)
    await vi.advanceTimersByTimeAsync(5000)
    await sending
    expect(sent).toHaveLength(3)
  })

  it('sends again what the server has lost', async () => {
    const sent = server()
    vi.mocked(sendChunk).mockResolvedValueOnce({ done: false, received: 0, asset: null })
    const asset = await sendFile(upload(), stop().signal, () => undefined)
    expect(asset.assetId).toBe(card(1).assetId)
    expect(sent).toEqual([`${chunkBytes}-${2 * chunkBytes - 1}`, `${2 * chunkBytes}-${size - 1}`, `0-${chunkBytes - 1}`])
  })

  it('gives up with a reason when the server goes on losing it', async () => {
    server()
    vi.mocked(sendChunk).mockResolvedValue({ done: false, received: 0, asset: null })
    await expect(sendFile(upload(), stop().signal, () => undefined)).rejects.toThrow('The server has lost parts of this file')
    expect(sendChunk).toHaveBeenCalledTimes(6)
  })

  it('gives up at once when the server refuses the file, with its reason', async () => {
    server({ failures: [new ApiError(400, 'Folder names may not contain: ?')] })
    await expect(sendFile(upload(), stop().signal, () => undefined)).rejects.toThrow('Folder names may not contain')
    expect(sendChunk).toHaveBeenCalledTimes(1)
  })
})
