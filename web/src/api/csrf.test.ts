// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { fakeServer } from '@/testing/server'
import { session } from '@/testing/sessions'
import { api } from './client'
import { rememberSession } from './csrf'

const stale = { status: 403, body: { error: { message: 'The header X-Dam-Csrf is missing or is not of this session', field: 'X-Dam-Csrf' } } }
const remove = () => api.POST('/library/api/assets/delete', { body: { assetIds: ['a'] } })

/** A server whose session has this token by now. */
function server(token: string, userId = session.user.id) {
  const { calls } = fakeServer({
    'GET /session': () => ({ body: { ...session, csrfToken: token, user: { ...session.user, id: userId } } }),
    'POST /assets/delete': () => (calls.filter(({ call }) => call.startsWith('POST')).at(-1)?.headers.get('X-Dam-Csrf') === token ? { body: {} } : stale),
  })
  return calls
}

afterEach(() => rememberSession(null))

describe('a change after a new sign-in in another tab', () => {
  it('is sent again, whole, with the token of the new session', async () => {
    rememberSession(session)
    const calls = server('csrf-2')
    await remove()
    await remove()
    expect(calls.map(({ call, body, headers }) => [call, headers.get('X-Dam-Csrf'), body])).toEqual([
      ['POST /assets/delete', 'csrf-1', { assetIds: ['a'] }],
      ['GET /session', null, undefined],
      ['POST /assets/delete', 'csrf-2', { assetIds: ['a'] }],
      ['POST /assets/delete', 'csrf-2', { assetIds: ['a'] }],
    ])
  })

  it('is not done in the name of somebody else', async () => {
    rememberSession(session)
    const calls = server('csrf-2', 'u2')
    await expect(remove()).rejects.toThrow('Another person has signed in')
    expect(calls.filter(({ call }) => call.startsWith('POST'))).toHaveLength(1)
  })
})
