import { z } from 'zod'
import type { AgentAct } from '../../conversation/inbound.ts'
import type { Person } from '../../conversation/record.ts'
import { ParleyError } from '../../errors/parley-error.ts'
import { conversationIn } from '../address-ids.ts'
import {
  agentActAnswer,
  agentBodies,
  keyHeader,
  listAnswer,
  listQuery,
  logAnswer,
  oneAnswer,
  pageQuery,
  teamEventsAnswer,
  traceAnswer,
} from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'
import { rowView, teamView } from '../team-view.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Conversations']

/** The inbox: reading conversations, and taking part in them. */
export function agentRoutes(app: Api, { turns, store, settings }: ApiParts): void {
  const { conversations, contacts } = store
  const bodies = agentBodies(settings.limits.textLength)

  app.get(
    '/api/conversations',
    { config, schema: { summary: 'Conversations, newest first', tags, querystring: listQuery, response: { 200: listAnswer } } },
    async ({ query }) => {
      const { rows, next } = await conversations.list(query)
      return { conversations: rows.map(rowView), ...(next === undefined ? {} : { next }) }
    },
  )

  app.get(
    '/api/conversations/:id',
    { config, schema: { summary: 'One conversation, whole', tags, params, response: { 200: oneAnswer } } },
    async ({ params }) => {
      const record = await found(params)
      const linked = await contacts.ofConversation(record.id)
      const contact = linked && {
        id: linked.contact.id,
        email: linked.contact.email,
        trust: linked.trust,
        stored: linked.contact.properties,
        createdAt: linked.contact.createdAt,
      }
      return { conversation: teamView(record), contact: contact ?? null, lastSeq: record.seq, lastTeamSeq: record.teamSeq }
    },
  )

  app.get(
    '/api/conversations/:id/events',
    {
      config,
      schema: { summary: 'What the visitor has seen', tags, params, querystring: pageQuery, response: { 200: teamEventsAnswer } },
    },
    async ({ params, query }) => {
      const record = await found(params)
      const events = await conversations.events(record.id, query.after, query.limit)
      return { conversation: teamView(record), events, lastSeq: Math.max(record.seq, events.at(-1)?.seq ?? 0) }
    },
  )

  app.get(
    '/api/conversations/:id/log',
    {
      config,
      schema: { summary: 'What only the team sees', tags, params, querystring: pageQuery, response: { 200: logAnswer } },
    },
    async ({ params, query }) => {
      const record = await found(params)
      const entries = await conversations.log(record.id, query.after, query.limit)
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
    async ({ params, query }) => {
      const record = await found(params)
      const turns = await conversations.trace(record.id, query.after, query.limit)
      return { turns, lastTurn: Math.max(record.turn, turns.at(-1)?.turn ?? 0) }
    },
  )

  act('messages', 'Answer the visitor', bodies.text, ({ text }) => ({ type: 'agent-message', text }))
  act('notes', 'Write a note for the team', bodies.text, ({ text }) => ({ type: 'agent-note', text }))
  act('join', 'Take the conversation over', bodies.plain, () => ({ type: 'agent-join' }))
  act('assign', 'Say whose it is', bodies.assign, ({ assignee }) => ({ type: 'agent-assign', assignee }))
  act('give-back', 'Let the flow go on', bodies.giveBack, body => ({ type: 'agent-give-back', continue: body.continue }))
  act('snooze', 'Put it away until a time', bodies.snooze, ({ until }) => ({ type: 'agent-snooze', until: Date.parse(until) }))
  act('close', 'Close the conversation', bodies.plain, () => ({ type: 'agent-close' }))
  act('reopen', 'Open it again', bodies.plain, () => ({ type: 'agent-reopen' }))

  /** One route per act; `actOf` reads what the body says. */
  function act<B extends Sent>(name: string, summary: string, body: z.ZodType<B>, actOf: (body: B) => AgentAct): void {
    const schema = { summary, tags, params, headers: keyHeader, body, response: { 200: agentActAnswer } }
    app.post(`/api/conversations/:id/${name}`, { config, schema }, async request => {
      const sent = body.parse(request.body)
      const { as, clientMsgId } = sent
      const key = request.headers['idempotency-key'] ?? clientMsgId
      const actor = as ? `agent:${as.id}` : 'api:admin'
      const answered = await turns.act(conversationIn(request.params), as ?? admin, actor, actOf(sent), key)
      const { record, events, lastSeq } = answered
      const seq = events.findLast(event => event.type === 'message' && event.author === 'agent')?.seq ?? 0
      return { seq, conversation: teamView(record), events, lastSeq }
    })
  }

  async function found(address: { readonly id: string }) {
    const id = conversationIn(address)
    const record = await conversations.get(id)
    if (!record) throw new ParleyError('conversation_unknown', { id })
    return record
  }
}

const admin = { id: 'admin', name: 'Admin' }

interface Sent {
  readonly as?: Person | undefined
  readonly clientMsgId?: string | undefined
}
