import { z } from 'zod'
import type { KeptToken } from '../../store/people.ts'
import { byOf } from '../by-of.ts'
import { auditAnswer, auditQuery, removedAnswer, tokenBody, tokenMade, tokensAnswer, type tokenView } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Team']

/** Keys of programs, and the log of what the team did. */
export function tokenRoutes(app: Api, { accounts }: Pick<ApiParts, 'accounts'>): void {
  const { keys, audit } = accounts

  app.get('/api/tokens', { config, schema: { summary: 'Keys of programs', tags, response: { 200: tokensAnswer } } }, () => ({
    tokens: keys.list().map(viewOf),
  }))

  app.post(
    '/api/tokens',
    {
      config,
      schema: {
        summary: 'Make a key for a program',
        description:
          'It may do what its scopes name, which are permissions you have yourself; and no more than you still may, whenever it is used.',
        tags,
        body: tokenBody,
        response: { 201: tokenMade },
      },
    },
    async (request, reply) => {
      const { secret, token } = await keys.make(request.body, byOf(request, keys))
      return reply.code(201).send({ token: secret, about: viewOf(token) })
    },
  )

  app.delete(
    '/api/tokens/:id',
    { config, schema: { summary: 'Take a key back', tags, params, response: { 200: removedAnswer } } },
    async request => {
      await keys.remove(request.params.id, byOf(request, keys))
      return { removed: true as const }
    },
  )

  app.get(
    '/api/audit',
    {
      config,
      schema: {
        summary: 'What the team did, newest first',
        description: 'Who signed in, was invited, disabled, given another role; keys made and taken back; teams.',
        tags,
        querystring: auditQuery,
        response: { 200: auditAnswer },
      },
    },
    async ({ query }) => {
      const { entries, next } = await audit(query)
      return { entries: entries.map(({ hash: _hash, ...entry }) => entry), ...(next === undefined ? {} : { next }) }
    },
  )
}

function viewOf({ hash: _hash, ...about }: KeptToken): z.output<typeof tokenView> {
  return about
}
