import { Button } from './Button'
import { Dialog, DialogActions } from './Dialog'
import styles from './ShortcutsDialog.module.css'

export interface Shortcut {
  readonly keys: readonly string[]
  readonly does: string
}

export interface ShortcutsDialogProps {
  readonly shortcuts: readonly Shortcut[]
  readonly onClose: () => void
}

/** The keys of a page, with what they do. */
export function ShortcutsDialog({ shortcuts, onClose }: ShortcutsDialogProps) {
  return (
    <Dialog title="Keyboard shortcuts" isOpen onClose={onClose}>
      <dl className={styles['list']}>
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className={styles['shortcut']}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <DialogActions>
        <Button kind="primary" onPress={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  )
}
