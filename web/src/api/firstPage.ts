import { apiError, NetworkError } from './errors'
import type { AssetPage } from './types'

export interface FirstPage {
  readonly page: AssetPage
  readonly etag: string | null
}

/**
 * The newest assets, or null when nothing has changed since the answer with that ETag. By hand rather than through
 * the client: the browser's own cache would hide the 304 that makes asking often cheap.
 */
export async function fetchFirstPage(limit: number, etag: string | null, signal: AbortSignal): Promise<FirstPage | null> {
  const response = await fetch(`/library/api/assets?limit=${limit}`, {
    signal,
    cache: 'no-store',
    credentials: 'same-origin',
    headers: etag === null ? {} : { 'If-None-Match': etag },
  }).catch((error: unknown) => {
    throw signal.aborted ? error : new NetworkError({ cause: error })
  })
  if (response.status === 304) return null
  if (!response.ok) throw apiError(response.status, await response.json().catch(() => undefined))
  // The one place where an answer is typed by hand: it is the body of GET assets, as in the OpenAPI document.
  return { page: (await response.json()) as AssetPage, etag: response.headers.get('ETag') }
}
