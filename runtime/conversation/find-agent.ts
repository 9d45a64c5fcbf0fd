import type { Route } from '../../plugins/kit/output.ts'
import type { WhyAssigned, WhyUnassigned } from './event.ts'
import type { Person } from './record.ts'
import type { Staff, Workload } from './staff.ts'

/** Where a route leads now: to somebody, or to nobody and why. `team` is the one it is for, either way. */
export type Found = { readonly team?: Person } & (
  | { readonly agent: Person; readonly why: WhyAssigned }
  | { readonly reason: WhyUnassigned; readonly about?: string }
)

/**
 * Looks for whom a route means. The order: hours of the inbox, then each one's own hours and status, then who has room. Of
 * those left the one whom routing gave something longest ago takes turns, or whoever has the least to do. Undefined where a
 * route asks for nobody. Whom it had chosen before (`keep`) is chosen again, if that is still right.
 */
export function findAgent(route: Route, staff: Staff, email: string | undefined, keep?: string): Found | undefined {
  if (route.to === 'unassigned') return route.closed === undefined ? undefined : { reason: 'hours_closed', about: route.closed }
  const pool =
    route.to === 'owner'
      ? poolOf(route.otherwise, staff)
      : route.to === 'team'
        ? teamsOf(route.ids, staff)
        : usersOf(route.ids, staff)
  const team = pool.teams[0]
  const named = team ? { team: person(team) } : {}
  if (staff.closed !== undefined) return { reason: 'hours_closed', about: staff.closed, ...named }
  if (route.to === 'owner') {
    const owner = staff.contactOwner(email)
    const agent = owner === undefined ? undefined : staff.person(owner)
    if (agent && staff.isAvailable(agent.id) && (agent.id === keep || roomy([agent.id], staff).length > 0))
      return { agent, why: 'owner' }
  }
  if (pool.reason) return { reason: pool.reason, about: pool.about, ...named }
  const available = pool.ids.filter(id => staff.isAvailable(id))
  if (available.length === 0) return { reason: 'nobody_available', ...(pool.about === '' ? {} : { about: pool.about }), ...named }
  const by = route.to === 'owner' ? 'round-robin' : route.by
  const chosen = keep !== undefined && available.includes(keep) ? keep : first(roomy(available, staff), by)
  const agent = chosen === undefined ? undefined : staff.person(chosen)
  if (!agent) return { reason: 'all_busy', about: pool.about, ...named }
  const theirs = pool.teams.find(team => team.members.includes(agent.id))
  return { agent, why: by, ...(theirs ? { team: person(theirs) } : {}) }
}

type Team = Person & { readonly members: readonly string[] }

interface Pool {
  readonly ids: readonly string[]
  readonly teams: readonly Team[]
  /** What was named, for people. */
  readonly about: string
  /** Why there is nobody in it. */
  readonly reason?: WhyUnassigned
}

function teamsOf(named: readonly string[], staff: Staff): Pool {
  const teams = named.flatMap(id => staff.team(id) ?? [])
  const ids = known(
    teams.flatMap(team => team.members),
    staff,
  )
  const about = named.join(', ')
  if (teams.length === 0) return { ids, teams, about, reason: 'team_unknown' }
  return { ids, teams, about, ...(ids.length === 0 ? { reason: 'team_empty' } : {}) }
}

function usersOf(named: readonly string[], staff: Staff): Pool {
  const ids = known(named, staff)
  return { ids, teams: [], about: named.join(', '), ...(ids.length === 0 ? { reason: 'user_unknown' } : {}) }
}

// Who answers for the owner of a contact may be teams or people.
function poolOf(named: readonly string[], staff: Staff): Pool {
  const teams = named.flatMap(id => staff.team(id) ?? [])
  const ids = known([...named, ...teams.flatMap(team => team.members)], staff)
  return { ids, teams, about: named.join(', ') }
}

function known(ids: readonly string[], staff: Staff): readonly string[] {
  return [...new Set(ids)].filter(id => staff.person(id) !== undefined)
}

function roomy(ids: readonly string[], staff: Staff): readonly Workload[] {
  return staff.workload(ids).filter(({ user, open }) => {
    const capacity = staff.capacity(user)
    return capacity === 0 || open < capacity
  })
}

function first(loads: readonly Workload[], by: 'round-robin' | 'least-busy'): string | undefined {
  const order = [...loads].sort(
    (a, b) => (by === 'least-busy' ? a.open - b.open : 0) || a.given - b.given || (a.user < b.user ? -1 : 1),
  )
  return order[0]?.user
}

const person = ({ id, name }: Person): Person => ({ id, name })
