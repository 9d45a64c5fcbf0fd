import { z } from 'zod'
import { after, clientMsgId, cursor, limit, list, pageSize, shortId } from './basics.ts'
import { about, event, instant, owner, person, status } from './conversation.ts'

const json = z.record(z.string(), z.unknown())

const contact = z.object({
  id: z.string(),
  email: z.string().optional(),
  trust: z.enum(['unverified', 'vouched']).describe('Unverified: somebody typed this address; it proves nothing.'),
})

const summary = {
  ...about,
  channel: z.string(),
  inbox: z.string(),
  visitor: z.string(),
  assignee: person.nullable(),
  labels: list(z.string()).describe('Labels that flows have put on it.'),
  openedAt: instant,
  lastVisitorAt: instant,
  snoozedUntil: instant.optional(),
  closedAt: instant.optional(),
}

/** One row of the inbox. */
export const conversationRow = z
  .object({ ...summary, updatedAt: instant, contact: contact.optional() })
  .meta({ id: 'ConversationRow' })
export type ConversationRow = z.output<typeof conversationRow>

/** A conversation as the team sees it, while it is read: without what takes another look at the store. */
export const teamConversation = z
  .object({
    ...summary,
    tz: z.string(),
    page: z.object({ url: z.string(), title: z.string().optional(), referrer: z.string().optional() }).optional(),
    present: list(person).describe('Agents the visitor has been told of.'),
    said: json.describe('What was typed in this conversation.'),
    vars: json,
    frames: list(
      z.object({
        flow: z.string(),
        version: z.int(),
        node: z.string(),
        above: z.enum(['trigger', 'call']).optional().describe('How it came to stand on the frame below.'),
        waitsForPeople: z.boolean(),
        waitsForEffect: z.boolean(),
      }),
    ).describe('Where it stands in its flows; the last is on top.'),
    turn: z.int(),
  })
  .meta({ id: 'TeamConversation' })
export type TeamConversation = z.output<typeof teamConversation>

export const listQuery = z.strictObject({
  status: status.optional().describe('Only those in this state.'),
  owner: owner.optional().describe('Only those that the bot, nobody yet, or an agent has.'),
  assignee: shortId.optional().describe('Only those of this agent.'),
  limit: pageSize(100, 50),
  before: cursor.optional(),
})
export const listAnswer = z.object({ conversations: list(conversationRow), next: z.string().optional() })

export const oneAnswer = z.object({
  conversation: teamConversation,
  contact: z
    .object({
      id: z.string(),
      email: z.string(),
      trust: z.enum(['unverified', 'vouched']),
      stored: json.describe('What is kept of the contact, whoever typed here.'),
      createdAt: instant,
    })
    .nullable(),
  lastSeq: z.int(),
  lastTeamSeq: z.int(),
})

export const pageQuery = z.strictObject({ after, limit })

const stream = { conversation: teamConversation, events: list(event), lastSeq: z.int() }
export const teamEventsAnswer = z.object(stream)

const entry = { teamSeq: z.int(), at: instant, actor: z.string() }
const teamEntry = z
  .discriminatedUnion('type', [
    z.object({ ...entry, type: z.literal('note'), text: z.string() }),
    z.object({ ...entry, type: z.literal('assigned'), assignee: person.nullable() }),
    z.object({ ...entry, type: z.literal('lifecycle'), from: z.string(), to: z.string(), by: z.string() }),
    z.object({ ...entry, type: z.literal('labelled'), add: list(z.string()), remove: list(z.string()) }),
    z.object({
      ...entry,
      type: z.literal('halted'),
      reason: z.string(),
      node: z.string().optional(),
      detail: z.string().optional(),
    }),
    z.object({
      ...entry,
      type: z.literal('unconnected'),
      node: z.string(),
      port: z.string(),
      error: z
        .object({ code: z.string(), message: z.string() })
        .optional()
        .describe('What went wrong outside, when that is why.'),
    }),
    z.object({ ...entry, type: z.literal('unheard'), seq: z.int() }),
    z.object({ ...entry, type: z.literal('recorded'), kind: z.string(), data: z.unknown() }),
  ])
  .meta({ id: 'TeamEntry' })
export const logAnswer = z.object({ entries: list(teamEntry), lastTeamSeq: z.int() })

/** One turn, and why it went as it went. */
const trace = z
  .object({
    turn: z.int(),
    at: instant,
    actor: z.string(),
    event: z.looseObject({ type: z.string() }),
    state: z.tuple([z.string().nullable(), z.string()]).readonly().describe('The lifecycle before and after.'),
    path: list(
      z.object({
        frame: z.int(),
        flow: z.string(),
        version: z.int(),
        node: z.string(),
        heard: z.string(),
        port: z.string().nullable(),
        why: list(z.object({ rule: z.string(), explanation: z.unknown() })).optional(),
      }),
    ).describe('The nodes that heard something, in order.'),
    facts: z.unknown().optional().describe('What flows were given.'),
    set: json.optional(),
    timers: z
      .object({
        set: list(z.object({ id: z.string(), node: z.string(), name: z.string(), dueAt: instant })).optional(),
        cancelled: list(z.string()).optional(),
      })
      .optional(),
    effects: list(z.string()).optional(),
    halted: z.string().optional().describe('Why the flow could not go on.'),
  })
  .meta({ id: 'Trace' })
export const traceAnswer = z.object({ turns: list(trace), lastTurn: z.int() })

const agentPerson = z.strictObject({ id: shortId, name: z.string().trim().min(1).max(100) })

/** What the team may send. Every body may name whom it acts for, and a key that makes a repeat harmless. */
export function agentBodies(textLength: number) {
  const act = { as: agentPerson.optional().describe('Whom you act for; without it: Admin.'), clientMsgId: clientMsgId.optional() }
  const text = z
    .string()
    .max(textLength)
    .refine(text => text.trim() !== '', 'write something')
  return {
    text: z.strictObject({ text, ...act }),
    plain: z.strictObject(act),
    assign: z.strictObject({ assignee: agentPerson.nullable(), ...act }),
    giveBack: z.strictObject({
      continue: z.boolean().default(false).describe('In a handoff: go on with the flow instead of back to the queue.'),
      ...act,
    }),
    snooze: z.strictObject({ until: z.iso.datetime({ offset: true }).describe('ISO 8601 with offset.'), ...act }),
  }
}

export const keyHeader = z.looseObject({
  'idempotency-key': clientMsgId
    .optional()
    .describe('The same as “clientMsgId” in the body, for clients that send a header; where both stand, this one counts.'),
})
export const agentActAnswer = z.object({ seq: z.int().min(0).describe('Your own message, 0 when there is none.'), ...stream })
