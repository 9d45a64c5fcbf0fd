/** Time as the app in the browser sees it. */
export interface Clock {
  /** ms since 1970. */
  now(): number
  /** Gives what calls it off. */
  after(ms: number, run: () => void): () => void
}

/** The browser's clock: the one place of the app that knows what time it is. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** Chance, in [0, 1): to spread what many browsers would do at once. */
export const browserRandom = (): number => Math.random()
