import { X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Text } from 'react-aria-components/Text'
import { UNSTABLE_Toast as Toast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastRegion as ToastRegion } from 'react-aria-components/Toast'
import { toastQueue } from './toasts'
import styles from './Toasts.module.css'

/** Where messages appear. F6 moves the focus there. */
export function Toasts() {
  return (
    <ToastRegion queue={toastQueue} className={styles['region'] ?? ''} aria-label="Messages">
      {({ toast }) => (
        <Toast toast={toast} className={styles['toast'] ?? ''} data-tone={toast.content.tone}>
          <ToastContent className={styles['content'] ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action && (
            <Button
              className={styles['action'] ?? ''}
              onPress={() => {
                toast.content.action?.run()
                toastQueue.close(toast.key)
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <Button slot="close" aria-label="Close message" className={styles['close'] ?? ''}>
            <X aria-hidden />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  )
}
