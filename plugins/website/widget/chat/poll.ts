import type { Clock } from './contract.ts'
import { backoff, type Problem } from './problem.ts'
import { createTimer } from './timer.ts'

/** Asks again and again, while there is no socket. */
export interface Poll {
  /** The last time it asked, it was answered. */
  readonly up: boolean
  start(): void
  /** Asks now, if it asks at all. */
  soon(): void
  stop(): void
}

export interface PollParts {
  readonly clock: Clock
  readonly random: () => number
  readonly ask: () => Promise<void>
  /** Does somebody look on? */
  readonly eager: () => boolean
  readonly asked: (problem?: Problem) => void
}

const eagerMs = 3_000
const lazyMs = 8_000

export function createPoll({ clock, random, ask, eager, asked }: PollParts): Poll {
  /** Counts rounds: only the last one goes on. 0 while nobody asks. */
  let round = 0
  let rounds = 0
  let up = false
  let tries = 0
  const timer = createTimer(clock)

  const go = (): void => {
    timer.stop()
    rounds += 1
    const mine = rounds
    round = mine
    const settle = (problem?: Problem): void => {
      if (round !== mine) return
      up = !problem
      tries = problem ? tries + 1 : 0
      timer.set(problem ? (problem.retryAfterMs ?? backoff(tries, random)) : eager() ? eagerMs : lazyMs, go)
      asked(problem)
    }
    ask().then(() => settle(), settle)
  }

  return {
    get up() {
      return up
    },
    start() {
      if (round === 0) go()
    },
    soon() {
      if (round === 0) return
      tries = 0
      go()
    },
    stop() {
      timer.stop()
      round = 0
      up = false
    },
  }
}
