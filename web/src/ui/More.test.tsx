import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { More } from './More'

/** Everything is in sight at once, as at the end of a list. */
class InSight {
  constructor(private readonly callback: IntersectionObserverCallback) {}
  observe(): void {
    this.callback([{ isIntersecting: true } as IntersectionObserverEntry], this as unknown as IntersectionObserver)
  }
  disconnect(): void {}
}

describe('the next page', () => {
  it('is asked for as its place is in sight, and by the button alone once that failed', async () => {
    vi.stubGlobal('IntersectionObserver', InSight)
    const load = vi.fn()
    const { rerender } = render(<More isComing={false} hasFailed={false} load={load} />)
    expect(load).toHaveBeenCalledTimes(1)
    rerender(<More isComing hasFailed={false} load={load} />)
    rerender(<More isComing={false} hasFailed load={load} />)
    expect(load).toHaveBeenCalledTimes(1)
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }))
    expect(load).toHaveBeenCalledTimes(2)
  })
})
