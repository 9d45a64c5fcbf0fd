import type { Facts } from '../../plugins/kit/facts.ts'
import { isOpen, opensAt } from '../../plugins/kit/schedule.ts'
import type { World } from '../conversation/world.ts'
import type { Program } from '../flow/program.ts'
import type { Availability } from '../library/availability.ts'
import type { Programs } from '../library/library.ts'
import type { Look } from '../store/contract.ts'
import { type TeamParts, teamAt } from './staff-at.ts'

/** Where and when a turn happens. */
export interface Place {
  readonly now: number
  readonly actor: string
  readonly channel: string
  readonly inbox: string
  /** Whose turn it is, and what may be looked up for it; without it nothing can be given to anybody. */
  readonly turn?: { readonly visitor: string; readonly email: string | undefined; readonly look: Look } | undefined
  readonly tz: string
  readonly page?: Facts['page'] | undefined
  readonly vouched?: Readonly<Record<string, unknown>> | undefined
  readonly file?: World['file'] | undefined
  /** In [0, 1). */
  readonly random: number
}

export interface WorldParts {
  readonly library: Programs
  readonly availability: Pick<Availability, 'get' | 'isOpen'>
  readonly turnsPerMinute: number
  readonly medium?: World['medium']
  readonly team: TeamParts
  /** Since when a visitor of a channel is gone; undefined where that cannot be seen. */
  readonly presence?: (channel: string) => ((visitor: string) => number | undefined) | undefined
  readonly mail?: World['mail']
}

/** The world as one turn sees it. Facts are looked up once per flow, and only those it names. */
export function worldAt(place: Place, parts: WorldParts): World {
  const { library, availability, turnsPerMinute, medium, mail } = parts
  const { turn } = place
  const team = teamAt(parts.team, availability, place.inbox, place.now)
  const staff = turn && team.staff(turn.visitor, turn.look)
  const gone = parts.presence?.(place.channel)
  const known = new Map<Program, Facts>()
  const factsOf = (program: Program): Facts => {
    const { hours } = availability.get()
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
    for (const id of ['anyone', ...program.facts.available]) available[id] = team.available(id)
    const owner = staff?.contactOwner(place.turn?.email)
    if (owner !== undefined) available['owner'] = team.available(owner)
    return { channel, tz, ...(page ? { page } : {}), open, opensAt: opens, available, random }
  }
  return {
    now: place.now,
    actor: place.actor,
    vouched: place.vouched ?? {},
    turnsPerMinute,
    ...(place.file ? { file: place.file } : {}),
    ...(medium ? { medium } : {}),
    ...(staff ? { staff } : {}),
    ...(mail ? { mail } : {}),
    ...(turn && gone ? { goneSince: () => gone(turn.visitor) } : {}),
    ...(turn ? { readUpTo: () => turn.look.readUpTo() } : {}),
    program: (flow, version) => library.program(flow, version),
    live: flow => library.live(flow),
    facts(program) {
      const facts = known.get(program) ?? factsOf(program)
      known.set(program, facts)
      return facts
    },
  }
}
