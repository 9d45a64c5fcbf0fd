/** Time as the whole server sees it. Nothing else asks the machine what time it is. */
export interface Clock {
  /** ms since 1970. */
  now(): number
  /** Calls back once, `delayMs` from now or as soon as the clock has been moved past that. */
  after(delayMs: number, call: () => void): Cancel
}

export type Cancel = () => void

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, call) {
    const timer = setTimeout(call, Math.min(delayMs, 2_147_483_647))
    timer.unref()
    return () => clearTimeout(timer)
  },
}
