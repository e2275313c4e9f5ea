/** CSS pixels a millisecond: four or five screens a second, at which nobody sees a picture. */
const fast = 4
/** So long after the last fast move it has landed. Longer than a frame takes on a busy machine. */
const landingMs = 200
/** A move after a longer rest is a jump, such as the End key makes, and no flight. */
const jumpMs = 400

/**
 * Whether the list is flying past. Pictures that come into sight then are not asked for until it lands: they would be
 * gone before they were there, and the server would have derived them for nobody.
 */
export class Flight {
  private flying = false
  private offset = 0
  private time = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly waiting = new Set<() => void>()

  readonly isFlying = (): boolean => this.flying

  /** Calls back once, at the next landing. */
  readonly onLanding = (landed: () => void): (() => void) => {
    this.waiting.add(landed)
    return () => this.waiting.delete(landed)
  }

  /** The list has been scrolled to there, in CSS pixels, at that time, in milliseconds. */
  move(offset: number, time: number): void {
    const speed = Math.abs(offset - this.offset) / Math.max(time - this.time, 1)
    const isFast = speed >= fast && time - this.time < jumpMs
    this.offset = offset
    this.time = time
    if (!isFast) return
    this.flying = true
    clearTimeout(this.timer)
    this.timer = setTimeout(this.land, landingMs)
  }

  private readonly land = (): void => {
    this.flying = false
    const landed = [...this.waiting]
    this.waiting.clear()
    for (const call of landed) call()
  }
}
