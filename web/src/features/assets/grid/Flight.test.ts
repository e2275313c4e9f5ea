import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Flight } from './Flight'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Moves by so many pixels in each frame. */
function scroll(flight: Flight, pixels: number, frames: number): void {
  for (let frame = 1; frame <= frames; frame++) {
    vi.advanceTimersByTime(16)
    flight.move(frame * pixels, performance.now())
  }
}

describe('Flight', () => {
  it('does not begin at the speed of reading', () => {
    const flight = new Flight()
    scroll(flight, 20, 30)
    expect(flight.isFlying()).toBe(false)
  })

  it('begins with a flick and ends, once, when it comes to rest', () => {
    const flight = new Flight()
    const landed = vi.fn()
    scroll(flight, 500, 10)
    expect(flight.isFlying()).toBe(true)
    flight.onLanding(landed)
    scroll(flight, 500, 10)
    expect(landed).not.toHaveBeenCalled()
    vi.advanceTimersByTime(250)
    expect(flight.isFlying()).toBe(false)
    expect(landed).toHaveBeenCalledOnce()
    scroll(flight, 500, 10)
    vi.advanceTimersByTime(250)
    expect(landed).toHaveBeenCalledOnce()
  })

  it('does not begin with one jump, as the End key makes', () => {
    const flight = new Flight()
    scroll(flight, 20, 5)
    vi.advanceTimersByTime(1000)
    flight.move(90_000, performance.now())
    expect(flight.isFlying()).toBe(false)
  })
})
