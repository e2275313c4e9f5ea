let token = ''

/** Remembers the token of the session that is signed in; empty after signing out. */
export function rememberCsrfToken(value: string): void {
  token = value
}

/** The header that proves that a call comes from this page: another site cannot set it. */
export const csrfHeaders = (): Record<string, string> => (token === '' ? {} : { 'X-Dam-Csrf': token })
