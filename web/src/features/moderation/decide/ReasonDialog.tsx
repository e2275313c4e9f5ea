import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import type { ModeratedCard } from '@/api/types'
import { nameOf } from '@/lib/describe'
import { formatCount } from '@/lib/format'
import { Button } from '@/ui/Button'
import { Dialog, DialogActions } from '@/ui/Dialog'
import { TextField } from '@/ui/TextField'
import styles from './ReasonDialog.module.css'

export interface ReasonDialogProps {
  readonly cards: readonly ModeratedCard[]
  readonly onReject: (reason: string | null) => void
  readonly onClose: () => void
}

/** What the server keeps of a reason, in characters. */
const longest = 500

/** Asks why, for those whom the assets belong to. */
export function ReasonDialog({ cards, onReject, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const [first] = cards
  return (
    <Dialog title={cards.length === 1 && first ? `Reject ${nameOf(first.asset)}` : `Reject ${formatCount(cards.length, 'asset')}`} isOpen onClose={onClose}>
      <Form
        className={styles['form'] ?? ''}
        onSubmit={(event) => {
          event.preventDefault()
          onReject(reason.trim() || null)
        }}
      >
        <TextField
          label="Reason"
          hint="Stays with the asset, and is told with its notification."
          placeholder="No consent of the people shown"
          maxLength={longest}
          // The dialog is there to write it.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={reason}
          onChange={setReason}
        />
        <DialogActions>
          <Button kind="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="danger">
            Reject
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  )
}
