import type { Clock } from './contract.ts'

/** One thing that is to happen later, or not. */
export interface Timer {
  readonly isSet: boolean
  /** Instead of what was to happen before. */
  set(ms: number, run: () => void): void
  stop(): void
}

/** A timer of this clock. */
export function createTimer(clock: Clock): Timer {
  let cancel: (() => void) | undefined
  const timer: Timer = {
    get isSet() {
      return cancel !== undefined
    },
    set(ms, run) {
      timer.stop()
      cancel = clock.after(ms, () => {
        cancel = undefined
        run()
      })
    },
    stop() {
      cancel?.()
      cancel = undefined
    },
  }
  return timer
}
