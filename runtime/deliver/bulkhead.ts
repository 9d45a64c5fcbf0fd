import type { Clock } from '../clock/clock.ts'

/** Places for work that must not crowd out other work. What finds none waits, for so long and in so long a line. */
export interface Bulkhead {
  /** Does work in one of the places. Rejects with `Crowded` when it got none. */
  run<Result>(work: () => Promise<Result>): Promise<Result>
  /** Is every place taken? */
  readonly isFull: boolean
  /** Has nobody a place? */
  readonly isIdle: boolean
}

/** There was no place: the work has not begun. */
export class Crowded extends Error {
  override readonly name = 'Crowded'
  /** Ms after which a place is likely to be free for whoever asked, each a little later than the one before. */
  readonly afterMs: number

  constructor(afterMs: number) {
    super('no place was free')
    this.afterMs = afterMs
  }
}

export interface BulkheadSize {
  readonly places: number
  /** How many may wait for one, and how long. */
  readonly waiting: number
  readonly waitMs: number
}

export function createBulkhead({ places, waiting, waitMs }: BulkheadSize, clock: Clock): Bulkhead {
  const line: (() => void)[] = []
  let taken = 0
  // What comes back is spread over the time that the work takes here, so that it does not come all at once, again and again.
  let tookMs = 100
  let nextAt = 0
  const crowded = (): Crowded => {
    nextAt = Math.max(nextAt, clock.now()) + tookMs / places
    return new Crowded(Math.min(Math.max(Math.ceil(nextAt - clock.now()), leastMs), mostMs))
  }
  const enter = (): Promise<void> => {
    if (taken < places) {
      taken += 1
      return Promise.resolve()
    }
    if (line.length >= waiting) return Promise.reject(crowded())
    return new Promise((resolve, reject) => {
      const next = (): void => {
        cancel()
        resolve()
      }
      const cancel = clock.after(waitMs, () => {
        line.splice(line.indexOf(next), 1)
        reject(crowded())
      })
      line.push(next)
    })
  }
  const leave = (): void => {
    const next = line.shift()
    // The place goes from hand to hand.
    if (next) next()
    else taken -= 1
  }
  return {
    get isFull() {
      return taken >= places
    },
    get isIdle() {
      return taken === 0
    },
    async run(work) {
      await enter()
      const since = clock.now()
      try {
        return await work()
      } finally {
        tookMs = 0.8 * tookMs + 0.2 * (clock.now() - since)
        leave()
      }
    },
  }
}

const leastMs = 250
const mostMs = 30_000
