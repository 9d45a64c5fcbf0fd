import { join } from 'node:path'
import { type Clock, systemClock } from './clock/clock.ts'
import { createEffectLoop, type EffectLoop } from './deliver/effects.ts'
import { createGuardedFetch } from './deliver/guarded-fetch.ts'
import { createPerform } from './deliver/perform.ts'
import { createTimerLoop, type TimerLoop } from './deliver/timers.ts'
import type { Availability } from './library/availability.ts'
import { createAvailability } from './library/create-availability.ts'
import { createLibrary } from './library/create-library.ts'
import type { Library } from './library/library.ts'
import { loadPlugins, type Plugins } from './plugins/load-plugins.ts'
import type { Store } from './store/contract.ts'
import { lockFolder } from './store/folder-lock.ts'
import { createLowdbDocuments } from './store/lowdb-documents.ts'
import { createSqliteStore } from './store/sqlite/sqlite-store.ts'
import { createTurns, type TurnEngine } from './turn/create-turns.ts'
import { createWatchdog } from './turn/watchdog.ts'

/** Everything that runs conversations, without the door to the outside. */
export interface Runtime {
  readonly store: Store
  readonly plugins: Plugins
  readonly library: Library
  readonly availability: Availability
  readonly turns: TurnEngine
  readonly timers: TimerLoop
  readonly effects: EffectLoop
  readonly clock: Clock
  /** Finishes the turns that wait, then lets go of the data folder. */
  close(): Promise<void>
}

export interface RuntimeOptions {
  readonly dataDir: string
  readonly clock?: Clock
  /** In [0, 1). */
  readonly random?: () => number
  /** `host:port` inside the network that webhooks may reach. */
  readonly privateTargets?: readonly string[]
  readonly turnsPerMinute?: number
  readonly capacity?: number
  /** How long one turn may hold the process before the watchdog ends it, ms. */
  readonly turnLimitMs?: number
  /** Largest size of the store in pages; 0 = none. */
  readonly storePages?: number
  readonly onError?: (error: unknown) => void
  /** Told of every durable turn, and of every commit. */
  readonly onTurn?: (turn: { ms: number; halted: boolean }) => void
  readonly onBatch?: (turns: number) => void
}

/** Opens a data folder and runs its conversations. Errors: `data_folder_in_use`, `data_folder_unwritable`, `data_newer`, `plugin_invalid`. */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { dataDir, clock = systemClock, random = randomFraction, onError = () => {} } = options
  const lock = await lockFolder(dataDir)
  try {
    const [store, plugins] = await Promise.all([
      createSqliteStore({
        folder: dataDir,
        clock,
        ...(options.storePages === 0 || options.storePages === undefined ? {} : { maxPages: options.storePages }),
      }),
      loadPlugins(),
    ])
    const documents = await createLowdbDocuments(dataDir)
    const [library, availability] = await Promise.all([
      createLibrary(documents, plugins.declarations, clock),
      createAvailability(documents),
    ])
    const watchdog = await createWatchdog(dataDir, onError, options.turnLimitMs)
    const loops: { timers?: TimerLoop; effects?: EffectLoop } = {}
    const turns = await createTurns({
      store,
      library,
      availability,
      clock,
      random,
      watchdog,
      turnsPerMinute: options.turnsPerMinute ?? 30,
      capacity: options.capacity ?? 10_000,
      ...(options.onBatch ? { batched: options.onBatch } : {}),
      committed({ ms, halted, effects, nextTimer }) {
        options.onTurn?.({ ms, halted })
        if (effects > 0) loops.effects?.nudge()
        if (nextTimer !== undefined) loops.timers?.nudge(nextTimer)
      },
    })
    const fetch = createGuardedFetch({ allowPrivate: options.privateTargets ?? [], clock })
    const perform = createPerform({ serves: plugins.serves, library, fetch, clock })
    const timers = createTimerLoop({ timers: store.timers, turns, clock, onError })
    const effects = createEffectLoop({ effects: store.effects, turns, perform, clock, onError })
    Object.assign(loops, { timers, effects })
    return {
      store,
      plugins,
      library,
      availability,
      turns,
      timers,
      effects,
      clock,
      async close() {
        await Promise.all([timers.stop(), effects.stop()])
        await turns.mailboxes.drained()
        await watchdog.stop()
        await store.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

// Drawn many at once: every turn takes one, and asking the system for each costs more than a handler.
const drawn = new Uint32Array(1_024)
let left = 0

/** One of 2^32 equally likely numbers in [0, 1). */
function randomFraction(): number {
  if (left === 0) left = crypto.getRandomValues(drawn).length
  left -= 1
  return (drawn[left] ?? 0) / 2 ** 32
}

/** Where the sample flows stand that a first start brings along. */
export const samplesFolder: string = join(import.meta.dirname, 'samples')
