import { queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import { rememberSession } from '@/api/csrf'
import type { Session } from '@/api/types'

/** Keeps the session's CSRF token for the calls that follow. */
export function begin(session: Session): Session {
  rememberSession(session)
  return session
}

/** Who is signed in. Fails with status 401 when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => begin(await data(api.GET('/library/api/session', { signal }))),
  staleTime: Infinity,
  retry: false,
})
