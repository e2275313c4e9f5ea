import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import type { Session } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { Button } from '@/ui/Button'
import { TextField } from '@/ui/TextField'
import { setPassword } from './signIn'
import styles from './SignInPage.module.css'

export interface ChoosePasswordFormProps {
  readonly session: Session
  readonly onDone: () => void
}

/** Offered after a one-time link: a password to come back with. It can wait. */
export function ChoosePasswordForm({ session, onDone }: ChoosePasswordFormProps) {
  const [password, setValue] = useState('')
  const change = useMutation({ mutationFn: setPassword, onSuccess: onDone })

  return (
    <Form
      className={styles['form'] ?? ''}
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate(password)
      }}
    >
      <h1 className={styles['title']}>You are signed in</h1>
      <p>
        Choose a password to come back with, as <strong>{session.user.email ?? session.user.name}</strong>. Without one, <code>./dam up</code> prints a new link
        whenever you need it.
      </p>
      {/* Password managers file what is saved under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={session.user.email ?? ''} />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        isRequired
        value={password}
        onChange={setValue}
        hint="At least 12 characters. A sentence is easy to keep in mind."
        error={change.isError ? errorText(change.error) : undefined}
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
