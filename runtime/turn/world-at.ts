import type { Facts } from '../../plugins/kit/facts.ts'
import { isOpen, opensAt } from '../../plugins/kit/schedule.ts'
import type { World } from '../conversation/world.ts'
import type { Program } from '../flow/program.ts'
import type { Availability } from '../library/availability.ts'
import type { Library } from '../library/library.ts'

/** Where and when a turn happens. */
export interface Place {
  readonly now: number
  readonly actor: string
  readonly channel: string
  readonly tz: string
  readonly page?: Facts['page'] | undefined
  readonly vouched?: Readonly<Record<string, unknown>> | undefined
  /** In [0, 1). */
  readonly random: number
}

export interface WorldParts {
  readonly library: Library
  readonly availability: Availability
  readonly turnsPerMinute: number
}

/** The world as one turn sees it. Facts are looked up once per flow, and only those it names. */
export function worldAt(place: Place, { library, availability, turnsPerMinute }: WorldParts): World {
  const known = new Map<Program, Facts>()
  const factsOf = (program: Program): Facts => {
    const { hours, agents } = availability.get()
    const { channel, tz, page, random, now } = place
    const open: Record<string, boolean> = {}
    const opens: Record<string, number> = {}
    for (const id of program.facts.open) {
      const schedule = hours[id]
      // Hours nobody has written down do not close anything.
      open[id] = schedule ? isOpen(schedule, now) : true
      const at = schedule ? opensAt(schedule, now) : now
      if (at !== undefined) opens[id] = at
    }
    const available: Record<string, number> = {}
    for (const id of ['anyone', ...program.facts.available]) available[id] = agents[id] ?? 1
    return { channel, tz, ...(page ? { page } : {}), open, opensAt: opens, available, random }
  }
  return {
    now: place.now,
    actor: place.actor,
    vouched: place.vouched ?? {},
    turnsPerMinute,
    program: (flow, version) => library.program(flow, version),
    live: flow => library.live(flow),
    facts(program) {
      const facts = known.get(program) ?? factsOf(program)
      known.set(program, facts)
      return facts
    },
  }
}
