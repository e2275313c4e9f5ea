import { csrfHeaders } from '@/api/csrf'
import { apiError, NetworkError } from '@/api/errors'
import type { UploadAnswer } from '@/api/types'
import type { ByteRange } from './ranges'

export interface Chunk {
  readonly uploadId: string
  readonly file: Blob
  readonly range: ByteRange
  readonly fileName: string
  readonly folder: string
}

/** Sends one chunk. XMLHttpRequest, since fetch does not tell how much it has sent. */
export function sendChunk(chunk: Chunk, signal: AbortSignal, onProgress: (sentBytes: number) => void): Promise<UploadAnswer> {
  const [from, to] = chunk.range
  const request = new XMLHttpRequest()
  request.open('POST', '/library/api/upload')
  request.responseType = 'json'
  const headers = {
    ...csrfHeaders(),
    'Content-Type': 'application/octet-stream',
    'Content-Range': `bytes ${from}-${to}/${chunk.file.size}`,
    'X-Unique-Upload-Id': chunk.uploadId,
    'X-File-Name': encodeURIComponent(chunk.fileName),
    'X-Asset-Folder': encodeURIComponent(chunk.folder),
  }
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)

  return new Promise((resolve, reject) => {
    const abort = (): void => request.abort()
    signal.addEventListener('abort', abort)
    request.upload.onprogress = (event) => onProgress(event.loaded)
    request.onload = () => {
      // The body is that of the OpenAPI document; an answer without one is a failure of the server.
      if (request.status < 300 && request.response !== null) resolve(request.response as UploadAnswer)
      else reject(apiError(request.status, request.response))
    }
    request.onerror = () => reject(new NetworkError())
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'))
    request.onloadend = () => signal.removeEventListener('abort', abort)
    request.send(chunk.file.slice(from, to + 1))
  })
}
