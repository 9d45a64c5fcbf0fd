import type { Cancel, Clock } from './clock.ts'

/** A clock that moves when it is told to: for tests, previews and simulations. */
export interface ManualClock extends Clock {
  /** Moves by `ms` (also backwards) and calls what has become due, in order of time. */
  advance(ms: number): void
}

export function createManualClock(start = 1_767_225_600_000): ManualClock {
  let now = start
  let waiting: { at: number; call: () => void }[] = []
  return {
    now: () => now,
    after(delayMs, call): Cancel {
      const entry = { at: now + delayMs, call }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter(other => other !== entry)
      }
    },
    advance(ms) {
      const target = now + ms
      for (;;) {
        const next = waiting.filter(entry => entry.at <= target).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        waiting = waiting.filter(entry => entry !== next)
        now = Math.max(now, next.at)
        next.call()
      }
      now = target
    },
  }
}
