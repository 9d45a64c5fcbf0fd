import type { Clock } from '../clock/clock.ts'
import { defaultLimits, type Limits } from '../settings/limits.ts'
import type { People } from '../store/people.ts'
import { type Arrivals, createArrivals } from './arrivals.ts'
import { createDirectory } from './create-directory.ts'
import type { Directory } from './directory.ts'
import { createKeptPeople } from './kept-people.ts'
import { createLinks, type Links } from './links.ts'
import { createMembers, type Members } from './members.ts'
import { createPasswords } from './passwords.ts'
import { createProgramKeys, type ProgramKeys } from './program-keys.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createSignIn, type SignIn } from './sign-in.ts'

/** Who the team is, and how they prove it. */
export interface Accounts extends Pick<SignIn, 'signIn' | 'confirm'> {
  readonly directory: Directory
  readonly sessions: Sessions
  readonly links: Links
  readonly arrivals: Arrivals
  readonly members: Members
  readonly keys: ProgramKeys
  /** The log, newest first. */
  readonly audit: People['audit']
}

export interface AccountParts {
  readonly store: People
  readonly clock: Clock
  readonly limits?: Limits
  /** Hears what went wrong where nobody waits. */
  readonly onError: (error: unknown) => void
}

/** Loads the team from the store. */
export async function createAccounts({ store, clock, limits = defaultLimits, onError }: AccountParts): Promise<Accounts> {
  const kept = await createKeptPeople(store, clock, onError)
  const passwords = createPasswords()
  const sessions = createSessions(kept, limits, clock)
  const signIn = createSignIn({ kept, store, passwords, sessions, limits, clock, onError })
  const links = createLinks(kept, limits, () => clock.now())
  return {
    signIn: signIn.signIn,
    confirm: signIn.confirm,
    directory: createDirectory(kept),
    sessions,
    links,
    arrivals: createArrivals({ kept, links, passwords, sessions, signIn }),
    members: createMembers({ kept, passwords, sessions }),
    keys: createProgramKeys(kept, clock),
    audit: query => store.audit(query),
  }
}
