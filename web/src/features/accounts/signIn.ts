import { api, data } from '@/api/client'
import { rememberSession } from '@/api/csrf'
import type { Session } from '@/api/types'
import { begin } from './sessionQuery'

export type Credentials = { readonly email: string; readonly password: string } | { readonly token: string }

export const signIn = async (credentials: Credentials): Promise<Session> =>
  begin(await data(api.POST('/library/api/session', { body: credentials })))

export async function signOut(): Promise<void> {
  await api.DELETE('/library/api/session')
  rememberSession(null)
}

export interface OwnAccount {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** Gives an account what it takes to sign in without a link. The e-mail first: without it a password is of no use. */
export async function completeAccount({ name, email, password }: OwnAccount): Promise<void> {
  await api.PUT('/library/api/account', { body: { name, email } })
  await api.PUT('/library/api/account/password', { body: { password } })
}

export interface PasswordChange {
  readonly password: string
  /** Needed unless the session began with a link. */
  readonly current?: string
}

/** Sets another password, and answers with the session that goes on. */
export const changePassword = async (change: PasswordChange): Promise<Session> =>
  begin(await data(api.PUT('/library/api/account/password', { body: change })))
