import '@testing-library/jest-dom/vitest'
import { act, cleanup } from '@testing-library/react'
import { afterEach, vi } from 'vitest'
import { toastQueue } from '@/ui/toasts'

afterEach(() => {
  cleanup()
  act(() => {
    for (const { key } of [...toastQueue.visibleToasts]) toastQueue.close(key)
  })
  vi.restoreAllMocks()
})
