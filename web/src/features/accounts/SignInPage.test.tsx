import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/errors'
import { eventually } from '@/testing/eventually'
import { fakeServer } from '@/testing/server'
import { session } from '@/testing/sessions'
import { expectAccessible, show } from '@/testing/show'
import { SignInPage } from './SignInPage'

describe('SignInPage', () => {
  it('signs in by e-mail and password', async () => {
    const { calls } = fakeServer({ 'POST /session': () => ({ body: { ...session, hasPassword: true } }) })
    const onDone = vi.fn()
    const { person, container } = show(<SignInPage redemption={{ state: 'no-link' }} onDone={onDone} />)
    await expectAccessible(container)
    await person.type(screen.getByLabelText('E-mail'), 'ines@example.org')
    await person.type(screen.getByLabelText('Password'), 'a long sentence{Enter}')
    await eventually(() => expect(onDone).toHaveBeenCalledOnce())
    expect(calls[0]?.body).toEqual({ email: 'ines@example.org', password: 'a long sentence' })
  })

  it('says what the server says when it refuses', async () => {
    fakeServer({ 'POST /session': () => ({ status: 401, body: { error: { message: 'E-mail or password is wrong' } } }) })
    const { person } = show(<SignInPage redemption={{ state: 'no-link' }} onDone={vi.fn()} />)
    await person.type(screen.getByLabelText('E-mail'), 'ines@example.org')
    await person.type(screen.getByLabelText('Password'), 'wrong{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('E-mail or password is wrong')
  })

  it('says where a new link comes from when one was used already', () => {
    show(<SignInPage redemption={{ state: 'refused', error: new ApiError(401, 'This link was used already.') }} onDone={vi.fn()} />)
    expect(screen.getByRole('alert')).toHaveTextContent('This link was used already. A link works once and not for long; ./dam up prints a new one.')
  })

  it('offers a password after a link, with the e-mail to use it with', async () => {
    const { calls } = fakeServer({ 'PUT /account': () => ({ body: session }), 'PUT /account/password': () => ({ status: 204 }) })
    const onDone = vi.fn()
    const { person } = show(<SignInPage redemption={{ state: 'signed-in', session }} onDone={onDone} />)
    await person.type(screen.getByLabelText('E-mail'), 'ines@example.org')
    await person.type(screen.getByLabelText('New password'), 'a long sentence{Enter}')
    await eventually(() => expect(onDone).toHaveBeenCalledOnce())
    expect(calls.map(({ call }) => call)).toEqual(['PUT /account', 'PUT /account/password'])
  })

  it('goes on at once after a link when there is a password', async () => {
    const onDone = vi.fn()
    show(<SignInPage redemption={{ state: 'signed-in', session: { ...session, hasPassword: true } }} onDone={onDone} />)
    await eventually(() => expect(onDone).toHaveBeenCalledOnce())
    expect(screen.queryByLabelText('New password')).toBeNull()
  })

  it('lets the password wait', async () => {
    const onDone = vi.fn()
    const { person } = show(<SignInPage redemption={{ state: 'signed-in', session }} onDone={onDone} />)
    await person.click(screen.getByRole('button', { name: 'Not now' }))
    expect(onDone).toHaveBeenCalledOnce()
  })
})
