import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { given } from '../../../plugins/kit/given.ts'
import { ParleyError } from '../../errors/parley-error.ts'
import { ticketIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import { type TicketView, ticketBody, ticketPatch, ticketsAnswer, ticketsQuery, ticketView } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'
import type { Sight } from '../sight.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Tickets']

/** Follow-up work, made by flows and by the team. Closing it leaves its conversation as it is. */
export function ticketRoutes(app: Api, { store, directory, clock }: ApiParts, sight: Sight): void {
  const { tickets, conversations } = store

  app.get(
    '/api/tickets',
    { config, schema: { summary: 'Tickets, newest first', tags, querystring: ticketsQuery, response: { 200: ticketsAnswer } } },
    ({ query: { limit, ...filters } }) => tickets.list({ limit, ...given(filters) }),
  )

  app.post(
    '/api/tickets',
    { config, schema: { summary: 'Make a ticket', tags, body: ticketBody, response: { 201: ticketView } } },
    async (request, reply) => {
      const { conversation, owner } = request.body
      checkOwner(owner)
      if (conversation !== undefined && !(await conversations.get(conversation, sight(request))))
        throw new ParleyError('conversation_unknown', { id: conversation })
      const { subject, priority } = request.body
      const id = await tickets.make({ subject, priority, ...given({ conversation, owner }) }, actor(request), clock.now())
      return reply.code(201).send(await one(id))
    },
  )

  app.get(
    '/api/tickets/:id',
    { config, schema: { summary: 'A ticket', tags, params, response: { 200: ticketView } } },
    ({ params: address }) => one(ticketIn(address)),
  )

  app.patch(
    '/api/tickets/:id',
    { config, schema: { summary: 'Change a ticket', tags, params, body: ticketPatch, response: { 200: ticketView } } },
    async request => {
      const id = ticketIn(request.params)
      const { revision, ...change } = request.body
      checkOwner(change.owner)
      await tickets.change(id, revision, given(change), clock.now())
      return one(id)
    },
  )

  async function one(id: string): Promise<TicketView> {
    const ticket = await tickets.get(id)
    if (!ticket) throw new ParleyError('ticket_unknown', { id })
    return ticket
  }

  function checkOwner(owner: string | null | undefined): void {
    if (typeof owner === 'string' && !directory.user(owner)) throw new ParleyError('assignee_unknown', { id: owner })
  }
}

const actor = (request: FastifyRequest): string => agentOf(request, undefined).actor
