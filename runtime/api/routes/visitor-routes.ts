import { z } from 'zod'
import type { Event } from '../../conversation/event.ts'
import type { ConversationRecord } from '../../conversation/record.ts'
import { conversationIn } from '../address-ids.ts'
import { fromOf } from '../allow-origins.ts'
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
  readAnswer,
  readBody,
  visitorAnswer,
  visitorBodies,
  visitorBody,
} from '../contract.ts'
import { conversationView, ownConversationView } from '../conversation-view.ts'
import { ownConversation } from '../own-conversation.ts'
import type { Api, VisitorParts, VisitorSide } from '../parts.ts'
import { seenByVisitor } from '../seen-by-visitor.ts'
import { createVisitorConfig } from '../visitor-config.ts'

const params = z.object({ id: z.string() })
const tags = ['Visitors']

/** What a visitor can do, in the browser or from a program: all that the widget does. */
export function visitorRoutes(app: Api, parts: VisitorSide, visitors: VisitorParts): void {
  const { store, settings } = parts
  const { tokens, acts, marks, speaksAs } = visitors
  const seen = async (record: ConversationRecord, events: readonly Event[]) => {
    await speaksAs.learn(record)
    return seenByVisitor(events, speaksAs.of(record))
  }
  const configFor = createVisitorConfig(parts, visitors)
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
        description:
          'Computes the greeting of the flow that would answer here. Stores nothing. With a token: also the conversation this visitor would go on with.',
        tags,
        querystring: configQuery,
        response: { 200: configAnswer },
      },
    },
    request => configFor(request.caller, request.query, fromOf(request)),
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
    async (request, reply) => {
      const { token, record, events, lastSeq } = await acts.begin(request.caller, request.body, fromOf(request))
      return reply
        .code(201)
        .send({ visitor: token, conversation: conversationView(record), events: await seen(record, events), lastSeq })
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
      return { conversations: rows.map(row => ownConversationView(row.record)), ...(next === undefined ? {} : { next }) }
    },
  )

  app.get(
    '/api/visitor/conversations/:id',
    { config: { limit: 'reads' }, schema: { summary: 'One of your conversations', tags, params, response: { 200: ownAnswer } } },
    async request => {
      const record = await ownConversation(store, visitorOf(request).id, request.params)
      return { conversation: conversationView(record), lastSeq: record.seq, read: await marks.of(record.id) }
    },
  )

  app.get(
    '/api/visitor/conversations/:id/events',
    {
      config: { limit: 'reads' },
      schema: { summary: 'What has happened after a seq', tags, params, querystring: pageQuery, response: { 200: eventsAnswer } },
    },
    async request => {
      const record = await ownConversation(store, visitorOf(request).id, request.params)
      const events = await store.conversations.events(record.id, request.query.after, request.query.limit)
      // A turn may have come in between the two reads.
      const lastSeq = Math.max(record.seq, events.at(-1)?.seq ?? 0)
      return {
        conversation: conversationView(record),
        events: await seen(record, events),
        lastSeq,
        read: await marks.of(record.id),
      }
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
      const { id } = visitorOf(request)
      const { record, seq, events, lastSeq } = await acts.say(id, conversationIn(request.params), request.body)
      return { seq, conversation: conversationView(record), events: await seen(record, events), lastSeq }
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
      const { clientMsgId } = request.body
      const { record, seq, events, lastSeq } = await acts.askForPerson(id, conversationIn(request.params), clientMsgId)
      return { seq, conversation: conversationView(record), events: await seen(record, events), lastSeq }
    },
  )

  app.post(
    '/api/visitor/conversations/:id/read',
    {
      config: { limit: 'reads' },
      bodyLimit,
      schema: { summary: 'Say how far you have read', tags, params, body: readBody, response: { 200: readAnswer } },
    },
    async request => {
      const { id } = visitorOf(request)
      const record = await ownConversation(store, id, request.params)
      const read = await marks.move(record, 'visitor', request.body.upToSeq)
      return { read, unread: await store.reads.unreadOf(id) }
    },
  )
}
