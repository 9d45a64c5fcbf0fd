import type { Clock } from '../clock/clock.ts'
import type { Search } from '../store/contract.ts'

/** Keeps the search up to date, behind the turns and in breaths: people who write never wait for it. */
export interface SearchLoop {
  /** Something has changed. */
  nudge(): void
  /** Reads all that has changed. Gives how many conversations. */
  catchUp(): Promise<number>
  stop(): Promise<void>
}

export interface SearchLoopOptions {
  readonly search: Search
  readonly clock: Clock
  readonly onError: (error: unknown) => void
}

/** How long a change may wait, so that a talk that goes on is read once and not at every line. */
const restMs = 400
/** Conversations read in one breath: a few milliseconds. */
const perBreath = 10
/** Between two breaths while there is more: at most a tenth of the time is the search's. */
const betweenMs = 50
const afterErrorMs = 5_000

/** Starts with what was left when the server was last stopped. */
export function createSearchLoop({ search, clock, onError }: SearchLoopOptions): SearchLoop {
  let cancel: (() => void) | undefined
  let stopped = false
  let working: Promise<unknown> = Promise.resolve()

  const arm = (delayMs: number): void => {
    if (stopped || cancel) return
    cancel = clock.after(delayMs, () => {
      cancel = undefined
      working = search
        .index(perBreath)
        .then(read => {
          if (read === perBreath) arm(betweenMs)
        })
        .catch(error => {
          onError(error)
          arm(afterErrorMs)
        })
    })
  }
  arm(0)
  return {
    nudge: () => arm(restMs),
    async catchUp() {
      let all = 0
      for (let read = perBreath; read === perBreath; all += read) read = await search.index(perBreath)
      return all
    },
    async stop() {
      stopped = true
      cancel?.()
      await working
    },
  }
}
