import { z } from 'zod'
import type { Shown } from '../../../plugins/kit/message.ts'
import type { Act } from '../../conversation/inbound.ts'
import { ParleyError } from '../../errors/parley-error.ts'
import type { VisitorTokens } from '../../people/visitor-tokens.ts'
import { conversationIn } from '../address-ids.ts'
import { visitorOf } from '../caller.ts'
import {
  actAnswer,
  askBody,
  begunAnswer,
  configAnswer,
  configQuery,
  eventsAnswer,
  ownAnswer,
  ownListAnswer,
  ownListQuery,
  pageQuery,
  visitorAnswer,
  visitorBodies,
  visitorBody,
} from '../contract.ts'
import { conversationView } from '../conversation-view.ts'
import { languagesOf } from '../languages-of.ts'
import type { Api, ApiParts } from '../parts.ts'

const params = z.object({ id: z.string() })
const tags = ['Visitors']

/** What a visitor can do, in the browser or from a program: all that the widget does. */
export function visitorRoutes(app: Api, { turns, library, store, settings }: ApiParts, tokens: VisitorTokens): void {
  const { textLength, visitorBodyBytes: bodyLimit } = settings.limits
  const bodies = visitorBodies(textLength)

  app.post(
    '/api/visitor',
    {
      config: { limit: 'visitors' },
      bodyLimit,
      schema: { summary: 'Become a visitor', tags, body: visitorBody, response: { 201: visitorAnswer } },
    },
    async (_request, reply) => reply.code(201).send({ visitor: (await tokens.create()).token }),
  )

  app.get(
    '/api/visitor/config',
    {
      config: { limit: 'reads' },
      schema: {
        summary: 'What to show before anything is said',
        description: 'Computes the greeting of the flow that would answer here. Stores nothing.',
        tags,
        querystring: configQuery,
        response: { 200: configAnswer },
      },
    },
    async ({ query, headers }) => {
      const { url, language, ...about } = query
      const languages = languagesOf(headers['accept-language'], language)
      const greeting = await turns.greet({ ...about, languages, ...(url === undefined ? {} : { page: { url } }) })
      const { flow, opening } = greeting
      return {
        flow,
        language: greeting.language,
        greeting: (opening?.messages ?? []).map(shown),
        opening: opening?.token ?? null,
        display: library.live(flow.id)?.flow.display ?? {},
      }
    },
  )

  app.post(
    '/api/visitor/conversations',
    {
      config: { limit: 'conversations' },
      bodyLimit,
      schema: {
        summary: 'Begin a conversation',
        description:
          'With what the visitor does first, if anything. Without a token every call makes a new visitor: a client that may repeat the call asks for a token first, at `POST /api/visitor`.',
        tags,
        body: bodies.begin,
        response: { 201: begunAnswer },
      },
    },
    async ({ body, caller, headers }, reply) => {
      const { language, flow, channel, tz, page, opening, clientMsgId, ...act } = body
      const { record, events, lastSeq, visitorToken } = await turns.begin({
        flow,
        channel,
        tz,
        page,
        opening,
        clientMsgId,
        languages: languagesOf(headers['accept-language'], language),
        ...(isAct(act) ? { act } : {}),
        ...(caller.kind === 'visitor' ? { visitorId: caller.id } : {}),
      })
      if (visitorToken !== undefined) tokens.learn(visitorToken, record.visitorId)
      const visitor = visitorToken ?? visitorOf({ caller }).token
      return reply.code(201).send({ visitor, conversation: conversationView(record), events, lastSeq })
    },
  )

  app.get(
    '/api/visitor/conversations',
    {
      config: { limit: 'reads' },
      schema: { summary: 'Your conversations, newest first', tags, querystring: ownListQuery, response: { 200: ownListAnswer } },
    },
    async request => {
      const { rows, next } = await store.conversations.list({ visitor: visitorOf(request).id, ...request.query })
      return { conversations: rows.map(row => conversationView(row.record)), ...(next === undefined ? {} : { next }) }
    },
  )

  app.get(
    '/api/visitor/conversations/:id',
    { config: { limit: 'reads' }, schema: { summary: 'One of your conversations', tags, params, response: { 200: ownAnswer } } },
    async request => {
      const record = await own(request.params, visitorOf(request).id)
      return { conversation: conversationView(record), lastSeq: record.seq }
    },
  )

  app.get(
    '/api/visitor/conversations/:id/events',
    {
      config: { limit: 'reads' },
      schema: { summary: 'What has happened after a seq', tags, params, querystring: pageQuery, response: { 200: eventsAnswer } },
    },
    async request => {
      const record = await own(request.params, visitorOf(request).id)
      const events = await store.conversations.events(record.id, request.query.after, request.query.limit)
      // A turn may have come in between the two reads.
      const lastSeq = Math.max(record.seq, events.at(-1)?.seq ?? 0)
      return { conversation: conversationView(record), events, lastSeq }
    },
  )

  app.post(
    '/api/visitor/conversations/:id/messages',
    {
      config: { limit: 'messages' },
      bodyLimit,
      schema: { summary: 'Say something', tags, params, body: bodies.say, response: { 200: actAnswer } },
    },
    async request => {
      const { clientMsgId, ...act } = request.body
      const { record, seq, events, lastSeq } = await turns.say(
        visitorOf(request).id,
        conversationIn(request.params),
        clientMsgId,
        act,
      )
      return { seq, conversation: conversationView(record), events, lastSeq }
    },
  )

  app.post(
    '/api/visitor/conversations/:id/person',
    {
      config: { limit: 'messages' },
      bodyLimit,
      schema: { summary: 'Ask for a person', tags, params, body: askBody, response: { 200: actAnswer } },
    },
    async request => {
      const { id } = visitorOf(request)
      const { record, seq, events, lastSeq } = await turns.askForPerson(
        id,
        conversationIn(request.params),
        request.body.clientMsgId,
      )
      return { seq, conversation: conversationView(record), events, lastSeq }
    },
  )

  async function own(address: { readonly id: string }, visitorId: string) {
    const id = conversationIn(address)
    const record = await store.conversations.ofVisitor(id, visitorId)
    if (!record) throw new ParleyError('conversation_unknown', { id })
    return record
  }
}

// What there is to see of a message that is not stored: it has no place in a stream yet.
function shown({ text, parts, choices, input, delayMs }: Shown): Shown {
  return { text, parts, choices, input, delayMs }
}

function isAct({ text, choice, fields, fileId }: Act): boolean {
  return [text, choice, fields, fileId].some(part => part !== undefined)
}
