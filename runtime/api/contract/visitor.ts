import { z } from 'zod'
import { devices } from '../../../plugins/kit/targeting/visitor-facts.ts'
import { clientMsgId, cursor, language, list, pageSize, shortId, tz, webAddress } from './basics.ts'
import { conversation, ownConversation, readMarks, shownMessage, upToSeq } from './conversation.ts'

const reserved = ['__proto__', 'constructor', 'prototype']
/** What names something that was offered here: only what reads it knows whether it is there. */
const handle = z.string().min(1).max(64)
const flow = shortId.optional().describe('The flow to talk to. Without it: the first live one of the channel.')
const counted = z
  .string()
  .regex(/^\d{1,9}$/, 'write a whole number')
  .transform(Number)
  .optional()
const channel = shortId.optional().describe('The channel; without it that of the flow, or “website”.')
const fieldName = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{1,64}$/)
  .refine(name => !reserved.includes(name), 'this name is reserved')

/** What visitors may send. Longer texts than `textLength` are refused. */
export function visitorBodies(textLength: number) {
  const text = z.string().max(textLength)
  const value = z.union([text, z.number(), z.boolean(), z.null(), z.array(text).max(100)])
  const act = {
    text: text.optional().describe('What the visitor writes.'),
    choice: z
      .union([handle, z.array(handle).min(1).max(50)])
      .optional()
      .describe('Ids of offered choices.'),
    fields: z
      .record(fieldName, value)
      .refine(fields => Object.keys(fields).length <= 100, 'at most 100 fields')
      .optional()
      .describe('What was filled in, by the name of each field.'),
    fileId: handle.optional().describe('The id of a file uploaded to this conversation, and not sent yet.'),
    replyTo: handle.optional().describe('The message whose question this answers.'),
  }
  return {
    begin: z.strictObject({
      flow,
      channel,
      language: language.optional(),
      tz: tz.optional(),
      page: z
        .strictObject({ url: webAddress, title: z.string().max(1_000).optional(), referrer: z.string().max(4_000).optional() })
        .optional()
        .describe('The page the visitor writes from.'),
      opening: z.string().min(1).max(20_000).optional().describe('From the config: begins with what the visitor has seen.'),
      clientMsgId: clientMsgId.optional(),
      ...act,
    }),
    say: z.strictObject({ clientMsgId, ...act }),
  }
}

export const visitorBody = z.strictObject({})
export const visitorAnswer = z.object({
  visitor: z.string().describe('A token: send it as “Authorization: Bearer”, keep it secret.'),
})

const wish = z.string().max(100).optional()

export const configQuery = z.strictObject({
  channel,
  flow,
  url: webAddress.optional().describe('The page the visitor looks at.'),
  language: language.optional(),
  tz: tz.optional(),
  colour: wish.describe('What the page asks for instead of the channel’s own colour; what makes no sense is passed over.'),
  theme: wish.describe('The same of the theme.'),
  position: wish.describe('The same of the corner.'),
  enableWidgetCookieBanner: wish.describe(
    'Ask for cookies, whatever the flow says: “true”, “ON_WIDGET_LOAD” or “ON_EXIT_INTENT”.',
  ),
  visit: z.string().max(100).optional().describe('What the last answer said under this name: so pages and time are counted.'),
  referrer: z.string().max(4_000).optional().describe('The page the visitor came from; empty when they came by themselves.'),
  device: z.enum(devices).optional().describe('What they look at it with. Left out: as the browser says of itself.'),
  views: counted.describe('How many pages they have seen this visit. Left out: as counted by “visit”.'),
  seconds: counted.describe('How long they have been on the site this visit. Left out: as counted by “visit”.'),
  returning: z.stringbool().optional().describe('Have they been here before? Left out: as “visit” says.'),
})
const ofFlow = {
  flow: z.object({ id: z.string(), name: z.string(), kind: z.enum(['bot', 'live-chat']), version: z.int() }),
  language: z.string(),
  greeting: list(shownMessage).describe('What to show before the visitor does anything. Nothing of it is stored.'),
  opening: z.string().nullable().describe('Send it when the conversation begins, so that it begins with this greeting.'),
  display: z
    .record(z.string(), z.unknown())
    .describe('How the channel shows itself: look, texts, prompt. Its plugin says what stands here.'),
  fileBytes: z.int().min(0).describe('How large a file may be that is sent.'),
}
const ofVisitor = {
  channel: z.string(),
  visit: z.string().describe('Send it with the next request, of this page or another. It says nothing of who it is.'),
  conversation: conversation
    .extend({ lastSeq: z.int().min(0) })
    .optional()
    .describe('With a token: the conversation this visitor would go on with.'),
  identified: z.string().optional().describe('With a token of the site’s server: whom it says the visitor is.'),
  unread: z.int().min(0).describe('With a token: how many conversations hold something unread.'),
}
const shown = z.object({ shows: z.literal(true), ...ofFlow, ...ofVisitor })
export const configAnswer = z.discriminatedUnion('shows', [
  shown,
  z
    .object({
      shows: z.literal(false).describe('No flow is for this visitor on this page. What stands below shows what is going on.'),
      ...ofVisitor,
      cookies: z.literal(true).optional().describe('A flow of the channel asks before anything is kept in the browser.'),
      againMs: z.int().min(1).optional().describe('Ask again after so long: one may be, if they only stay on the page.'),
    })
    .extend(z.object(ofFlow).partial().shape),
])
export type ConfigAnswer = z.output<typeof configAnswer>
/** What there is to show. */
export type ShownConfig = z.output<typeof shown>

export const askBody = z.strictObject({ clientMsgId })

export const ownListQuery = z.strictObject({ limit: pageSize(100, 20), before: cursor.optional() })
export const ownListAnswer = z.object({ conversations: list(ownConversation), next: z.string().optional() })
export const ownAnswer = z.object({ conversation, lastSeq: z.int().min(0), read: readMarks })

export const readBody = z.strictObject({ upToSeq })
export const readAnswer = z.object({
  read: readMarks,
  unread: z.int().min(0).describe('How many of your conversations hold something unread.'),
})
