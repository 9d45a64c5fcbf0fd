import type { Clock } from '../clock/clock.ts'
import type { Limits } from '../settings/limits.ts'
import type { KeptSession, KeptUser, PeopleChange } from '../store/people.ts'
import type { KeptPeople } from './kept-people.ts'
import { newestFirst } from './newest-first.ts'
import { idBySecret, newSecret, openedBy, secretHash } from './secrets.ts'

/** Where somebody signs in from. */
export interface SignedInFrom {
  readonly address: string
  readonly browser: string
}

/** Somebody signed in; `secret` goes into their cookie and is kept nowhere. */
export interface SignedIn {
  readonly secret: string
  readonly session: KeptSession
}

/** Who is signed in, and until when. */
export interface Sessions {
  /** A new session, to be stored with `opening`. */
  begin(user: string, from: SignedInFrom, now: number): SignedIn
  /** What to change so that a session begins: whoever has more than is usual loses the oldest, and what is over is forgotten. */
  opening(session: KeptSession, now: number): NonNullable<PeopleChange['sessions']>
  /** Whose a secret is, if the session goes on and they are not disabled. It goes on for longer by that. */
  find(secret: string): { readonly user: KeptUser; readonly session: KeptSession } | undefined
  /** Those of a user that go on, newest first. */
  of(user: string): readonly KeptSession[]
  /** When it ends if nobody comes again. ms since 1970. */
  endsAt(session: KeptSession): number
  /** Does it go on? For what stays open longer than a request. */
  isLive(id: string): boolean
  /** Somebody did something other than ask: it goes on for longer. */
  saw(id: string): void
  /** Told the id of each session that was ended: signed out, revoked, disabled. One that runs out is told to nobody: ask `isLive`. */
  listen(ended: (id: string) => void): () => void
}

/** Devices of one user at once. */
const most = 30

export function createSessions(
  kept: KeptPeople,
  { sessionIdleMinutes, sessionDays }: Pick<Limits, 'sessionIdleMinutes' | 'sessionDays'>,
  clock: Clock,
): Sessions {
  const endsAt = ({ lastSeenAt, createdAt }: KeptSession): number =>
    Math.min(lastSeenAt + sessionIdleMinutes * 60_000, createdAt + sessionDays * 86_400_000)
  const live = (session: KeptSession | undefined): KeptUser | undefined => {
    if (!session || endsAt(session) <= clock.now()) return undefined
    const user = kept.users.get(session.user)
    return user?.isDisabled === false ? user : undefined
  }
  const of = (user: string): readonly KeptSession[] =>
    [...kept.sessions.values()].filter(session => session.user === user && live(session) !== undefined).sort(newestFirst)

  return {
    begin(user, { address, browser }, now) {
      const secret = newSecret()
      const id = idBySecret('s', secret)
      return { secret, session: { id, hash: secretHash(secret), user, createdAt: now, lastSeenAt: now, address, browser } }
    },
    opening(session, now) {
      const over = [...kept.sessions.values()].filter(other => endsAt(other) <= now)
      const tooMany = of(session.user).slice(most - 1)
      return { put: [session], drop: [...over, ...tooMany].map(({ id }) => id) }
    },
    find(secret) {
      const session = openedBy(kept.sessions, 's', secret)
      const user = live(session)
      if (!session || !user) return undefined
      kept.saw({ session: session.id })
      return { user, session: kept.sessions.get(session.id) ?? session }
    },
    of,
    endsAt,
    isLive: id => live(kept.sessions.get(id)) !== undefined,
    saw: id => kept.saw({ session: id }),
    listen: ended =>
      kept.listen(({ sessions }) => {
        for (const id of sessions?.drop ?? []) ended(id)
      }),
  }
}
