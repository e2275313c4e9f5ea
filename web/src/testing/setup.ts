import '@testing-library/jest-dom/vitest'
import { act, cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'
import { toastQueue } from '@/ui/toasts'

// Other suites run beside these.
configure({ asyncUtilTimeout: 15_000 })

afterEach(() => {
  cleanup()
  act(() => {
    for (const { key } of [...toastQueue.visibleToasts]) toastQueue.close(key)
  })
  vi.restoreAllMocks()
})
