import { api, data } from '@/api/client'
import { withFreshToken } from '@/api/csrf'
import { ApiError } from '@/api/errors'
import type { AssetCard, UploadState } from '@/api/types'
import { type ByteRange, bytesIn, nextChunk } from './ranges'
import { retrying } from './retrying'
import { sendChunk } from './sendChunk'

export const chunkBytes = 8 * 1024 * 1024

export interface FileToSend {
  readonly uploadId: string
  readonly file: Blob
  readonly fileName: string
  readonly folder: string
  /** The server may have part of it, from an earlier try. */
  readonly isResumed: boolean
}

/**
 * Sends a file in chunks, beginning with what the server lacks; after a failure it asks again what that is. So it does
 * when all is sent and the server waits on, because it has lost pieces: they are sent once more, then it gives up.
 */
export async function sendFile(upload: FileToSend, signal: AbortSignal, onProgress: (sentBytes: number) => void): Promise<AssetCard> {
  let received: ByteRange[] = upload.isResumed ? await receivedRanges(upload.uploadId, signal) : []
  for (let isSecondTry = false; ; ) {
    const answer = await retrying(async (number) => {
      if (number > 0) received = await receivedRanges(upload.uploadId, signal)
      const before = bytesIn(received)
      onProgress(before)
      // When every byte is there and only the answer was lost, the last chunk asks for it again.
      const range = nextChunk(received, upload.file.size, chunkBytes) ?? lastChunk(upload.file.size)
      const chunkAnswer = await withFreshToken(() => sendChunk({ ...upload, range }, signal, (sent) => onProgress(Math.min(before + sent, upload.file.size))))
      received = [...received, range]
      return chunkAnswer
    }, signal)
    if (answer.done && answer.asset) return answer.asset
    if (nextChunk(received, upload.file.size, chunkBytes) !== null) continue
    if (isSecondTry) throw new Error('The server has lost parts of this file, perhaps because the upload was cancelled elsewhere. Try again.')
    received = await receivedRanges(upload.uploadId, signal)
    isSecondTry = true
  }
}

export async function cancelUpload(uploadId: string): Promise<void> {
  await api.DELETE('/library/api/upload/{uploadId}', { params: { path: { uploadId } } })
}

/** Nothing, when the server knows no such upload (any more). */
async function receivedRanges(uploadId: string, signal: AbortSignal): Promise<ByteRange[]> {
  try {
    const state = await data<UploadState>(api.GET('/library/api/upload/{uploadId}', { params: { path: { uploadId } }, signal }))
    return state.received.map(([from = 0, to = 0]) => [from, to])
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return []
    throw error
  }
}

const lastChunk = (size: number): ByteRange => [Math.max(0, Math.floor((size - 1) / chunkBytes) * chunkBytes), size - 1]
