import createClient, { type Middleware } from 'openapi-fetch'
import { csrfHeaders, withFreshToken } from './csrf'
import { apiError, ApiError, NetworkError } from './errors'
import type { paths } from './schema.generated'

/** Whatever is no success becomes an exception, so that a caller who gets an answer has the data. */
const send = (request: Request): Promise<Response> =>
  withFreshToken(async () => {
    // Its body can be sent once, and may have to be sent again.
    const sent = request.clone()
    for (const [name, value] of Object.entries(csrfHeaders())) sent.headers.set(name, value)
    const response = await fetch(sent)
    if (response.ok) return response
    throw apiError(response.status, await response.json().catch(() => undefined))
  })

const failures: Middleware = {
  onError: ({ error }) => (error instanceof ApiError || (error instanceof DOMException && error.name === 'AbortError') ? error : new NetworkError({ cause: error })),
}

/** The server, typed by its OpenAPI document. Calls throw `ApiError` or `NetworkError`. */
export const api = createClient<paths>({ baseUrl: globalThis.location.origin, credentials: 'same-origin', fetch: send })
api.use(failures)

/** The data of a call whose answer has a body. */
export async function data<T>(call: Promise<{ data?: T }>): Promise<T> {
  const answer = await call
  // The middleware has thrown for every refusal; the type cannot know that.
  return answer.data as T
}
