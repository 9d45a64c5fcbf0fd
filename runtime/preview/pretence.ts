import type { Schedule } from '../../plugins/kit/schedule.ts'
import type { Program } from '../flow/program.ts'
import type { Inboxes } from '../inbox/inboxes.ts'
import type { Availability } from '../library/availability.ts'
import type { Directory } from '../people/directory.ts'
import type { Duty } from '../people/duty.ts'
import type { TeamParts } from '../turn/staff-at.ts'

/** What is pretended around a conversation that is tried out. */
export interface Pretence {
  /** What is known of the visitor; null: nobody knows them. */
  contact: Readonly<Record<string, unknown>> | null
  /** Opening hours are open, or closed; null: as they are. */
  open: boolean | null
  /** Somebody of the team is there. */
  available: boolean
  /** The visitor has left the page. */
  away: boolean
}

/** What of it is to be otherwise; what is left out stays. */
export type PretenceChange = { readonly [K in keyof Pretence]?: Pretence[K] | undefined }

/** Changes what is pretended. */
export function pretend(pretence: Pretence, change: PretenceChange): void {
  Object.assign(pretence, Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)))
}

/** Opening hours and who is there, as far as they are pretended. `draft`: the hours and teams that it names. */
export function pretendedAvailability(
  real: Availability,
  pretence: Pretence,
  draft: Program,
): Pick<Availability, 'get' | 'isOpen'> {
  const now = (): ReturnType<Availability['get']> => {
    const body = real.get()
    const agents = pretence.available ? {} : Object.fromEntries(['anyone', ...draft.facts.available].map(team => [team, 0]))
    if (pretence.open === null) return { ...body, agents }
    const ids = pretence.open ? [] : [...Object.keys(body.hours), ...draft.facts.open]
    return { ...body, agents, hours: Object.fromEntries(ids.map(id => [id, never])) }
  }
  return {
    get: now,
    isOpen: (id, now) => pretence.open ?? real.isOpen(id, now),
  }
}

const never: Schedule = { tz: 'UTC', weekly: [], holidays: [] }

/**
 * A team that nobody has a login in: then the numbers of `pretendedAvailability` say who is there, and no real person is ever
 * given a conversation that is only tried out.
 */
export function pretendedTeam(inboxes: Pick<Inboxes, 'find' | 'hours'>): TeamParts {
  return { directory: nobody, duty: noDuty, inboxes }
}

const none = (): (() => void) => () => {}
const nobody: Directory = {
  user: () => undefined,
  users: () => [],
  team: () => undefined,
  teams: () => [],
  listen: none,
}
const noDuty: Duty = {
  came: () => {},
  left: () => {},
  isOnline: () => false,
  isAvailable: () => false,
  available: () => [],
  listen: none,
}
