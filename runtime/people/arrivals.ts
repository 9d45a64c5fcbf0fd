import { ParleyError } from '../errors/parley-error.ts'
import type { KeptUser } from '../store/people.ts'
import { noteOf } from './by.ts'
import type { KeptPeople } from './kept-people.ts'
import { type Links, newUser } from './links.ts'
import type { Passwords } from './passwords.ts'
import { newUserId, openedBy } from './secrets.ts'
import type { Sessions, SignedIn, SignedInFrom } from './sessions.ts'
import type { SignIn } from './sign-in.ts'

/** Whoever holds a link comes in by it, once, and is signed in. */
export interface Arrivals {
  /** The first administrator. Errors: `setup_done`, `link_unknown`, `overloaded`. */
  setUp(secret: string, account: Account, from: SignedInFrom): Promise<SignedIn>
  /** An invited one, or one with a new password. Errors: `link_unknown`, `email_taken`, `invalid_body` without a name, `overloaded`. */
  accept(secret: string, answer: { readonly name?: string; readonly password: string }, from: SignedInFrom): Promise<SignedIn>
}

export interface Account {
  readonly name: string
  readonly email: string
  readonly password: string
}

export interface ArrivalParts {
  readonly kept: KeptPeople
  readonly links: Links
  readonly passwords: Passwords
  readonly sessions: Sessions
  readonly signIn: Pick<SignIn, 'forgive'>
}

export function createArrivals({ kept, links, passwords, sessions, signIn }: ArrivalParts): Arrivals {
  const requireNoTeam = (): void => {
    if (kept.users.size > 0) throw new ParleyError('setup_done')
  }
  const setupLinkOf = (secret: string): string => {
    const link = openedBy(kept.links, 'l', secret)
    if (link?.kind !== 'setup') throw new ParleyError('link_unknown')
    return link.id
  }

  return {
    async setUp(secret, { name, email, password }, from) {
      requireNoTeam()
      setupLinkOf(secret)
      const hash = await passwords.hash(password)
      return kept.change(now => {
        // While the password was hashed somebody else may have come by the same link.
        requireNoTeam()
        const link = setupLinkOf(secret)
        const user = newUser(newUserId(), now, { name, email, role: 'admin', teams: [] })
        const signedIn = sessions.begin(user.id, from, now)
        const audit = [noteOf({ actor: `agent:${user.id}`, address: from.address }, now, 'setup', user.id)]
        return { change: { ...arrival(user, hash, link), sessions: { put: [signedIn.session] }, audit }, give: signedIn }
      })
    },

    async accept(secret, { name, password }, from) {
      const { kind } = links.find(secret)
      if (kind === 'invite' && name === undefined)
        throw new ParleyError('invalid_body', {}, { details: [{ path: 'name', message: 'write a name' }] })
      const hash = await passwords.hash(password)
      const { user, signedIn } = await kept.change(now => {
        const link = links.find(secret)
        const user: KeptUser | undefined =
          link.kind === 'reset'
            ? kept.users.get(link.user)
            : newUser(newUserId(), now, {
                name: name ?? link.email,
                email: link.email,
                role: link.role,
                teams: link.teams.filter(team => kept.teams.has(team)),
              })
        if (!user || user.isDisabled) throw new ParleyError('link_unknown')
        const signedIn = sessions.begin(user.id, from, now)
        const ended = sessions.of(user.id).map(({ id }) => id)
        const act = link.kind === 'reset' ? 'password-reset' : 'invite-accepted'
        const audit = [noteOf({ actor: `agent:${user.id}`, address: from.address }, now, act, user.id)]
        const change = { ...arrival(user, hash, link.id), sessions: { put: [signedIn.session], drop: ended }, audit }
        return { change, give: { user, signedIn } }
      })
      signIn.forgive(user)
      return signedIn
    },
  }
}

const arrival = (user: KeptUser, hash: string, link: string) => ({
  users: [user],
  passwords: [{ user: user.id, hash }],
  links: { drop: [link] },
})
