import type { FastifyReply, FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import { permissionsOf } from '../people/roles.ts'
import type { SignedIn, SignedInFrom } from '../people/sessions.ts'
import { browserOf } from './browser-of.ts'
import { byOf } from './by-of.ts'
import type { SessionAnswer } from './contract.ts'
import type { ApiParts } from './parts.ts'
import { refuseOtherSites } from './same-origin.ts'
import type { SessionCookie } from './session-cookie.ts'
import { userView } from './user-view.ts'

/** What all ways to become somebody who is signed in share. */
export interface SignIns {
  /** Where somebody comes from who wants to sign in. Error: `cross_site_refused`, for pages of other sites. */
  from(request: FastifyRequest): SignedInFrom
  /** Gives the cookie, ends the session this browser had before, and says who one is. */
  enter(request: FastifyRequest, reply: FastifyReply, signedIn: SignedIn): Promise<SessionAnswer>
  leave(request: FastifyRequest, reply: FastifyReply): void
  /** Who has a session and what they may do. */
  answer(session: SignedIn['session']): SessionAnswer
}

export function createSignIns({ accounts, duty, clock, settings }: ApiParts, cookie: SessionCookie): SignIns {
  const { sessions, directory, members, keys } = accounts
  const answer: SignIns['answer'] = session => {
    const user = directory.user(session.user)
    if (!user) throw new ParleyError('session_ended')
    return {
      user: userView(user, duty, clock.now()),
      permissions: permissionsOf(user.role),
      expiresAt: sessions.endsAt(session),
    }
  }
  return {
    from(request) {
      refuseOtherSites(request, settings)
      return { address: request.ip, browser: browserOf(request.headers['user-agent']) }
    },
    async enter(request, reply, { secret, session }) {
      const before = sessions.find(cookie.read(request) ?? '')
      if (before) {
        const { id, name, role } = before.user
        const caller = { kind: 'user', id, name, role, session: before.session.id } as const
        await members.endSession(id, before.session.id, byOf({ caller, ip: request.ip }, keys))
      }
      cookie.give(request, reply, secret)
      return answer(session)
    },
    leave: (request, reply) => cookie.take(request, reply),
    answer,
  }
}
