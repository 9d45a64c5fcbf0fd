import type { Clock } from '../clock/clock.ts'

/** Leaves a target alone that has failed too often: everything that would wait for it is refused at once. */
export interface Breaker {
  /** May a call go? False: it is left alone. Half open, one call goes, and everything hangs on it. */
  admit(): boolean
  /** How a call went that was let go; `unclear`: it says nothing of the target. */
  went(how: 'well' | 'badly' | 'unclear'): void
  state(): BreakerState
  /** Ms until it is tried again; 0 unless it is open. */
  leftMs(): number
}

export type BreakerState = 'closed' | 'half-open' | 'open'

/** So many failures in a row open it, for so long. */
export const breaking = { failures: 5, openMs: 30_000 } as const

export function createBreaker(clock: Clock): Breaker {
  let failures = 0
  let openUntil: number | undefined
  let isProbing = false
  const state = (): BreakerState => {
    if (openUntil === undefined) return 'closed'
    return clock.now() < openUntil ? 'open' : 'half-open'
  }
  return {
    state,
    leftMs: () => Math.max(0, (openUntil ?? 0) - clock.now()),
    admit() {
      const now = state()
      if (now === 'closed') return true
      if (now === 'open' || isProbing) return false
      isProbing = true
      return true
    },
    went(how) {
      isProbing = false
      if (how === 'unclear') return
      failures = how === 'well' ? 0 : failures + 1
      if (how === 'well') openUntil = undefined
      // A call that began before it opened and fails late does not keep it open for longer.
      else if (failures >= breaking.failures && state() !== 'open') openUntil = clock.now() + breaking.openMs
    },
  }
}
