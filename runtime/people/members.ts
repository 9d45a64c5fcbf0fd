import { ParleyError } from '../errors/parley-error.ts'
import type { KeptUser } from '../store/people.ts'
import { type By, noteOf, requireRank } from './by.ts'
import type { KeptPeople } from './kept-people.ts'
import { requireTeams } from './links.ts'
import type { Passwords } from './passwords.ts'
import type { Sessions } from './sessions.ts'

/** Changing who the team is. */
export interface Members {
  /** Somebody changes somebody. Errors: `user_unknown`, `team_unknown`, `last_admin`, `forbidden`. */
  patch(id: string, patch: UserPatch, by: By): Promise<KeptUser>
  /** Somebody changes themselves; `password` is the new one, and ends all their sessions but `session`. Error: `overloaded`. */
  patchSelf(id: string, patch: SelfPatch, session: string, by: By): Promise<KeptUser>
  /** Ends a session of their own. Error: `session_unknown`. */
  endSession(user: string, session: string, by: By): Promise<void>
  /** Error: `user_unknown`. */
  putTeam(id: string, team: { readonly name: string; readonly members: readonly string[] }, by: By): Promise<void>
  /** Error: `team_unknown`. */
  removeTeam(id: string, by: By): Promise<void>
}

/** What is left out stays. */
export interface UserPatch {
  readonly name?: string | undefined
  readonly role?: KeptUser['role'] | undefined
  readonly teams?: readonly string[] | undefined
  readonly status?: KeptUser['status'] | undefined
  readonly isDisabled?: boolean | undefined
  readonly capacity?: number | undefined
  /** `null`: always. */
  readonly hours?: string | null | undefined
}

export interface SelfPatch {
  readonly name?: string | undefined
  readonly status?: KeptUser['status'] | undefined
  readonly password?: string | undefined
}

export interface MemberParts {
  readonly kept: KeptPeople
  readonly passwords: Passwords
  readonly sessions: Sessions
}

export function createMembers({ kept, passwords, sessions }: MemberParts): Members {
  const userIn = (id: string): KeptUser => {
    const user = kept.users.get(id)
    if (!user) throw new ParleyError('user_unknown', { id })
    return user
  }
  const requireAnotherAdmin = (user: KeptUser): void => {
    if (![...kept.users.values()].some(other => other.id !== user.id && isAdmin(other)))
      throw new ParleyError('last_admin', { name: user.name })
  }

  return {
    patch: (id, patch, by) =>
      kept.change(now => {
        const user = userIn(id)
        const next = patched(user, patch, by)
        const isSameRank = next.role === user.role && next.isDisabled === user.isDisabled
        if (!isSameRank) for (const role of [user.role, next.role]) requireRank(by, role)
        if (isAdmin(user) && !isAdmin(next)) requireAnotherAdmin(user)
        requireTeams(kept, next.teams)
        // Whoever may something else from now on begins anew: no session keeps what it was given before.
        const ended = isSameRank ? [] : sessions.of(id).map(session => session.id)
        const dead = next.isDisabled ? [...kept.links.values()].filter(link => link.kind === 'reset' && link.user === id) : []
        const audit = notesOf(user, next, by, now)
        const change = { users: [next], sessions: { drop: ended }, links: { drop: dead.map(link => link.id) }, audit }
        return { change, give: next }
      }),

    async patchSelf(id, { name, status, password }, session, by) {
      const hash = password === undefined ? undefined : await passwords.hash(password)
      return kept.change(now => {
        const user = userIn(id)
        // Whoever says themselves whether they are there takes back what an administrator has said.
        const { awayBy: _awayBy, ...own } = user
        const next = { ...(status === undefined ? user : { ...own, status }), ...(name === undefined ? {} : { name }) }
        if (hash === undefined) return { change: { users: [next] }, give: next }
        const others = sessions.of(id).filter(other => other.id !== session)
        const links = [...kept.links.values()].filter(link => link.kind === 'reset' && link.user === id)
        const change = {
          users: [next],
          passwords: [{ user: id, hash }],
          sessions: { drop: others.map(other => other.id) },
          links: { drop: links.map(link => link.id) },
          audit: [noteOf(by, now, 'password-changed', id)],
        }
        return { change, give: next }
      })
    },

    endSession: (user, session, by) =>
      kept.change(now => {
        if (!sessions.of(user).some(({ id }) => id === session)) throw new ParleyError('session_unknown', { id: session })
        return { change: { sessions: { drop: [session] }, audit: [noteOf(by, now, 'signed-out', session)] }, give: undefined }
      }),

    putTeam: (id, { name, members }, by) =>
      kept.change(now => {
        const wanted = new Set(members.map(member => userIn(member).id))
        const moved = [...kept.users.values()].filter(user => user.teams.includes(id) !== wanted.has(user.id))
        const users = moved.map(user => ({
          ...user,
          teams: wanted.has(user.id) ? [...user.teams, id] : user.teams.filter(team => team !== id),
        }))
        const audit = [noteOf(by, now, kept.teams.has(id) ? 'team-changed' : 'team-added', id, { name, members: [...wanted] })]
        return { change: { users, teams: { put: [{ id, name }] }, audit }, give: undefined }
      }),

    removeTeam: (id, by) =>
      kept.change(now => {
        const team = kept.teams.get(id)
        if (!team) throw new ParleyError('team_unknown', { id })
        const users = [...kept.users.values()]
          .filter(user => user.teams.includes(id))
          .map(user => ({ ...user, teams: user.teams.filter(other => other !== id) }))
        return {
          change: { users, teams: { drop: [id] }, audit: [noteOf(by, now, 'team-removed', id, { name: team.name })] },
          give: undefined,
        }
      }),
  }
}

const isAdmin = ({ role, isDisabled }: KeptUser): boolean => role === 'admin' && !isDisabled

function patched(user: KeptUser, patch: UserPatch, by: By): KeptUser {
  const { awayBy, hours, ...rest } = user
  const { status = user.status, hours: wanted = hours ?? null } = patch
  const setAwayBy = patch.status === undefined ? awayBy : awayByOf(patch.status, user.id, by)
  return {
    ...rest,
    name: patch.name ?? user.name,
    role: patch.role ?? user.role,
    teams: patch.teams === undefined ? user.teams : [...new Set(patch.teams)],
    status,
    ...(setAwayBy === undefined ? {} : { awayBy: setAwayBy }),
    isDisabled: patch.isDisabled ?? user.isDisabled,
    capacity: patch.capacity ?? user.capacity,
    ...(wanted === null ? {} : { hours: wanted }),
  }
}

const awayByOf = (status: KeptUser['status'], user: string, by: By): string | undefined =>
  status === 'away' && by.id !== user ? by.id : undefined

const quiet = ['name', 'teams', 'status', 'capacity', 'hours'] as const

/** What the log says of a change: what somebody may do apart from the rest. */
function notesOf(user: KeptUser, next: KeptUser, by: By, at: number) {
  const changed = quiet.filter(field => JSON.stringify(user[field]) !== JSON.stringify(next[field]))
  const values = Object.fromEntries(changed.map(field => [field, { from: user[field], to: next[field] }]))
  return [
    ...(user.role === next.role ? [] : [noteOf(by, at, 'role-changed', user.id, { from: user.role, to: next.role })]),
    ...(user.isDisabled === next.isDisabled ? [] : [noteOf(by, at, next.isDisabled ? 'disabled' : 'enabled', user.id)]),
    ...(changed.length === 0 ? [] : [noteOf(by, at, 'user-changed', user.id, values)]),
  ]
}
