import type { Clock } from '../clock/clock.ts'

/** Timers of one open channel: what throws in them is told, and none outlives it. */
export interface GuardedTimers {
  after(ms: number, work: () => void | Promise<void>): () => void
  cancelAll(): void
}

export function createGuardedTimers(clock: Pick<Clock, 'after'>, onError: (error: unknown) => void): GuardedTimers {
  const armed = new Set<() => void>()
  let isOver = false
  return {
    after(ms, work) {
      if (isOver) return () => {}
      const run = async (): Promise<void> => {
        await work()
      }
      const cancel = clock.after(Number.isFinite(ms) ? Math.max(0, ms) : 0, () => {
        armed.delete(cancel)
        run().catch(onError)
      })
      armed.add(cancel)
      return () => {
        armed.delete(cancel)
        cancel()
      }
    },
    cancelAll() {
      isOver = true
      for (const cancel of armed) cancel()
      armed.clear()
    },
  }
}
