import { z } from 'zod'
import { isShallow } from '../../flow/is-shallow.ts'
import { teamConversation } from './agents.ts'
import { clientMsgId } from './basics.ts'

/** Bytes of JSON that an event may bring: all of it is kept with the turn and in the log. */
const mostBytes = 32_000
const deepest = 8

/** What a program tells of something that happened elsewhere. */
export const eventBody = z.strictObject({
  name: z
    .string()
    .regex(
      /^[A-Za-z][A-Za-z0-9_.-]{0,99}$/,
      'an event is named like order.shipped: letters, digits, ".", "-" and "_", at most 100',
    )
    .describe('What happened, such as order.shipped. Capitals do not matter.'),
  data: z
    .record(z.string().min(1).max(100), z.unknown())
    .refine(data => isShallow(data, deepest), `nested at most ${deepest} deep`)
    .refine(data => bytesOf(data) <= mostBytes, `at most ${mostBytes} bytes of JSON`)
    .default({})
    .describe('What is known of it; flows can put parts of it into variables.'),
  key: clientMsgId.describe(
    'Your own key for this event: sent again with the same content, it gets the same answer and nothing happens twice.',
  ),
})

export const eventAnswer = z.object({
  heard: z.boolean().describe('Has a flow taken it up? Otherwise it stands in the team’s log and nothing else has happened.'),
  conversation: teamConversation,
})

function bytesOf(data: object): number {
  return new TextEncoder().encode(JSON.stringify(data)).length
}
