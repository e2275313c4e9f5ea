import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components/Toast'

export interface ToastMessage {
  readonly text: string
  readonly tone?: 'error'
  readonly action?: { readonly label: string; readonly run: () => void }
}

export const toastQueue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 })

/** Shows a message at the lower edge, and gives what closes it. One with an action stays longer, an error until it is closed. */
export function toast(message: ToastMessage): () => void {
  const key = message.tone === 'error' ? toastQueue.add(message) : toastQueue.add(message, { timeout: message.action ? 12_000 : 5_000 })
  return () => toastQueue.close(key)
}
