import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import { conversationIn } from '../address-ids.ts'
import { deadIntakeAnswer, deadIntakeQuery, replayAnswer, replayBody, sendAgainAnswer, sendAgainBody } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'
import type { Sight } from '../sight.ts'

const config = { limit: 'team' } as const

/** Messages that did not go out, and what came in and no turn could take. */
export function deliveryRoutes(app: Api, { lines, store }: Pick<ApiParts, 'lines' | 'store'>, sight: Sight): void {
  app.post(
    '/api/conversations/:id/messages/:seq/send-again',
    {
      config,
      schema: {
        summary: 'Send a message once more',
        description: 'One that failed, or of which nobody knows whether it has arrived.',
        tags: ['Conversations'],
        params: z.object({ id: z.string(), seq: z.string().describe('Its “seq” in the conversation.') }),
        body: sendAgainBody,
        response: { 200: sendAgainAnswer },
      },
    },
    async request => {
      const id = conversationIn(request.params)
      if (!(await store.conversations.get(id, sight(request)))) throw new ParleyError('conversation_unknown', { id })
      const seq = /^[1-9]\d{0,8}$/.test(request.params.seq) ? Number(request.params.seq) : 0
      const read = async () => (await store.outbox.of(id, seq, seq)).get(seq)
      if (!(await read())) throw new ParleyError('message_unknown', { id, seq: request.params.seq.slice(0, 64) })
      if (!(await lines?.sendAgain({ conversation: id, seq }))) throw new ParleyError('message_not_failed', { seq })
      const delivery = await read()
      if (!delivery) throw new ParleyError('message_unknown', { id, seq })
      return { delivery: { seq, ...delivery } }
    },
  )

  app.get(
    '/api/intake/dead',
    {
      config,
      schema: {
        summary: 'What channels brought and was given up',
        tags: ['Operation'],
        querystring: deadIntakeQuery,
        response: { 200: deadIntakeAnswer },
      },
    },
    async ({ query }) => {
      const dead = await store.intake.dead(query.limit)
      return { intake: dead.map(({ id, ...about }) => ({ ...about, id: String(id) })) }
    },
  )

  app.post(
    '/api/intake/:id/replay',
    {
      config,
      schema: {
        summary: 'Take it in after all',
        tags: ['Operation'],
        params: z.object({ id: z.string() }),
        body: replayBody,
        response: { 200: replayAnswer },
      },
    },
    async ({ params: { id } }) => {
      const isThere = /^[1-9]\d{0,14}$/.test(id) && (await lines?.replay(Number(id)))
      if (!isThere) throw new ParleyError('intake_unknown', { id: id.slice(0, 64) })
      return { replayed: true as const }
    },
  )
}
