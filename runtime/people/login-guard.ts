import type { Clock } from '../clock/clock.ts'

/** Bounds how often somebody may guess. */
export interface LoginGuard {
  /** How many seconds the next try of a key has to wait; 0: it may be looked at. */
  waitSeconds(key: string): number
  /** Counts a try, before it is looked at: a hundred at once are a hundred. */
  begin(key: string): void
  /** The try was right: it does not count. `forgive`: nor do those before it lengthen the next wait. */
  passed(key: string, forgive: boolean): void
  /** Forgets a key. */
  forget(key: string): void
}

export interface GuardRules {
  /** Failures in a row before each one more doubles the wait. */
  readonly free: number
  /** Failures in `windowMs`, whatever else holds. */
  readonly most: number
  readonly windowMs: number
  readonly firstWaitMs: number
  readonly longestWaitMs: number
  /** Keys remembered at once; beyond, whoever was quiet longest is forgotten. */
  readonly keys: number
}

interface Tries {
  /** Times of the tries in the window. */
  readonly recent: readonly number[]
  /** In a row. */
  readonly failures: number
  readonly lastAt: number
  readonly until: number
}

const none: Tries = { recent: [], failures: 0, lastAt: 0, until: 0 }

export function createLoginGuard(rules: GuardRules, clock: Clock): LoginGuard {
  const { free, most, windowMs, firstWaitMs, longestWaitMs } = rules
  const known = new Map<string, Tries>()

  const triesOf = (key: string, now: number): Tries => {
    const { recent, failures, lastAt, until } = known.get(key) ?? none
    const isForgotten = now > lastAt + windowMs + longestWaitMs
    return {
      // A clock that was set back must not lock anybody out for longer.
      recent: recent.filter(at => at > now - windowMs && at <= now),
      failures: isForgotten ? 0 : failures,
      lastAt,
      until: Math.min(until, now + longestWaitMs),
    }
  }
  const keep = (key: string, tries: Tries): void => {
    known.delete(key)
    const [quietest] = known.keys()
    if (known.size >= rules.keys && quietest !== undefined) known.delete(quietest)
    known.set(key, tries)
  }

  return {
    waitSeconds(key) {
      const now = clock.now()
      const { recent, until } = triesOf(key, now)
      const oldest = recent.at(-most)
      return Math.ceil(Math.max(0, until - now, oldest === undefined ? 0 : oldest + windowMs - now) / 1_000)
    },
    begin(key) {
      const now = clock.now()
      const tries = triesOf(key, now)
      const failures = tries.failures + 1
      const waitMs = failures < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - free))
      const recent = most === Number.POSITIVE_INFINITY ? [] : [...tries.recent, now].slice(-most)
      keep(key, { recent, failures, lastAt: now, until: now + waitMs })
    },
    passed(key, forgive) {
      const { recent, failures, lastAt } = known.get(key) ?? none
      keep(key, { recent: recent.slice(0, -1), failures: forgive ? 0 : Math.max(0, failures - 1), lastAt, until: 0 })
    },
    forget: key => void known.delete(key),
  }
}
