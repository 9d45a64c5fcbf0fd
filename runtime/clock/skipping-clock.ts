import type { Cancel, Clock } from './clock.ts'

/** A clock that goes with another one and can be put forward. */
export interface SkippingClock extends Clock {
  /** Puts it forward; what has come due is called as soon as may be. */
  skip(ms: number): void
}

export function createSkippingClock(base: Clock): SkippingClock {
  let ahead = 0
  const waiting = new Set<{ readonly at: number; readonly call: () => void; cancel: Cancel }>()
  const now = (): number => base.now() + ahead
  return {
    now,
    after(delayMs, call) {
      const entry = {
        at: now() + delayMs,
        call() {
          waiting.delete(entry)
          call()
        },
        cancel: (): void => {},
      }
      waiting.add(entry)
      entry.cancel = base.after(delayMs, entry.call)
      return () => {
        waiting.delete(entry)
        entry.cancel()
      }
    },
    skip(ms) {
      ahead += ms
      for (const entry of [...waiting].sort((a, b) => a.at - b.at)) {
        entry.cancel()
        entry.cancel = base.after(Math.max(0, entry.at - now()), entry.call)
      }
    },
  }
}
