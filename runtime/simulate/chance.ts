/** Chance that is the same each time for the same seed. */
export interface Chance {
  /** In [0, 1). */
  next(): number
  /** True in so many of 1. */
  isIn(share: number): boolean
  /** A whole number, both ends included. */
  between(from: number, to: number): number
  /** One of a list; undefined of an empty one. */
  of<T>(list: readonly T[]): T | undefined
}

/** Draws by the generator "mulberry32". */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    isIn: share => next() < share,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    of: list => list[Math.floor(next() * list.length)],
  }
}
