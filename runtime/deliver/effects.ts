import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import type { Effects as EffectTable, LeasedEffect } from '../store/contract.ts'
import type { TurnEngine } from '../turn/create-turns.ts'
import { type Bulkhead, Crowded, createBulkhead } from './bulkhead.ts'
import type { Perform } from './perform.ts'

/**
 * Does the work outside that turns asked for: leases rows, performs, and hands the result in as an inbound event. At
 * least once each, always with the same key. What fails to be handed in is tried again, then buried for somebody to replay. Each
 * action has places of its own: one whose calls take long holds up no other.
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
  /** Effects of all actions in hand at once, and of each. */
  readonly parallel?: number
  readonly atOnce?: (action: string) => number
}

/** Waits before the 2nd, 3rd, ... try; after the last the effect is buried. */
const retryMs = [1_000, 5_000, 30_000, 120_000, 600_000]
const mostTries = retryMs.length + 1
/** An action whose places are taken is left alone, so few wait for one: those that were taken together with others. */
const together = 16
const waitMs = 20_000
/** Longer than any effect may wait and take: an effect that is still leased is still being done. */
const leaseMs = 90_000

export function createEffectLoop(options: EffectLoopOptions): EffectLoop {
  const { effects, turns, perform, clock, onError, pollMs = 1_000, parallel = 512, atOnce = () => 16 } = options
  let stopped = false
  let cancel: () => void = () => {}
  let nudged = false
  const flying = new Set<Promise<void>>()
  /** Actions that may have more to do than they had places for. */
  const leftAlone = new Set<string>()
  let isCapped = false
  const places = new Map<string, Bulkhead>()
  const placesOf = (action: string): Bulkhead => {
    const own = places.get(action) ?? createBulkhead({ places: atOnce(action), waiting: together, waitMs }, clock)
    places.set(action, own)
    return own
  }
  const full = (): readonly string[] => [...places].filter(([, { isFull }]) => isFull).map(([action]) => action)
  let launching: Promise<unknown> = Promise.resolve()

  const one = async (effect: LeasedEffect): Promise<void> => {
    const { id, attempts, error: before } = effect
    // A lease that was taken more often than it may be tried: whatever happens in it ends the process.
    if (attempts > mostTries) return bury(effect, 'it never came to an end')
    failpoint('effect.before-perform')
    const heard = await perform(effect)
    failpoint('effect.performed')
    if (heard.type === 'later') return effects.putBack(id, clock.now() + heard.afterMs)
    if (heard.type === 'again') return later(effect, heard.error, heard.retryMs)
    const tried = attempts > 1 ? { tried: { attempts, ...(before === undefined ? {} : { error: before }) } } : {}
    try {
      await turns.inbound(effect.conversation, `effect:${id}`, 'system', { type: 'result', effect: id, heard, ...tried })
      failpoint('effect.after-turn')
    } catch (error) {
      onError(error)
      await later(effect, String(error), retryMs)
    }
  }
  const later = async (effect: LeasedEffect, error: string, waits: readonly number[]): Promise<void> => {
    const wait = waits[effect.attempts - 1]
    if (wait === undefined) return bury(effect, error)
    failpoint('effect.before-retry')
    await effects.retry(effect.id, clock.now() + wait, error)
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
  // In the action's own places; what waits for one too long, or until all ends, goes back untouched.
  const inPlace = (effect: LeasedEffect): Promise<void> => {
    const own = placesOf(effect.action)
    const waits = own.isFull
    return own
      .run(() => (waits && stopped ? effects.putBack(effect.id, clock.now()) : one(effect)))
      .catch((error: unknown) => {
        if (error instanceof Crowded) return effects.putBack(effect.id, clock.now() + error.afterMs)
        throw error
      })
  }
  const takeOff = async (): Promise<Promise<void>[]> => {
    nudged = false
    const flights: Promise<void>[] = []
    for (;;) {
      const limit = Math.min(together, parallel - flying.size)
      isCapped = limit <= 0
      if (stopped || isCapped) return flights
      const except = full()
      for (const action of except) leftAlone.add(action)
      const leased = await effects.lease(clock.now(), leaseMs, limit, except)
      if (leased.length > 0) failpoint('effect.leased')
      flights.push(...leased.map(launched))
      if (leased.length < limit) return flights
    }
  }
  const launched = (effect: LeasedEffect): Promise<void> => {
    const flight = inPlace(effect)
      .catch(onError)
      .finally(() => {
        flying.delete(flight)
        if (nudged || isCapped || leftAlone.delete(effect.action)) arm(0)
      })
    flying.add(flight)
    return flight
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
