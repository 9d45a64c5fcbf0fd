import { z } from 'zod'
import { trace } from './agents.ts'
import { list, shortId, shortLanguage, tz, webAddress } from './basics.ts'
import { conversation, event, instant } from './conversation.ts'
import { eventBody } from './events.ts'

const reserved = ['__proto__', 'constructor', 'prototype']
const name = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{1,64}$/)
  .refine(name => !reserved.includes(name), 'this name is reserved')
const text = z.string().max(8_000)
const value = z.union([text, z.number(), z.boolean(), z.array(text).max(100)])
const values = z.record(name, value).refine(given => Object.keys(given).length <= 100, 'at most 100 values')
const outValues = z.record(z.string(), z.unknown())

const pretence = {
  vars: values.optional().describe('Variables, by name: those named here are written, the others stay.'),
  contact: values.nullable().optional().describe('What is known of the visitor, vouched for; null: nobody knows them.'),
  open: z.boolean().nullable().optional().describe('Are opening hours open? null: as they are at that time.'),
  available: z.boolean().optional().describe('Is somebody of the team there?'),
  away: z.boolean().optional().describe('Has the visitor left the page?'),
}

/** Begins to try a flow out, as it is given here. */
export const previewBody = z.strictObject({
  flow: z.record(z.string(), z.unknown()).describe('A flow document: see /api/schemas/flow.json.'),
  start: shortId.optional().describe('The node to begin at; without it where the flow begins.'),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$/)
    .transform(shortLanguage)
    .optional(),
  tz: tz.optional(),
  page: z.strictObject({ url: webAddress, title: z.string().max(1_000).optional() }).optional(),
  ...pretence,
})

export const previewMade = z.object({
  id: z.string(),
  page: z.string().describe('The path of a page that shows the chat. Whoever knows it can talk there.'),
})

export const previewEnded = z.object({})

/** What is pretended from now on; what is left out stays. */
export const pretendBody = z.strictObject(pretence)
export const skipBody = z.strictObject({
  ms: z
    .int()
    .min(0)
    .max(366 * 86_400_000)
    .optional()
    .describe('So much time passes at once; without it: as much as until the next timer.'),
})
export const previewSayBody = z
  .strictObject({ text: text.optional(), choice: z.string().min(1).max(64).optional() })
  .refine(({ text, choice }) => (text === undefined) !== (choice === undefined), 'say “text” or “choice”')
export const previewAgentBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('join') }),
  z.strictObject({ act: z.literal('message'), text: text.refine(words => words.trim() !== '', 'write something') }),
  z.strictObject({ act: z.literal('give-back'), continue: z.boolean().default(false) }),
  z.strictObject({ act: z.literal('close') }),
])
export const previewEventBody = eventBody.omit({ key: true })
export const outcomeBody = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('ok'),
    result: z.unknown().optional().describe('What comes back; without it an example.'),
  }),
  z.strictObject({
    outcome: z.literal('failed'),
    code: z
      .string()
      .regex(/^[a-z][a-z0-9_-]{0,63}$/, 'a code is written like target_timeout')
      .optional()
      .describe('What the flow hears; “target_failed” unless said.'),
  }),
])

/** Asks for what comes after what one has seen. */
export const previewQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional()
    .describe('The revision one has seen: the answer comes when there is another, or after a while.'),
})

const call = z
  .object({
    id: z.string(),
    flow: z.string(),
    node: z.string(),
    action: z.string(),
    input: z.unknown().describe('What would be sent.'),
    example: z.unknown().describe('What could come back, made from the action’s schema.'),
  })
  .meta({ id: 'PreviewCall' })

/** A conversation that is tried out, as it stands. Nothing of it is kept anywhere. */
export const previewAnswer = z
  .object({
    id: z.string(),
    revision: z.int().describe('Counts what has changed.'),
    now: instant.describe('The time there: it may have been skipped.'),
    conversation,
    frames: list(z.object({ flow: z.string(), node: z.string() })).describe('Where it stands; the last is on top.'),
    vars: outValues,
    said: outValues.describe('What was said of the visitor.'),
    contact: outValues.nullable().describe('What is pretended to be known of the visitor.'),
    page: z.object({ url: z.string(), title: z.string().optional() }).optional(),
    open: z.boolean().nullable(),
    available: z.boolean(),
    away: z.boolean(),
    turns: list(trace).describe('What happened and why: the last 200 turns.'),
    events: list(event).describe(
      'What was said: the last 200 lines of the stream, as flow and visitor wrote them, fitted to no channel.',
    ),
    timers: list(z.object({ id: z.string(), node: z.string().optional(), dueAt: instant })),
    calls: list(call).describe('What would be asked of other systems: say how each ends.'),
    trouble: z
      .object({ reason: z.string(), node: z.string().optional(), detail: z.string().optional() })
      .optional()
      .describe('Why the flow could not go on.'),
  })
  .meta({ id: 'Preview' })
export type PreviewView = z.output<typeof previewAnswer>
