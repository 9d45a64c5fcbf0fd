import type { Clock } from '../clock/clock.ts'
import type { Changed, KeptGroup, KeptLink, KeptSession, KeptToken, KeptUser, People, PeopleChange } from '../store/people.ts'

/** All of the team in memory, always as it is stored. */
export interface KeptPeople {
  readonly users: ReadonlyMap<string, KeptUser>
  readonly teams: ReadonlyMap<string, KeptGroup>
  readonly sessions: ReadonlyMap<string, KeptSession>
  readonly links: ReadonlyMap<string, KeptLink>
  readonly tokens: ReadonlyMap<string, KeptToken>
  /**
   * Changes something. One change at a time: what `decide` finds stays so until what it wants is stored, and what it throws
   * changes nothing.
   */
  change<Given>(decide: (now: number) => { readonly change: PeopleChange; readonly give: Given }): Promise<Given>
  /** Somebody, or a program, was here just now. Written at most once a minute. */
  saw(what: { readonly session: string } | { readonly token: string }): void
  /** Told after every change that is stored. Gives what ends it. */
  listen(changed: (change: PeopleChange) => void): () => void
}

/** How exactly it is known when somebody was last here. */
const seenEveryMs = 60_000

/** Loads the team. `onError` hears what could not be written of who was here: nobody waits for that. */
export async function createKeptPeople(store: People, clock: Clock, onError: (error: unknown) => void): Promise<KeptPeople> {
  const stored = await store.load()
  const users = byId(stored.users)
  const teams = byId(stored.teams)
  const sessions = byId(stored.sessions)
  const links = byId(stored.links)
  const tokens = byId(stored.tokens)
  const listeners = new Set<(change: PeopleChange) => void>()
  let last: Promise<unknown> = Promise.resolve()

  const apply = (change: PeopleChange): void => {
    // Who was here meanwhile is known better here than by whoever asked for the change.
    for (const user of change.users ?? []) users.set(user.id, withSeen(user, users.get(user.id)?.lastSeenAt))
    applyTo(teams, change.teams)
    applyTo(sessions, change.sessions)
    applyTo(links, change.links)
    applyTo(tokens, change.tokens)
    for (const heard of listeners) heard(change)
  }

  return {
    users,
    teams,
    sessions,
    links,
    tokens,
    change(decide) {
      const changed = last.then(async () => {
        const { change, give } = decide(clock.now())
        await store.write(change)
        apply(change)
        return give
      })
      last = changed.catch(() => undefined)
      return changed
    },
    saw(what) {
      const now = clock.now()
      if ('token' in what) {
        const token = tokens.get(what.token)
        if (!token || !isLater(now, token.lastUsedAt)) return
        tokens.set(token.id, { ...token, lastUsedAt: now })
        store.seen({ token: token.id }, now).catch(onError)
        return
      }
      const session = sessions.get(what.session)
      const user = session && users.get(session.user)
      if (!session || !user || !isLater(now, session.lastSeenAt)) return
      sessions.set(session.id, { ...session, lastSeenAt: now })
      users.set(user.id, withSeen(user, now))
      store.seen({ session: session.id, user: user.id }, now).catch(onError)
    },
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

const byId = <Kept extends { readonly id: string }>(kept: readonly Kept[]): Map<string, Kept> =>
  new Map(kept.map(one => [one.id, one]))

function applyTo<Kept extends { readonly id: string }>(kept: Map<string, Kept>, changed: Changed<Kept> | undefined): void {
  for (const id of changed?.drop ?? []) kept.delete(id)
  for (const one of changed?.put ?? []) kept.set(one.id, one)
}

const isLater = (now: number, before = 0): boolean => now >= before + seenEveryMs

function withSeen(user: KeptUser, lastSeenAt: number | undefined): KeptUser {
  return lastSeenAt === undefined ? user : { ...user, lastSeenAt }
}
