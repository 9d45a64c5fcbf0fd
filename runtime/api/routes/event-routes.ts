import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import type { ToldEvent } from '../../turn/turns.ts'
import { contactIn, conversationIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import { eventAnswer, eventBody } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'
import type { Sight } from '../sight.ts'
import { teamView } from '../team-view.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const common = { tags: ['Conversations'], params, body: eventBody, response: { 200: eventAnswer } }

/** Programs tell of what happened elsewhere: triggers of flows listen for it. */
export function eventRoutes(app: Api, { turns, store }: Pick<ApiParts, 'turns' | 'store'>, sight: Sight): void {
  const { contacts, conversations } = store

  app.post(
    '/api/conversations/:id/events',
    {
      config,
      schema: {
        summary: 'Tell a conversation of an event',
        description:
          'A trigger “Event” of its flow breaks in, while the bot has the conversation. While people have or wait for it, the event only stands in the team’s log.',
        ...common,
      },
    },
    async request => {
      const { record, heard } = await turns.tell(conversationIn(request.params), toldBy(request))
      return { heard, conversation: teamView(record) }
    },
  )

  app.post(
    '/api/contacts/:id/events',
    {
      config,
      schema: {
        summary: 'Tell a contact’s conversation of an event',
        description:
          'Of the contact’s open conversations the one that changed last and has a flow which listens for the event, else the one that changed last.',
        ...common,
      },
    },
    async request => {
      const id = contactIn(request.params)
      if (!(await contacts.get(id))) throw new ParleyError('contact_unknown', { id })
      const told = toldBy(request)
      const inboxes = told.inboxes ? { inboxes: told.inboxes } : {}
      const { rows } = await conversations.list({ contact: id, limit: mostLookedAt, ...inboxes })
      const answer = await turns.tellOneOf(
        rows.map(({ record }) => record),
        told,
      )
      if (!answer) throw new ParleyError('no_open_conversation', { id })
      return { heard: answer.heard, conversation: teamView(answer.record) }
    },
  )

  function toldBy(request: FastifyRequest<{ Body: z.output<typeof eventBody> }>): ToldEvent {
    const { name, data, key } = request.body
    return { event: { name, data }, key, actor: agentOf(request, undefined).actor, inboxes: sight(request) }
  }
}

/** Of a contact's conversations, those that changed last. */
const mostLookedAt = 20
