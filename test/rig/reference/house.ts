import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createManualClock, type ManualClock } from '../../../runtime/clock/manual-clock.ts'
import { createTimerLoop } from '../../../runtime/deliver/timers.ts'
import { createInboxes } from '../../../runtime/inbox/create-inboxes.ts'
import { createAvailability } from '../../../runtime/library/create-availability.ts'
import { createLibrary } from '../../../runtime/library/create-library.ts'
import { createDuty } from '../../../runtime/people/create-duty.ts'
import type { Store } from '../../../runtime/store/contract.ts'
import type { Documents } from '../../../runtime/store/documents.ts'
import { createSqliteStore } from '../../../runtime/store/sqlite/sqlite-store.ts'
import { createTurns, type TurnEngine } from '../../../runtime/turn/create-turns.ts'
import { createPretendDirectory } from '../pretend-directory.ts'
import type { Document } from './setting.ts'
import { declarations, startsAt } from './talk.ts'

/** Real turns, timers and store, and flows that no check has seen; effects stay where they are, a test brings their results. */
export interface House {
  readonly turns: TurnEngine
  readonly store: Store
  readonly clock: ManualClock
  /** The flows that are live after the next restart, instead of those before. */
  publish(flows: readonly Document[]): void
  /** Fires all timers that are due. */
  fire(): Promise<void>
  restart(): Promise<void>
  close(): Promise<void>
}

export async function createHouse(turnsPerMinute: number): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-house-'))
  const clock = createManualClock(startsAt)
  const shelf = new Map<string, unknown>()
  const documents: Documents = {
    get: path => Promise.resolve(shelf.has(path) ? { revision: 1, body: shelf.get(path) } : undefined),
    put(path, body) {
      shelf.set(path, body)
      return Promise.resolve(1)
    },
    list: under =>
      Promise.resolve(
        [
          ...new Set([...shelf.keys()].filter(path => path.startsWith(`${under}/`)).map(path => path.slice(under.length + 1))),
        ].map(path => path.split('/')[0] ?? ''),
      ),
  }
  const open = async (): Promise<{ store: Store; turns: TurnEngine; timers: ReturnType<typeof createTimerLoop> }> => {
    const store = await createSqliteStore({ folder, clock })
    const library = await createLibrary(documents, declarations, clock)
    const availability = await createAvailability(documents)
    const inboxes = await createInboxes(documents, [])
    const directory = createPretendDirectory()
    const team = { directory, inboxes, duty: createDuty({ directory, clock, isOpen: availability.isOpen }) }
    const random = (): number => 0.5
    const turns = await createTurns({ store, library, availability, team, clock, random, turnsPerMinute, capacity: 1_000 })
    const timers = createTimerLoop({ timers: store.timers, turns, clock, onError: fail })
    return { store, turns, timers }
  }
  const shut = async (): Promise<void> => {
    await now.timers.stop()
    await now.turns.mailboxes.drained()
    await now.store.close()
  }
  let now = await open()
  return {
    clock,
    get turns() {
      return now.turns
    },
    get store() {
      return now.store
    },
    publish(flows) {
      shelf.clear()
      for (const flow of flows) {
        shelf.set(`flows/${flow.id}/draft`, flow)
        shelf.set(`flows/${flow.id}/live`, { on: true, version: 1 })
        shelf.set(`flows/${flow.id}/versions/1`, { version: 1, at: startsAt, by: 'test', flow })
      }
    },
    async fire() {
      for (let fired = 1; fired > 0; ) fired = await now.timers.fire()
    },
    async restart() {
      await shut()
      now = await open()
    },
    async close() {
      await shut()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function fail(error: unknown): void {
  throw error
}
