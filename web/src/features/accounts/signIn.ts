import { api, data } from '@/api/client'
import { rememberCsrfToken } from '@/api/csrf'
import type { Session } from '@/api/types'
import { begin } from './sessionQuery'

export type Credentials = { readonly email: string; readonly password: string } | { readonly token: string }

export const signIn = async (credentials: Credentials): Promise<Session> =>
  begin(await data(api.POST('/library/api/session', { body: credentials })))

export async function signOut(): Promise<void> {
  await api.DELETE('/library/api/session')
  rememberCsrfToken('')
}

export async function setPassword(password: string): Promise<void> {
  await api.PUT('/library/api/account/password', { body: { password } })
}
