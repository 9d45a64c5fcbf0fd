import { isOpen } from '../../plugins/kit/schedule.ts'
import { createManualClock, type ManualClock } from '../clock/manual-clock.ts'
import type { Declarations } from '../flow/declarations.ts'
import type { Flow } from '../flow/model.ts'
import type { Program } from '../flow/program.ts'
import type { AvailabilityBody } from '../library/availability.ts'
import type { Programs } from '../library/library.ts'
import { createDraftLibrary } from '../preview/draft-library.ts'
import { pretendedTeam } from '../preview/pretence.ts'
import type { Store } from '../store/contract.ts'
import { createMemoryStore } from '../store/sqlite/sqlite-store.ts'
import { createTurns, type TurnEngine } from '../turn/create-turns.ts'
import type { CommittedTurn } from '../turn/turn-taker.ts'
import type { Chance } from './chance.ts'

/** What simulated visitors meet: the rooms that run real conversations, over a store in memory, in a time of their own. */
export interface House {
  readonly store: Store
  readonly turns: TurnEngine
  readonly clock: ManualClock
  readonly program: Program
  /** Who is there for the visitor of now. */
  readonly around: { isStaffed: boolean; awaySince: number | undefined }
  /** What the last turn left. */
  last(): CommittedTurn | undefined
  close(): Promise<void>
}

export interface HouseParts {
  readonly flow: Flow
  readonly declarations: Declarations
  /** The other flows of the installation. */
  readonly library: Programs
  readonly hours: AvailabilityBody['hours']
  readonly chance: Chance
}

/** A Monday at nine, UTC. */
const mondayAtNine = Date.UTC(2026, 0, 5, 9)

export async function createHouse({ flow, declarations, library, hours, chance }: HouseParts): Promise<House> {
  const clock = createManualClock(mondayAtNine)
  const draft = createDraftLibrary(flow, library, declarations)
  const store = await createMemoryStore(clock)
  const around: House['around'] = { isStaffed: true, awaySince: undefined }
  const named = { ...Object.fromEntries([...draft.draft.facts.open].map(id => [id, officeHours])), ...hours }
  const agents = (): AvailabilityBody['agents'] => {
    const count = around.isStaffed ? 2 : 0
    return Object.fromEntries(['anyone', ...draft.draft.facts.available].map(team => [team, count]))
  }
  let last: CommittedTurn | undefined
  const turns = await createTurns({
    store,
    library: draft,
    availability: {
      get: () => ({ revision: 0, hours: named, agents: agents() }),
      isOpen: (id, now) => named[id] === undefined || isOpen(named[id], now),
    },
    clock,
    random: chance.next,
    team: pretendedTeam({ find: () => undefined, hours: () => undefined }),
    presence: () => () => around.awaySince,
    turnsPerMinute: 30,
    capacity: 1_000,
    committed: turn => {
      last = turn
    },
  })
  return {
    store,
    turns,
    clock,
    program: draft.draft,
    around,
    last: () => last,
    async close() {
      await turns.mailboxes.drained()
      await store.close()
    },
  }
}

/** Hours that a flow names and nobody has written down: as most have them, so that what depends on them happens too. */
const officeHours: AvailabilityBody['hours'][string] = {
  tz: 'UTC',
  weekly: [1, 2, 3, 4, 5].map(day => ({ day, from: '09:00', to: '17:00' })),
  holidays: [],
}
