import type { Clock } from './chat/contract.ts'

/** The browser's clock: the one place of the widget that knows what time it is. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** Chance, in [0, 1): to spread what many browsers would do at once, and for names that nobody has to guess. */
export const browserRandom = (): number => Math.random()
