import { Button } from '@/ui/Button'
import { Dialog, DialogActions } from '@/ui/Dialog'

export interface SignOutDialogProps {
  readonly onClose: () => void
  readonly onSignOut: () => void
}

/** Asked while uploads are under way: nobody would be there whose they are. */
export function SignOutDialog({ onClose, onSignOut }: SignOutDialogProps) {
  return (
    <Dialog title="Stop the uploads and sign out?" role="alertdialog" isOpen onClose={onClose}>
      <p>Files are still being uploaded. Signing out cancels them.</p>
      <DialogActions>
        <Button kind="quiet" onPress={onClose}>
          Stay
        </Button>
        <Button kind="danger" onPress={onSignOut}>
          Cancel uploads and sign out
        </Button>
      </DialogActions>
    </Dialog>
  )
}
