import { z } from 'zod'
import { acceptBody, linkAnswer, sessionAnswer, setupAnswer, setupBody } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'
import type { SignIns } from '../sign-ins.ts'

const params = z.object({ token: z.string() })
const config = { limit: 'reads' } as const
const tags = ['Signing in']

/** Coming in for the first time: by the link the server printed, an invitation, or a link to set a new password. */
export function setupRoutes(app: Api, { accounts }: Pick<ApiParts, 'accounts'>, signIns: SignIns): void {
  const { directory, links, arrivals } = accounts

  app.get('/api/setup', { config, schema: { summary: 'Is there a team yet?', tags, response: { 200: setupAnswer } } }, () => ({
    needed: directory.users().length === 0,
  }))

  app.post(
    '/api/setup',
    {
      config,
      schema: {
        summary: 'Become the first administrator',
        description: 'With the token of the link that the server printed when it started. Signs in.',
        tags,
        body: setupBody,
        response: { 201: sessionAnswer },
      },
    },
    async (request, reply) => {
      const { token, ...account } = request.body
      const signedIn = await arrivals.setUp(token, account, signIns.from(request))
      return reply.code(201).send(await signIns.enter(request, reply, signedIn))
    },
  )

  app.get(
    '/api/links/:token',
    { config, schema: { summary: 'What a link is for', tags, params, response: { 200: linkAnswer } } },
    ({ params: { token } }) => {
      const link = links.find(token)
      const { kind, expiresAt } = link
      if (link.kind === 'invite') return { kind, email: link.email, expiresAt }
      const user = directory.user(link.user)
      return { kind, email: user?.email ?? '', ...(user ? { name: user.name } : {}), expiresAt }
    },
  )

  app.post(
    '/api/links/:token',
    {
      config,
      schema: {
        summary: 'Come in by a link',
        description:
          'An invitation takes a name and a password, the link for a new password only that. It works once, and signs in.',
        tags,
        params,
        body: acceptBody,
        response: { 201: sessionAnswer },
      },
    },
    async (request, reply) => {
      const { name, password } = request.body
      const answer = { password, ...(name === undefined ? {} : { name }) }
      const signedIn = await arrivals.accept(request.params.token, answer, signIns.from(request))
      return reply.code(201).send(await signIns.enter(request, reply, signedIn))
    },
  )
}
