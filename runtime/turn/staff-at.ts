import type { Staff } from '../conversation/staff.ts'
import type { Inboxes } from '../inbox/inboxes.ts'
import type { Availability } from '../library/availability.ts'
import type { Directory, User } from '../people/directory.ts'
import type { Duty } from '../people/duty.ts'
import type { Look } from '../store/contract.ts'

/** Who the team is and who of it is there. */
export interface TeamParts {
  readonly directory: Directory
  readonly duty: Duty
  readonly inboxes: Pick<Inboxes, 'find' | 'hours'>
}

/** The team at a moment, for conversations of one inbox: only people who may see that inbox count. */
export interface TeamAt {
  /** The hours of the inbox, when they are closed. */
  readonly closed?: string
  /** How many of a team, or of all (`anyone`), or 1 for a user who is: available now, whatever they have to do. */
  available(id: string): number
  /** With what the store knows of this turn. Undefined where there is no team: then nobody is given anything. */
  staff(visitor: string, look: Look): Staff | undefined
}

/**
 * The order is: hours of the inbox, each one's own hours, each one's status. Where nobody has a login (a program speaks for
 * the team), the numbers of `GET /api/availability` count instead, and a team that is not listed is taken to be there. They count
 * too for teams that are not ours.
 */
export function teamAt(
  { directory, duty, inboxes }: TeamParts,
  availability: Pick<Availability, 'get' | 'isOpen'>,
  inboxId: string,
  now: number,
): TeamAt {
  const hours = inboxes.hours(inboxId)
  const closed = hours === undefined || availability.isOpen(hours, now) ? {} : { closed: hours }
  const { teams: invited = [] } = inboxes.find(inboxId) ?? {}
  const maySee = ({ role, teams }: User): boolean =>
    invited.length === 0 || role === 'admin' || teams.some(team => invited.includes(team))
  const person = (id: string): User | undefined => {
    const user = directory.user(id)
    return user && !user.isDisabled && maySee(user) ? user : undefined
  }
  const isAvailable = (id: string): boolean => person(id) !== undefined && duty.isAvailable(id, now)
  const hasTeam = directory.users().length > 0
  const listed = (id: string): number | undefined => {
    const { agents } = availability.get()
    return Object.hasOwn(agents, id) ? agents[id] : undefined
  }
  return {
    ...closed,
    available(id) {
      if (closed.closed !== undefined) return 0
      if (!hasTeam) return listed(id) ?? 1
      if (id === 'anyone' || directory.team(id)) return duty.available(id, now).filter(isAvailable).length
      if (directory.user(id)) return isAvailable(id) ? 1 : 0
      return listed(id) ?? 0
    },
    staff(visitor, look) {
      if (!hasTeam) return undefined
      return {
        ...closed,
        isAvailable,
        person(id) {
          const user = person(id)
          return user && { id, name: user.name }
        },
        team: id => directory.team(id),
        isOnline: id => duty.isOnline(id) && directory.user(id)?.isDisabled === false,
        capacity: id => directory.user(id)?.capacity ?? 0,
        workload: ids => look.workload(ids),
        contactOwner: email => look.contactOwner(visitor, email),
      }
    },
  }
}
