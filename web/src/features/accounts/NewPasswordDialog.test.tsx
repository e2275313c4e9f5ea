import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { eventually } from '@/testing/eventually'
import { fakeServer } from '@/testing/server'
import { session } from '@/testing/sessions'
import { expectAccessible, show } from '@/testing/show'
import { NewPasswordDialog } from './NewPasswordDialog'

describe('NewPasswordDialog', () => {
  it('asks for the current password', async () => {
    const { calls } = fakeServer({ 'PUT /account/password': () => ({ body: session }) })
    const onClose = vi.fn()
    const { person, baseElement } = show(<NewPasswordDialog session={{ ...session, hasPassword: true, byLink: false }} onClose={onClose} />)
    await expectAccessible(baseElement)
    await person.type(screen.getByLabelText('Current password'), 'an old sentence')
    await person.type(screen.getByLabelText('New password'), 'a long sentence{Enter}')
    await eventually(() => expect(onClose).toHaveBeenCalledOnce())
    expect(calls[0]?.body).toEqual({ current: 'an old sentence', password: 'a long sentence' })
  })

  it('does without it after a link', async () => {
    const { calls } = fakeServer({ 'PUT /account/password': () => ({ body: session }) })
    const { person } = show(<NewPasswordDialog session={{ ...session, hasPassword: true, byLink: true }} onClose={vi.fn()} />)
    expect(screen.queryByLabelText('Current password')).toBeNull()
    await person.type(screen.getByLabelText('New password'), 'a long sentence{Enter}')
    await eventually(() => expect(calls[0]?.body).toEqual({ password: 'a long sentence' }))
  })
})
