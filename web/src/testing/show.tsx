import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import type { ReactNode } from 'react'
import { expect } from 'vitest'
import { Toasts } from '@/ui/Toasts'

/** Renders what needs a query client, with a person at the keyboard. */
export function show(content: ReactNode) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const person = userEvent.setup()
  const view = render(
    <QueryClientProvider client={queryClient}>
      {content}
      <Toasts />
    </QueryClientProvider>,
  )
  return { person, queryClient, ...view }
}

/** Nothing that axe objects to. Colours are for the real browser: jsdom knows none. */
export async function expectAccessible(container: Element): Promise<void> {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
