import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { ApiError } from '@/api/errors'
import type { Session } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { Button } from '@/ui/Button'
import { Notice } from '@/ui/Notice'
import { TextField } from '@/ui/TextField'
import { signIn } from './signIn'
import styles from './SignInPage.module.css'

export function SignInForm({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const attempt = useMutation({ mutationFn: signIn, onSuccess: onSignedIn })
  const field = attempt.error instanceof ApiError ? attempt.error.field : undefined
  const errorAt = (name: string) => (field === name ? errorText(attempt.error) : undefined)

  return (
    <Form
      className={styles['form'] ?? ''}
      onSubmit={(event) => {
        event.preventDefault()
        attempt.mutate({ email, password })
      }}
    >
      {attempt.isError && field === undefined && <Notice tone="error">{errorText(attempt.error)}</Notice>}
      <TextField label="E-mail" type="email" autoComplete="username" isRequired value={email} onChange={setEmail} error={errorAt('email')} />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        isRequired
        value={password}
        onChange={setPassword}
        error={errorAt('password')}
      />
      <Button type="submit" kind="primary" isPending={attempt.isPending}>
        {attempt.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
      <p className={styles['hint']}>
        First time here, or no password? <code>./dam up</code> prints a link that signs you in.
      </p>
    </Form>
  )
}
