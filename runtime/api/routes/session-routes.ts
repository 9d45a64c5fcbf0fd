import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import { byOf } from '../by-of.ts'
import { userOf } from '../caller.ts'
import { loginBody, profilePatch, removedAnswer, sessionAnswer, signedInAnswer } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'
import type { SignIns } from '../sign-ins.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Signing in']

/** Signing in and out, and what somebody changes about themselves. */
export function sessionRoutes(app: Api, { accounts }: Pick<ApiParts, 'accounts'>, signIns: SignIns): void {
  const { sessions, members, directory, keys } = accounts

  app.post(
    '/api/session',
    {
      config: { limit: 'reads' },
      schema: {
        summary: 'Sign in',
        description:
          'Gives a cookie that no script can read. Requests with it that change something have to come from pages of this server. After 5 wrong passwords one has to wait.',
        tags,
        body: loginBody,
        response: { 201: sessionAnswer },
      },
    },
    async (request, reply) => {
      const { email, password } = request.body
      const signedIn = await accounts.signIn(email, password, signIns.from(request))
      return reply.code(201).send(await signIns.enter(request, reply, signedIn))
    },
  )

  app.get(
    '/api/session',
    { config, schema: { summary: 'Who am I, and what may I do?', tags, response: { 200: sessionAnswer } } },
    request => own(request),
  )

  app.patch(
    '/api/session',
    {
      config,
      schema: {
        summary: 'Change yourself',
        description: 'A new password ends all your other sessions.',
        tags,
        body: profilePatch,
        response: { 200: sessionAnswer },
      },
    },
    async request => {
      const { id, session } = userOf(request)
      const { password, name, status } = request.body
      const user = directory.user(id)
      if (!user) throw new ParleyError('session_ended')
      if (password) await accounts.confirm(user, password.current, request.ip)
      await members.patchSelf(id, { name, status, password: password?.next }, session, byOf(request, keys))
      return own(request)
    },
  )

  app.delete(
    '/api/session',
    { config, schema: { summary: 'Sign out', tags, response: { 200: removedAnswer } } },
    async (request, reply) => {
      const { id, session } = userOf(request)
      await members.endSession(id, session, byOf(request, keys))
      signIns.leave(request, reply)
      return { removed: true as const }
    },
  )

  app.get(
    '/api/session/devices',
    { config, schema: { summary: 'Where you are signed in', tags, response: { 200: signedInAnswer } } },
    request => {
      const { id, session } = userOf(request)
      return {
        sessions: sessions.of(id).map(({ user: _user, hash: _hash, ...about }) => ({ ...about, current: about.id === session })),
      }
    },
  )

  app.delete(
    '/api/session/devices/:id',
    { config, schema: { summary: 'Sign out elsewhere', tags, params, response: { 200: removedAnswer } } },
    async request => {
      await members.endSession(userOf(request).id, request.params.id, byOf(request, keys))
      return { removed: true as const }
    },
  )

  function own(request: Parameters<typeof userOf>[0]): z.output<typeof sessionAnswer> {
    const { id, session } = userOf(request)
    const found = sessions.of(id).find(other => other.id === session)
    if (!found) throw new ParleyError('session_ended')
    return signIns.answer(found)
  }
}
