import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { ApiError } from '@/api/errors'
import type { Session } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { Button } from '@/ui/Button'
import { TextField } from '@/ui/TextField'
import { completeAccount } from './signIn'
import styles from './SignInPage.module.css'

export interface ChoosePasswordFormProps {
  readonly session: Session
  readonly onDone: () => void
}

/** Offered after a one-time link: a password to come back with. It can wait. */
export function ChoosePasswordForm({ session, onDone }: ChoosePasswordFormProps) {
  const [password, setValue] = useState('')
  const [email, setEmail] = useState(session.user.email ?? '')
  const change = useMutation({ mutationFn: completeAccount, onSuccess: onDone })
  const field = change.error instanceof ApiError ? change.error.field : undefined
  const problem = change.isError ? errorText(change.error) : undefined

  return (
    <Form
      className={styles['form'] ?? ''}
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ name: session.user.name, email, password })
      }}
    >
      <h1 className={styles['title']}>You are signed in</h1>
      <p>
        Choose how to come back, {session.user.name}. Without a password, <code>./dam up</code> prints a new link whenever you need it.
      </p>
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        isRequired
        value={email}
        onChange={setEmail}
        error={field === 'email' ? problem : undefined}
      />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        isRequired
        value={password}
        onChange={setValue}
        hint="At least 12 characters. A sentence is easy to keep in mind."
        error={field === 'email' ? undefined : problem}
      />
      <div className={styles['actions']}>
        <Button kind="quiet" onPress={onDone}>
          Not now
        </Button>
        <Button type="submit" kind="primary" isPending={change.isPending}>
          Set password
        </Button>
      </div>
    </Form>
  )
}
