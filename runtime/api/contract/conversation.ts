import { z } from 'zod'
import { list } from './basics.ts'

/** Milliseconds since 1970. */
export const instant = z.number().describe('ms since 1970')

export const status = z.enum(['open', 'snoozed', 'closed'])
export const owner = z.enum(['bot', 'queue', 'agent'])
export const person = z.object({ id: z.string(), name: z.string() })
const choice = z
  .object({
    id: z.string(),
    label: z.string(),
    means: z.string().optional().describe('What it stands for, where the label alone does not say: the ends of a scale.'),
  })
  .meta({ id: 'Choice' })
const input = z.enum(['text', 'email', 'phone', 'url', 'number', 'date', 'time', 'choice', 'choices', 'rating', 'file'])

/** Something beside the text that a message shows. */
const part = z
  .discriminatedUnion('type', [
    z.object({
      type: z.enum(['image', 'video', 'audio', 'file']),
      mediaId: z.string().describe('Its address is /api/media/<mediaId>.'),
      alt: z.string().optional(),
      name: z.string().optional().describe('This and what follows: what was known of the medium when it was shown.'),
      bytes: z.int().optional(),
      width: z.int().optional().describe('Pixels.'),
      height: z.int().optional(),
    }),
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

const asksConsent = z
  .enum(['required', 'box'])
  .describe(
    'What is asked is to agree. “required”: nothing else can be written before; “box”: its first choice is a box, answered by the field “agree” too.',
  )

const shown = {
  text: z.string().describe('Always readable alone.'),
  parts: list(part).optional(),
  choices: list(choice).optional(),
  input: input.optional(),
  delayMs: z.number().optional().describe('Show typing for so long before it.'),
  consent: asksConsent.optional(),
}

/** A message of an opening: shown, not stored yet. */
export const shownMessage = z.object(shown).meta({ id: 'ShownMessage' })

const place = { seq: z.int().min(1), at: instant }

const correspondent = z.object({ address: z.string(), name: z.string().optional() })

/** What a message that came as a letter says beside its words. */
export const letter = z
  .object({
    subject: z.string().optional(),
    from: correspondent.optional().describe('Who it says it is from: that proves nothing.'),
    to: list(correspondent).optional(),
    cc: list(correspondent).optional(),
    isAutomatic: z.boolean().optional().describe('A machine wrote it: an absence, a bounce, a list.'),
    isCut: z.boolean().optional().describe('Not all of it could be shown.'),
    hasFolded: z.literal(true).optional().describe('It repeats earlier ones: GET .../messages/<seq>/letter has that.'),
    hasPictures: z
      .literal(true)
      .optional()
      .describe('Pictures that came with it stand in its page, and are no files of their own.'),
    hasHtml: z.literal(true).optional().describe('How it looked is kept: GET .../messages/<seq>/letter.'),
  })
  .meta({ id: 'Letter' })
export type LetterView = z.output<typeof letter>

/** What a letter repeats, and how it looked. */
export const letterAnswer = z.object({
  folded: z.string().optional().describe('What it repeats of earlier letters, and the signature.'),
  html: z.string().optional().describe('As it was written, made safe. Show it in a frame without scripts all the same.'),
  hasRemote: z.literal(true).optional().describe('Its page shows pictures that lie elsewhere.'),
})

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
      fileId: z.string().optional().describe('A file that the visitor sent: /api/visitor/conversations/<id>/files/<fileId>.'),
      file: z.object({ name: z.string(), type: z.string(), bytes: z.int() }).optional().describe('What it is.'),
      elsewhere: z.literal(true).optional().describe('Somebody of the team has said it by another inbox.'),
      via: z.string().optional().describe('The channel it came by, where that is another than the conversation’s. For the team.'),
      byMail: z.literal(true).optional().describe('It went by mail, and not by the conversation’s channel.'),
      letter: letter.optional().describe('For the team.'),
      hasOriginal: z
        .literal(true)
        .optional()
        .describe('For the team: how it came is kept for 30 days, GET .../messages/<seq>/original.'),
    }),
    z.object({
      ...place,
      type: z.literal('edit').describe('The visitor has changed what they wrote.'),
      of: z.int().describe('The “seq” of that message.'),
      version: z.int().describe('Counts the changes of that message.'),
      text: z.string(),
    }),
    z.object({
      ...place,
      type: z.literal('delete').describe('The visitor has taken back what they wrote: its words are kept nowhere.'),
      of: z.int().describe('The “seq” of that message.'),
    }),
    z.object({ ...place, type: z.literal('status'), status, owner }),
    z.object({ ...place, type: z.literal('agent'), change: z.enum(['joined', 'left']), agent: person }),
  ])
  .meta({ id: 'Event' })

export type EventView = z.output<typeof event>

/** The open question, of a flow or, for a file, of an agent: an answer to it names `messageId` as `replyTo`. */
const pending = z
  .object({
    messageId: z.string(),
    text: z.string(),
    input: input.optional(),
    choices: list(choice).optional(),
    consent: asksConsent.optional(),
  })
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

/** A line in the visitor's list of own conversations. */
export const ownConversation = z
  .object({ ...about, lastVisitorAt: instant, said: z.string().optional().describe('The beginning of what you wrote last.') })
  .meta({ id: 'OwnConversation' })
export type OwnConversation = z.output<typeof ownConversation>

const stream = { conversation, events: list(event), lastSeq: z.int().min(0) }

/** How far both sides have read: everything up to this `seq`; 0 is nothing. */
export const readMarks = z
  .object({ visitor: z.int().min(0), team: z.int().min(0) })
  .describe('How far the visitor and the team have read: up to this “seq”.')
export const upToSeq = z.int().min(0).describe('Everything up to this “seq” has been read.')

/** A part of the stream. `lastSeq` is the last there is, beyond what this page holds too. */
export const eventsAnswer = z.object({ ...stream, read: readMarks })
/** What a turn did. `seq` is the caller's own message, 0 when there is none. */
export const actAnswer = z.object({ seq: z.int().min(0), ...stream })
export const begunAnswer = z.object({ visitor: z.string().describe('The visitor’s token.'), ...stream })
