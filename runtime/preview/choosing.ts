/** Decides what an example is made of: the same for the same number. */
export interface Choosing {
  /** One of so many, from 0. */
  of(count: number): number
  /** Is something that may be left out in it? */
  includes(): boolean
}

/** The plainest comes first: with everything in it, then with nothing that may be left out; then any, by number. */
export function choosing(attempt: number): Choosing {
  let state = (attempt * 2_654_435_761) >>> 0
  const next = (): number => {
    // A generator by Marsaglia: what it gives is spread well enough, and the same everywhere.
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state
  }
  return {
    of: count => (attempt < 2 || count < 2 ? 0 : next() % count),
    includes: () => (attempt < 2 ? attempt === 0 : next() % 2 === 0),
  }
}
