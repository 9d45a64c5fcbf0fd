import { z } from 'zod'
import type { ConversationRecord } from '../../conversation/record.ts'
import { ParleyError } from '../../errors/parley-error.ts'
import { conversationIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import {
  agentBodies,
  listAnswer,
  listQuery,
  logAnswer,
  oneAnswer,
  pageQuery,
  teamEventsAnswer,
  teamReadAnswer,
  traceAnswer,
  typingAnswer,
} from '../contract.ts'
import { deliveriesOf } from '../deliveries-of.ts'
import { listQueryOf } from '../list-query.ts'
import type { Api, ApiParts, VisitorParts } from '../parts.ts'
import type { Sight } from '../sight.ts'
import { rowView, teamView } from '../team-view.ts'
import { createWholeView } from '../whole-view.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Conversations']

/** The inbox: finding conversations, and reading them. What one may not see is not there. */
export function agentRoutes(app: Api, parts: ApiParts, { marks }: Pick<VisitorParts, 'marks'>, sight: Sight): void {
  const { store, settings, publisher, presence } = parts
  const { conversations } = store
  const bodies = agentBodies(settings.limits.textLength)
  const whole = createWholeView(parts)

  app.get(
    '/api/conversations',
    {
      config,
      schema: {
        summary: 'Conversations, newest first',
        description: 'Of those you may see. What was written a moment ago may take a second until “q” finds it.',
        tags,
        querystring: listQuery,
        response: { 200: listAnswer },
      },
    },
    async request => {
      const asked = listQueryOf(request.query, agentOf(request, undefined).person.id, sight(request))
      if (!asked) return { conversations: [] }
      const { rows, next } = await conversations.list(asked)
      return { conversations: rows.map(row => rowView(row, presence)), ...(next === undefined ? {} : { next }) }
    },
  )

  app.get(
    '/api/conversations/:id',
    { config, schema: { summary: 'One conversation, whole', tags, params, response: { 200: oneAnswer } } },
    request => whole(conversationIn(request.params), sight(request)),
  )

  app.get(
    '/api/conversations/:id/events',
    {
      config,
      schema: { summary: 'What the visitor has seen', tags, params, querystring: pageQuery, response: { 200: teamEventsAnswer } },
    },
    async request => {
      const record = await found(request)
      const { after, limit } = request.query
      const events = await conversations.events(record.id, after, limit)
      const stream = { conversation: teamView(record), events, lastSeq: Math.max(record.seq, events.at(-1)?.seq ?? 0) }
      if (!record.peer) return stream
      return { ...stream, deliveries: await deliveriesOf(store, record.id, after, events.at(-1)?.seq ?? after) }
    },
  )

  app.get(
    '/api/conversations/:id/log',
    {
      config,
      schema: { summary: 'What only the team sees', tags, params, querystring: pageQuery, response: { 200: logAnswer } },
    },
    async request => {
      const record = await found(request)
      const { after, limit } = request.query
      const entries = await conversations.log(record.id, after, limit)
      return { entries, lastTeamSeq: Math.max(record.teamSeq, entries.at(-1)?.teamSeq ?? 0) }
    },
  )

  app.get(
    '/api/conversations/:id/trace',
    {
      config,
      schema: {
        summary: 'What happened in each turn, and why',
        tags,
        params,
        querystring: pageQuery,
        response: { 200: traceAnswer },
      },
    },
    async request => {
      const record = await found(request)
      const { after, limit } = request.query
      const turns = await conversations.trace(record.id, after, limit)
      return { turns, lastTurn: Math.max(record.turn, turns.at(-1)?.turn ?? 0) }
    },
  )

  app.post(
    '/api/conversations/:id/read',
    {
      config,
      schema: { summary: 'Say how far you have read', tags, params, body: bodies.read, response: { 200: teamReadAnswer } },
    },
    async request => {
      // Whoever names somebody else must be allowed to, also where nothing is kept of who it was.
      agentOf(request, request.body.as)
      return { read: await marks.move(await found(request), 'team', request.body.upToSeq) }
    },
  )

  app.post(
    '/api/conversations/:id/typing',
    { config, schema: { summary: 'Say that you type', tags, params, body: bodies.typing, response: { 200: typingAnswer } } },
    async request => {
      const { name } = agentOf(request, request.body.as).person
      const { id: conversation, visitorId: visitor } = await found(request)
      publisher.publish({ type: 'typing', conversation, visitor, by: 'team', on: request.body.on, name })
      return {}
    },
  )

  async function found(
    request: Parameters<Sight>[0] & { readonly params: { readonly id: string } },
  ): Promise<ConversationRecord> {
    const id = conversationIn(request.params)
    const record = await conversations.get(id, sight(request))
    if (!record) throw new ParleyError('conversation_unknown', { id })
    return record
  }
}
