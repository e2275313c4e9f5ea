import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { apiError, NetworkError } from '@/api/errors'

export interface DerivedPicture {
  readonly blob: Blob
  /** What the server made of it: "image/avif". */
  readonly contentType: string
}

/** What an <img> would ask for: `f_auto` chooses by it. */
const accept = 'image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8'

/**
 * The picture at a delivery path, fetched rather than only shown: so its size is known, and so is why there is none. It
 * waits while the path is not known.
 */
export const derivedQuery = (path: string | undefined) =>
  queryOptions({
    queryKey: ['derived', path],
    queryFn: async ({ signal }): Promise<DerivedPicture> => {
      const response = await fetch(path ?? '', { signal, headers: { Accept: accept }, credentials: 'omit' }).catch((error: unknown) => {
        throw signal.aborted ? error : new NetworkError({ cause: error })
      })
      if (!response.ok) {
        const reason = response.headers.get('X-Cld-Error')
        throw apiError(response.status, reason === null ? undefined : { error: { message: reason } })
      }
      return { blob: await response.blob(), contentType: response.headers.get('Content-Type') ?? '' }
    },
    enabled: path !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
    // Pictures are large; the browser's own cache has them too.
    gcTime: 30_000,
  })
