import type { QueryClient } from '@tanstack/react-query'
import type { Session } from '@/api/types'
import { takeOneTimeToken } from './oneTimeToken'
import { sessionQuery } from './sessionQuery'
import { signIn } from './signIn'

export type Redemption =
  | { readonly state: 'no-link' }
  | { readonly state: 'signed-in'; readonly session: Session }
  | { readonly state: 'refused'; readonly error: unknown }

/** Signs in with the one-time link that led here, if one did. */
export async function redeemLink(queryClient: QueryClient): Promise<Redemption> {
  const token = takeOneTimeToken(window.location, window.history)
  if (token === null) return { state: 'no-link' }
  try {
    const session = await signIn({ token })
    queryClient.setQueryData(sessionQuery.queryKey, session)
    return { state: 'signed-in', session }
  } catch (error) {
    return { state: 'refused', error }
  }
}
