import type { EventView } from '../../../../runtime/api/contract.ts'
import type { Clock } from './contract.ts'
import { createTimer } from './timer.ts'

/** Lets messages of the bot appear one after the other, each after the pause in which it is "written". */
export interface Pace {
  /** How many of all may be seen now, of which so many are. Up to `historyTo` nothing waits. `again` is called when a pause is over. */
  advance(all: readonly EventView[], seen: number, historyTo: number): number
  /** Is there a pause now? */
  readonly pausing: boolean
  reset(): void
}

const longestMs = 10_000

export function createPace(clock: Clock, again: () => void): Pace {
  let pausing = 0
  let over = 0
  const timer = createTimer(clock)
  const reset = (): void => {
    timer.stop()
    pausing = 0
    over = 0
  }
  return {
    get pausing() {
      return pausing > 0
    },
    reset,
    advance(all, seen, historyTo) {
      let upTo = Math.max(seen, Math.min(historyTo, all.length))
      // What people say never waits, and nothing that came before it waits any longer.
      for (let seq = all.length; seq > upTo; seq--) {
        if (isOfPeople(all[seq - 1])) upTo = seq
      }
      for (let next = all[upTo]; next; next = all[upTo]) {
        const { seq } = next
        const ms = next.type === 'message' && next.author === 'bot' ? Math.min(next.delayMs ?? 0, longestMs) : 0
        if (ms > 0 && seq !== over) {
          if (seq !== pausing) {
            pausing = seq
            timer.set(ms, () => {
              over = seq
              again()
            })
          }
          return upTo
        }
        upTo = seq
      }
      reset()
      return upTo
    },
  }
}

const isOfPeople = (event: EventView | undefined): boolean =>
  event?.type === 'message' && (event.author === 'visitor' || event.author === 'agent')
