import { apiError, ApiError } from './errors'
import type { Session } from './types'

const header = 'X-Dam-Csrf'
const none = { token: '', userId: '' }
let current = none

/** Remembers whose session it is and its token; null after signing out. */
export function rememberSession(session: Session | null): void {
  current = session === null ? none : { token: session.csrfToken, userId: session.user.id }
}

/** The header that proves that a call comes from this page: another site cannot set it. */
export const csrfHeaders = (): Record<string, string> => (current.token === '' ? {} : { [header]: current.token })

/** Whether a call was refused because its token is of an older session. */
export const isStaleToken = (error: unknown): boolean => error instanceof ApiError && error.status === 403 && error.field === header

/**
 * Takes the token of the session that the browser has now: a link was opened, or somebody signed in, in another tab.
 * Throws when that is somebody else's, or nobody's: what one person began is not done in another's name.
 */
export async function renewToken(): Promise<void> {
  const response = await fetch('/library/api/session', { credentials: 'same-origin', cache: 'no-store' })
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw apiError(response.status, body)
  // The one shape that this answer has by the OpenAPI document.
  const session = body as Session
  if (session.user.id !== current.userId) throw new ApiError(403, 'Another person has signed in in this browser. Reload the page to go on.')
  rememberSession(session)
}

/** Makes a call that changes something; when its token was of an older session, once more with the new one. */
export async function withFreshToken<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!isStaleToken(error)) throw error
    await renewToken()
    return call()
  }
}
