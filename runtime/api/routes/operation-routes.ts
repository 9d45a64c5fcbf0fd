import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import { aliveAnswer, deadAnswer, deadQuery, readyAnswer, replayAnswer, replayBody } from '../contract.ts'
import type { Metrics } from '../metrics.ts'
import type { Api, ApiParts } from '../parts.ts'
import { createReadiness } from '../readiness.ts'

const params = z.object({ id: z.string() })
const tags = ['Operation']
const config = { limit: 'team' } as const

/** Is it alive, is it ready, what is it doing; and the work that was given up. */
export function operationRoutes(app: Api, parts: ApiParts, metrics: Metrics): void {
  const { store, clock } = parts
  const readiness = createReadiness(parts)

  app.get('/livez', { schema: { summary: 'Does the process answer?', tags, response: { 200: aliveAnswer } } }, () => ({
    alive: true as const,
  }))

  app.get(
    '/readyz',
    { schema: { summary: 'Can it take work? Writes to the store to know', tags, response: { 200: readyAnswer } } },
    async () => ({ ready: true as const, backlog: await readiness() }),
  )

  app.get(
    '/metrics',
    {
      schema: {
        summary: 'Metrics for Prometheus',
        description: 'Open to this very machine; from elsewhere, and through a proxy, it takes the team’s token.',
        tags,
        response: { 200: { content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (_request, reply) => {
      const { type, text } = await metrics.render()
      return reply.type(type).send(text)
    },
  )

  app.get(
    '/api/effects/dead',
    {
      config,
      schema: { summary: 'Work outside that was given up', tags, querystring: deadQuery, response: { 200: deadAnswer } },
    },
    async ({ query }) => {
      const dead = await store.effects.dead(query.limit)
      return {
        effects: dead.map(({ id, conversation, flow, version, node, action, attempts, error, at, buriedAt }) => ({
          id,
          conversation,
          flow,
          version,
          node,
          action,
          attempts,
          error,
          at,
          buriedAt,
        })),
      }
    },
  )

  app.post(
    '/api/effects/:id/replay',
    { config, schema: { summary: 'Try it again', tags, params, body: replayBody, response: { 200: replayAnswer } } },
    async ({ params: { id } }) => {
      if (!(await store.effects.replay(id, clock.now()))) throw new ParleyError('effect_unknown', { id })
      return { replayed: true as const }
    },
  )
}
