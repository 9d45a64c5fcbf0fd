import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import type { Effects as EffectTable, LeasedEffect } from '../store/contract.ts'
import type { TurnEngine } from '../turn/create-turns.ts'
import type { Perform } from './perform.ts'

/**
 * Does the work outside that turns asked for: leases rows, performs, and hands the result in as an inbound event. At
 * least once each, always with the same key. What fails to be handed in is tried again, then buried for somebody to replay.
 */
export interface EffectLoop {
  /** New rows may be there. */
  nudge(): void
  /** Does all whose time has come; resolves when their turns are durable. Gives how many. */
  work(): Promise<number>
  stop(): Promise<void>
}

export interface EffectLoopOptions {
  readonly effects: EffectTable
  readonly turns: Pick<TurnEngine, 'inbound'>
  readonly perform: Perform
  readonly clock: Clock
  readonly onError: (error: unknown) => void
  readonly pollMs?: number
  /** Effects in flight at once. */
  readonly parallel?: number
}

/** Waits before the 2nd, 3rd, ... try; after the last the effect is buried. */
const retryMs = [1_000, 5_000, 30_000, 120_000, 600_000]
const mostTries = retryMs.length + 1
/** Longer than any effect may take: an effect that is still leased is still being done. */
const leaseMs = 30_000

export function createEffectLoop(options: EffectLoopOptions): EffectLoop {
  const { effects, turns, perform, clock, onError, pollMs = 1_000, parallel = 32 } = options
  let stopped = false
  let cancel: () => void = () => {}
  let nudged = false
  const flying = new Set<Promise<void>>()
  let launching: Promise<unknown> = Promise.resolve()

  const one = async (effect: LeasedEffect): Promise<void> => {
    const tries = effect.attempts
    // A lease that was taken more often than it may be tried: whatever happens in it ends the process.
    if (tries > mostTries) return bury(effect, 'it never came to an end')
    failpoint('effect.before-perform')
    const heard = await perform(effect)
    failpoint('effect.performed')
    try {
      await turns.inbound(effect.conversation, `effect:${effect.id}`, 'system', { type: 'result', effect: effect.id, heard })
      failpoint('effect.after-turn')
    } catch (error) {
      onError(error)
      const wait = retryMs[tries - 1]
      if (wait === undefined) return bury(effect, String(error))
      failpoint('effect.before-retry')
      await effects.retry(effect.id, clock.now() + wait, String(error))
    }
  }
  const bury = async (effect: LeasedEffect, error: string): Promise<void> => {
    await effects.bury(effect.id, error)
    failpoint('effect.buried')
    onError(new ParleyError('target_failed', { target: effect.action, effect: effect.id, why: error }))
    const heard = { type: 'failed', error: { code: 'buried', message: error } } as const
    // The flow learns of it too; if that cannot be written either, the buried row says so.
    await turns
      .inbound(effect.conversation, `buried:${effect.id}`, 'system', { type: 'result', effect: effect.id, buried: true, heard })
      .catch(onError)
  }
  const takeOff = async (): Promise<Promise<void>[]> => {
    nudged = false
    if (stopped || flying.size >= parallel) return []
    const leased = await effects.lease(clock.now(), leaseMs, parallel - flying.size)
    if (leased.length > 0) failpoint('effect.leased')
    return leased.map(effect => {
      const flight = one(effect)
        .catch(onError)
        .finally(() => {
          flying.delete(flight)
          if (nudged || leased.length === parallel) arm(0)
        })
      flying.add(flight)
      return flight
    })
  }
  // One after the other: each sees how many the one before it took, and stopping waits for the last.
  const launch = (): Promise<Promise<void>[]> => {
    const mine = launching.then(takeOff, takeOff)
    launching = mine
    return mine
  }
  const arm = (delayMs: number): void => {
    if (stopped) return
    cancel()
    cancel = clock.after(
      delayMs,
      () =>
        void launch()
          .catch(onError)
          .finally(() => arm(pollMs)),
    )
  }
  arm(0)
  return {
    nudge() {
      if (nudged) return
      nudged = true
      setImmediate(() => void launch().catch(onError))
    },
    async work() {
      let done = 0
      for (;;) {
        const flights = [...flying, ...(await launch())]
        if (flights.length === 0) return done
        await Promise.all(flights)
        done += flights.length
      }
    },
    async stop() {
      stopped = true
      cancel()
      await Promise.allSettled([launching])
      await Promise.allSettled(flying)
    },
  }
}
