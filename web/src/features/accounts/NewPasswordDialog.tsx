import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { ApiError } from '@/api/errors'
import type { Session } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { Button } from '@/ui/Button'
import { Dialog, DialogActions } from '@/ui/Dialog'
import { TextField } from '@/ui/TextField'
import { toast } from '@/ui/toasts'
import { sessionQuery } from './sessionQuery'
import styles from './SignInPage.module.css'
import { changePassword } from './signIn'

export interface NewPasswordDialogProps {
  readonly session: Session
  readonly onClose: () => void
}

/** Sets another password. Who came by a link need not know the one of now: that is what links are for. */
export function NewPasswordDialog({ session, onClose }: NewPasswordDialogProps) {
  const queryClient = useQueryClient()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const needsCurrent = session.hasPassword && !session.byLink
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: (next) => {
      queryClient.setQueryData(sessionQuery.queryKey, next)
      toast({ text: 'The new password is set' })
      onClose()
    },
  })
  const isAboutCurrent = change.error instanceof ApiError && change.error.field === 'current'
  const problem = change.isError ? errorText(change.error) : undefined

  return (
    <Dialog title="Set a new password" isOpen onClose={onClose}>
      <Form
        className={styles['form'] ?? ''}
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({ password, ...(needsCurrent && { current }) })
        }}
      >
        {needsCurrent && (
          <TextField
            label="Current password"
            type="password"
            autoComplete="current-password"
            isRequired
            value={current}
            onChange={setCurrent}
            error={isAboutCurrent ? problem : undefined}
          />
        )}
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          isRequired
          value={password}
          onChange={setPassword}
          hint="At least 12 characters. A sentence is easy to keep in mind."
          error={isAboutCurrent ? undefined : problem}
        />
        <DialogActions>
          <Button kind="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" isPending={change.isPending}>
            Set password
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  )
}
