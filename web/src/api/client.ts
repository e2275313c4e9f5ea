import createClient, { type Middleware } from 'openapi-fetch'
import { csrfHeaders } from './csrf'
import { apiError, NetworkError } from './errors'
import type { paths } from './schema.generated'

/** Whatever is no success becomes an exception, so that a caller who gets an answer has the data. */
const refusals: Middleware = {
  onRequest: ({ request }) => {
    for (const [name, value] of Object.entries(csrfHeaders())) request.headers.set(name, value)
    return request
  },
  onResponse: async ({ response }) => {
    if (response.ok) return undefined
    throw apiError(response.status, await response.json().catch(() => undefined))
  },
  onError: ({ error }) => (error instanceof DOMException && error.name === 'AbortError' ? error : new NetworkError({ cause: error })),
}

/** The server, typed by its OpenAPI document. Calls throw `ApiError` or `NetworkError`. */
export const api = createClient<paths>({ baseUrl: globalThis.location.origin, credentials: 'same-origin', fetch: (request) => fetch(request) })
api.use(refusals)

/** The data of a call whose answer has a body. */
export async function data<T>(call: Promise<{ data?: T }>): Promise<T> {
  const answer = await call
  // The middleware has thrown for every refusal; the type cannot know that.
  return answer.data as T
}
