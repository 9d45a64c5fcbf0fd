import type { Clock } from './clock.ts'

const hourMs = 3_600_000

/**
 * Does something now, and again an hour after each time it has ended. `isOver` tells long work to leave the rest. What goes wrong is
 * told, and the next hour comes all the same.
 */
export function createHourly(
  clock: Pick<Clock, 'after'>,
  work: (isOver: () => boolean) => Promise<unknown>,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  let isStopped = false
  let cancel: () => void = () => {}
  let working: Promise<unknown> = Promise.resolve()
  const arm = (delayMs: number): void => {
    if (isStopped) return
    cancel = clock.after(delayMs, () => {
      working = work(() => isStopped)
        .catch(onError)
        .finally(() => arm(hourMs))
    })
  }
  arm(0)
  return {
    async stop() {
      isStopped = true
      cancel()
      await working
    },
  }
}
