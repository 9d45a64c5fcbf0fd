import { z } from 'zod'
import { clientMsgId, cursor, language, list, pageSize, shortId, tz, webAddress } from './basics.ts'
import { conversation, shownMessage } from './conversation.ts'

const reserved = ['__proto__', 'constructor', 'prototype']
/** What names something that was offered here: only what reads it knows whether it is there. */
const handle = z.string().min(1).max(64)
const flow = shortId.optional().describe('The flow to talk to. Without it: the first live one of the channel.')
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
    fileId: handle.optional().describe('The id of a file that is stored elsewhere: kept as it is, not looked up.'),
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

export const configQuery = z.strictObject({
  channel,
  flow,
  url: webAddress.optional().describe('The page the visitor looks at.'),
  language: language.optional(),
  tz: tz.optional(),
})
export const configAnswer = z.object({
  flow: z.object({ id: z.string(), name: z.string(), kind: z.enum(['bot', 'live-chat']), version: z.int() }),
  language: z.string(),
  greeting: list(shownMessage).describe('What to show before the visitor does anything. Nothing of it is stored.'),
  opening: z.string().nullable().describe('Send it when the conversation begins, so that it begins with this greeting.'),
  display: z.record(z.string(), z.unknown()),
})

export const askBody = z.strictObject({ clientMsgId })

export const ownListQuery = z.strictObject({ limit: pageSize(100, 20), before: cursor.optional() })
export const ownListAnswer = z.object({ conversations: list(conversation), next: z.string().optional() })
export const ownAnswer = z.object({ conversation, lastSeq: z.int().min(0) })
