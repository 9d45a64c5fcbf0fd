import { z } from 'zod'
import { after, clientMsgId, limit, list, shortId } from './basics.ts'
import { knownProperty } from './contacts.ts'
import { about, event, instant, owner, person, readMarks, status, upToSeq } from './conversation.ts'
import { delivery } from './deliveries.ts'
import { inboxFilters, labelBody, rowExtras } from './inbox.ts'

const json = z.record(z.string(), z.unknown())

const linkedContact = z.object({
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
  team: person.optional().describe('The team it is assigned to.'),
  labels: list(z.string()).describe('Labels that flows and agents have put on it.'),
  openedAt: instant,
  lastVisitorAt: instant,
  snoozedUntil: instant.optional(),
  closedAt: instant.optional(),
  isSpam: z.literal(true).optional().describe('Put away as spam: what comes is kept there, and nothing is sent.'),
}

/** One row of the inbox. */
export const conversationRow = z
  .object({ ...summary, updatedAt: instant, contact: linkedContact.optional(), ...rowExtras })
  .meta({ id: 'ConversationRow' })
export type ConversationRow = z.output<typeof conversationRow>

/** A conversation as the team sees it, while it is read: without what takes another look at the store. */
export const teamConversation = z
  .object({
    ...summary,
    tz: z.string(),
    page: z.object({ url: z.string(), title: z.string().optional(), referrer: z.string().optional() }).optional(),
    peer: z
      .object({ id: z.string(), thread: z.string().optional() })
      .optional()
      .describe('On a channel that each message is sent to: who it is with, as the channel names them.'),
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
    subject: z.string().optional().describe('Of the visitor’s last letter.'),
    answerBy: z
      .object({ bot: instant, agents: instant.optional() })
      .optional()
      .describe('How long what the visitor sent last may be answered: by flows, and by people where that is longer.'),
    held: z
      .object({ by: z.enum(['us', 'other']), since: instant, name: z.string().optional() })
      .optional()
      .describe('Another program or inbox may speak there (“other”), or had it until somebody of the team took it (“us”).'),
    turn: z.int(),
  })
  .meta({ id: 'TeamConversation' })
export type TeamConversation = z.output<typeof teamConversation>

export const listQuery = z.strictObject({
  status: status.optional().describe('Only those in this state.'),
  owner: owner.optional().describe('Only those that the bot, nobody yet, or an agent has.'),
  assignee: shortId.optional().describe('Only those of this agent.'),
  ...inboxFilters,
})
export const listAnswer = z.object({ conversations: list(conversationRow), next: z.string().optional() })

export const oneAnswer = z.object({
  conversation: teamConversation,
  contact: z
    .object({
      id: z.string(),
      email: z.string().optional(),
      trust: z.enum(['unverified', 'vouched']),
      stored: json.describe('What is kept of the contact, whoever typed here.'),
      createdAt: instant,
    })
    .nullable(),
  known: list(knownProperty).describe('What is known of the visitor and how: said in this conversation, stored, vouched.'),
  mailTo: z.string().optional().describe('Where what agents write would go by mail: an address is known, and mail is set up.'),
  previous: list(
    z.object({
      id: z.string(),
      status,
      openedAt: instant,
      last: rowExtras.last,
      by: z.enum(['visitor', 'contact']).describe('The same visitor, or somebody else who is linked to the same contact.'),
    }),
  ).describe('Others of the same visitor or contact that you may see: the 20 that changed last.'),
  read: readMarks,
  unread: rowExtras.unread,
  waitingSince: rowExtras.waitingSince,
  isOnline: rowExtras.isOnline,
  lastSeq: z.int(),
  lastTeamSeq: z.int(),
})

export const pageQuery = z.strictObject({ after, limit })

const stream = { conversation: teamConversation, events: list(event), lastSeq: z.int() }
export const teamEventsAnswer = z.object({
  ...stream,
  deliveries: list(delivery).optional().describe('What has become of those of these messages that are sent to somebody.'),
})

const entry = { teamSeq: z.int(), at: instant, actor: z.string() }
export const teamEntry = z
  .discriminatedUnion('type', [
    z.object({ ...entry, type: z.literal('note'), text: z.string(), mentions: list(person).optional() }),
    z.object({
      ...entry,
      type: z.literal('assigned'),
      assignee: person.nullable(),
      team: person.nullable().optional(),
      why: z
        .enum(['round-robin', 'least-busy', 'owner', 'gone'])
        .optional()
        .describe('How routing has chosen; “gone”: whoever had it went offline before answering.'),
    }),
    z.object({
      ...entry,
      type: z.literal('unassigned'),
      reason: z
        .enum(['hours_closed', 'nobody_available', 'all_busy', 'team_unknown', 'team_empty', 'user_unknown', 'gone'])
        .describe('Why routing has found nobody.'),
      about: z.string().optional().describe('The hours, team or people it is about, by id.'),
    }),
    z.object({
      ...entry,
      type: z.literal('mailed'),
      to: z.string(),
      seqs: z.tuple([z.int(), z.int()]).readonly().describe('The first and last line of agents in it, by “seq”.'),
    }),
    z.object({
      ...entry,
      type: z.literal('not-mailed'),
      reason: z
        .enum(['mail_not_set_up', 'mail_refused', 'mail_given_up'])
        .describe('Not set up: SMTP_URL and MAIL_FROM are missing. Refused, given up: “detail” is what the mail server said.'),
      to: z.string().optional(),
      detail: z.string().optional(),
    }),
    z.object({
      ...entry,
      type: z.literal('held'),
      holder: z.enum(['us', 'other', 'idle']).describe('Who may speak there: another program or inbox, or we.'),
      name: z.string().optional().describe('Of the other.'),
    }),
    z.object({ ...entry, type: z.literal('not-held'), detail: z.string().describe('Why the other program could not be told.') }),
    z.object({
      ...entry,
      type: z.literal('returned'),
      seq: z.int().describe('The message that has come back.'),
      code: z.string(),
      why: z.string(),
      to: z.string().optional().describe('Where it was sent.'),
    }),
    z.object({
      ...entry,
      type: z.literal('set-apart'),
      conversation: z.string().describe('The one that it answers.'),
      address: z.string().optional().describe('Where it came from: not known in that conversation.'),
    }),
    z.object({ ...entry, type: z.literal('lifecycle'), from: z.string(), to: z.string(), by: z.string() }),
    z.object({
      ...entry,
      type: z.literal('file-withdrawn'),
      seq: z.int().describe('The message that had asked for a file.'),
    }),
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
    z.object({
      ...entry,
      type: z.literal('event'),
      name: z.string(),
      data: json,
      heard: z.boolean().describe('Has a flow taken it up?'),
    }),
    z.object({
      ...entry,
      type: z.literal('linked'),
      contact: z.string().optional().describe('Whom the team says the visitor is; none: whom they were linked to.'),
    }),
    z.object({ ...entry, type: z.literal('recorded'), kind: z.string(), data: z.unknown() }),
  ])
  .meta({ id: 'TeamEntry' })
export type TeamEntryView = z.output<typeof teamEntry>
export const logAnswer = z.object({ entries: list(teamEntry), lastTeamSeq: z.int() })

/** One turn, and why it went as it went. */
export const trace = z
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
    /** `fileId`: what was given to `POST .../uploads` before. Then the text may be empty. */
    message: z
      .strictObject({
        text: z.string().max(textLength).default(''),
        fileId: shortId.optional(),
        asksFile: z
          .boolean()
          .default(false)
          .describe(
            'Asks the visitor for a file: they may upload one until it has come, or no agent has the conversation any more.',
          ),
        byMail: z
          .boolean()
          .default(false)
          .describe('Where the time to answer is over (“answerBy”), it goes to “mailTo” by mail. Files do not.'),
        ...act,
      })
      .refine(({ text, fileId }) => text.trim() !== '' || fileId !== undefined, 'write something')
      .refine(({ text, asksFile }) => text.trim() !== '' || !asksFile, 'say which file you ask for')
      .refine(({ fileId, byMail }) => fileId === undefined || !byMail, 'send a file by the channel, or say by mail where it is'),
    note: z.strictObject({ text, mentions: z.array(shortId).max(20).readonly().default([]).describe('Ids of users.'), ...act }),
    plain: z.strictObject(act),
    assign: z
      .strictObject({
        assignee: z.union([agentPerson, shortId]).nullable().optional().describe('A user’s id; null: nobody.'),
        team: shortId.nullable().optional().describe('A team’s id; null: no team.'),
        ...act,
      })
      .refine(body => body.assignee !== undefined || body.team !== undefined, 'say whom: “assignee”, “team” or both'),
    label: labelBody.extend(act),
    giveBack: z.strictObject({
      continue: z.boolean().default(false).describe('In a handoff: go on with the flow instead of back to the queue.'),
      ...act,
    }),
    snooze: z.strictObject({ until: z.iso.datetime({ offset: true }).describe('ISO 8601 with offset.'), ...act }),
    read: z.strictObject({ upToSeq, as: act.as }),
    typing: z.strictObject({ on: z.boolean().describe('Holds for 6 s: say it again while it lasts.'), as: act.as }),
  }
}

export const keyHeader = z.looseObject({
  'idempotency-key': clientMsgId
    .optional()
    .describe('The same as “clientMsgId” in the body, for clients that send a header; where both stand, this one counts.'),
})
export const agentActAnswer = z.object({ seq: z.int().min(0).describe('Your own message, 0 when there is none.'), ...stream })
export const teamReadAnswer = z.object({ read: readMarks })
export const typingAnswer = z.object({})
