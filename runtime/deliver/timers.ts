import type { Clock } from '../clock/clock.ts'
import { failpoint } from '../failpoints.ts'
import type { Timers as TimerTable } from '../store/contract.ts'
import type { TurnEngine } from '../turn/create-turns.ts'

/** Fires timers: each due row becomes one inbound event, once, whatever happens to clock or process in between. */
export interface TimerLoop {
  /** A timer may be due earlier than the next look. */
  nudge(dueAt: number): void
  /** Fires all that is due now; resolves when their turns are durable. Gives how many. */
  fire(): Promise<number>
  stop(): Promise<void>
}

export interface TimerLoopOptions {
  readonly timers: TimerTable
  readonly turns: Pick<TurnEngine, 'inbound'>
  readonly clock: Clock
  readonly onError: (error: unknown) => void
  /** Longest time between two looks, ms: bounds what a clock that jumps can cost. */
  readonly pollMs?: number
  /** Timers fired per look: catching up after a pause leaves room for people. */
  readonly perLook?: number
}

export function createTimerLoop({ timers, turns, clock, onError, pollMs = 500, perLook = 500 }: TimerLoopOptions): TimerLoop {
  let stopped = false
  let working: Promise<number> | undefined
  let cancel: () => void = () => {}
  let wakesAt = Number.POSITIVE_INFINITY

  const look = async (): Promise<number> => {
    const due = await timers.due(clock.now(), perLook)
    if (due.length > 0) failpoint('timer.found-due')
    const fired = await Promise.all(
      due.map(async ({ conversation, id, dueAt }) => {
        failpoint('timer.before-turn')
        try {
          await turns.inbound(conversation, `timer:${id}@${dueAt}`, 'system', { type: 'timer', id, dueAt })
          failpoint('timer.after-turn')
          return 1
        } catch (error) {
          // The row stays and is found again at the next look.
          onError(error)
          return 0
        }
      }),
    )
    return fired.reduce<number>((sum, one) => sum + one, 0)
  }
  // One look at a time: whoever asks while one is under way gets the next.
  const fire = (): Promise<number> => {
    const mine = (working ?? Promise.resolve(0)).then(look, look)
    working = mine
    return mine
  }
  const arm = (delayMs: number): void => {
    if (stopped) return
    cancel()
    wakesAt = clock.now() + delayMs
    cancel = clock.after(
      delayMs,
      () =>
        void fire()
          .catch(onError)
          .finally(() => arm(pollMs)),
    )
  }
  arm(0)
  return {
    nudge(dueAt) {
      if (dueAt < wakesAt) arm(Math.max(0, dueAt - clock.now()))
    },
    fire,
    async stop() {
      stopped = true
      cancel()
      await working?.catch(() => {})
    },
  }
}
