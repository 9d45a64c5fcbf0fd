import { z } from 'zod'
import { list } from './basics.ts'

/** Milliseconds since 1970. */
export const instant = z.number().describe('ms since 1970')

export const status = z.enum(['open', 'snoozed', 'closed'])
export const owner = z.enum(['bot', 'queue', 'agent'])
export const person = z.object({ id: z.string(), name: z.string() })
const choice = z.object({ id: z.string(), label: z.string() }).meta({ id: 'Choice' })
const input = z.enum(['text', 'email', 'phone', 'url', 'number', 'date', 'time', 'choice', 'choices', 'rating', 'file'])

/** Something beside the text that a message shows. */
const part = z
  .discriminatedUnion('type', [
    z.object({ type: z.enum(['image', 'video', 'audio', 'file']), mediaId: z.string(), alt: z.string().optional() }),
    z.object({
      type: z.literal('card'),
      title: z.string(),
      text: z.string().optional(),
      url: z.string().optional(),
      mediaId: z.string().optional(),
      choices: list(choice).optional(),
    }),
  ])
  .meta({ id: 'Part' })

const shown = {
  text: z.string().describe('Always readable alone.'),
  parts: list(part).optional(),
  choices: list(choice).optional(),
  input: input.optional(),
  delayMs: z.number().optional().describe('Show typing for so long before it.'),
}

/** A message of an opening: shown, not stored yet. */
export const shownMessage = z.object(shown).meta({ id: 'ShownMessage' })

const place = { seq: z.int().min(1), at: instant }

/** One entry of a conversation's stream. `seq` is gapless. */
export const event = z
  .discriminatedUnion('type', [
    z.object({
      ...place,
      type: z.literal('message'),
      id: z.string(),
      author: z.enum(['visitor', 'bot', 'agent', 'system']),
      name: z.string().optional(),
      ...shown,
      choice: z.union([z.string(), list(z.string())]).optional(),
      fields: z.record(z.string(), z.unknown()).optional(),
      fileId: z.string().optional(),
    }),
    z.object({ ...place, type: z.literal('status'), status, owner }),
    z.object({ ...place, type: z.literal('agent'), change: z.enum(['joined', 'left']), agent: person }),
  ])
  .meta({ id: 'Event' })

export type EventView = z.output<typeof event>

/** The open question: an answer to it names `messageId` as `replyTo`. */
const pending = z
  .object({ messageId: z.string(), text: z.string(), input: input.optional(), choices: list(choice).optional() })
  .meta({ id: 'Pending' })

export const about = {
  id: z.string(),
  status,
  owner: owner.describe('Who has the conversation: the bot, nobody yet, or an agent.'),
  flow: z.string(),
  version: z.int(),
  language: z.string(),
  pending: pending.optional(),
  previous: z.string().optional().describe('The conversation this one follows.'),
}

/** A conversation as its visitor sees it. */
export const conversation = z.object(about).meta({ id: 'Conversation' })
export type ConversationView = z.output<typeof conversation>

const stream = { conversation, events: list(event), lastSeq: z.int().min(0) }

/** A part of the stream. `lastSeq` is the last there is, beyond what this page holds too. */
export const eventsAnswer = z.object(stream)
/** What a turn did. `seq` is the caller's own message, 0 when there is none. */
export const actAnswer = z.object({ seq: z.int().min(0), ...stream })
export const begunAnswer = z.object({ visitor: z.string().describe('The visitor’s token.'), ...stream })
