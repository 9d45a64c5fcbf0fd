import { z } from 'zod'
import { readEmail } from '../../plugins/kit/answers/read-email.ts'
import { readPhone } from '../../plugins/kit/answers/read-phone.ts'
import { itemId } from '../../plugins/kit/fields.ts'
import { given } from '../../plugins/kit/given.ts'
import { languageCode } from '../../plugins/kit/language-code.ts'
import type { Incoming, Letter, Window } from '../../plugins/kit/server.ts'
import { isZone } from '../../plugins/kit/zone.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { NewFile } from '../store/intake.ts'
import { cleanText } from './clean-text.ts'
import { letterModel } from './read-letter.ts'
import { sortFiles } from './read-pictures.ts'

const words = (most: number) => z.string().max(most).transform(cleanText)
const name = (most: number) => z.string().min(1).max(most).transform(cleanText)
const fieldName = name(100).refine(key => key !== '__proto__', 'this name is reserved')
const fieldValue = z.union([words(8_000), z.number(), z.boolean(), z.array(words(1_000)).max(100)])

const mostText = 8_000
const mostAnswers = 50
const windowModel = z.object({ bot: z.number(), agents: z.number().optional() })

const model = z
  .object({
    id: name(200),
    from: z.object({
      id: name(200),
      name: words(200).optional(),
      email: words(320).optional(),
      phone: words(100).optional(),
      language: z.string().max(100).optional(),
      tz: z.string().max(100).optional(),
    }),
    thread: name(1_000).optional(),
    conversation: z.string().max(64).optional(),
    answers: z.array(z.string().transform(cleanText)).optional(),
    text: z.string().transform(cleanText).optional(),
    choice: name(200).optional(),
    fields: z
      .record(fieldName, fieldValue)
      .refine(fields => Object.keys(fields).length <= 200, 'at most 200 fields')
      .optional(),
    files: z
      .array(z.object({ name: words(1_000), bytes: z.instanceof(Uint8Array), inPage: name(500).optional() }))
      .max(20)
      .default([]),
    page: z.object({ url: z.string().max(4_000), title: words(500).optional(), referrer: words(4_000).optional() }).optional(),
    flow: itemId.optional(),
    ticket: z.object({ subject: name(300), text: words(8_000).optional() }).optional(),
    unheard: z.literal(true).optional(),
    letter: letterModel.optional(),
    raw: z.instanceof(Uint8Array).optional(),
    answerBy: windowModel.optional(),
  })
  .refine(({ text = '', letter }) => text.length <= mostText || letter !== undefined, {
    path: ['text'],
    message: `at most ${mostText} characters`,
  })
  .refine(
    ({ text = '', choice, fields = {}, letter, files }) =>
      text.trim() !== '' || choice !== undefined || Object.keys(fields).length > 0 || letter !== undefined || files.length > 0,
    { path: ['text'], message: 'one of text, choice, fields and files is needed' },
  )

/** What came, as it is kept until a turn takes it; its files lie apart. */
export interface Kept {
  readonly id: string
  readonly from: { readonly id: string; readonly language?: string; readonly tz?: string }
  /** What counts as said by whoever sent it. */
  readonly said: Readonly<Record<string, string>>
  readonly thread?: string
  readonly text?: string
  readonly choice?: string
  readonly fields?: Readonly<Record<string, string | number | boolean | readonly string[]>>
  readonly page?: NonNullable<Incoming['page']>
  readonly flow?: string
  readonly ticket?: NonNullable<Incoming['ticket']>
  readonly files: number
  /** How many pictures stand in the letter's page: they lie behind its files. */
  readonly pictures?: number
  readonly conversation?: string
  readonly answers?: readonly string[]
  readonly unheard?: true
  readonly letter?: Letter
  /** How it came is kept. */
  readonly hasRaw?: true
  readonly answerBy?: Window
}

/**
 * Reads what a channel hands in. What only describes the sender and cannot be (an address that is none, a zone nobody knows) is
 * passed over; all else that does not fit is refused. Error: `incoming_invalid`, naming the field.
 */
export function readIncoming(
  channel: string,
  incoming: unknown,
  fileBytes: number,
): { readonly kept: Kept; readonly files: readonly NewFile[]; readonly raw?: Uint8Array } {
  const read = model.safeParse(incoming)
  if (!read.success) throw invalid(channel, read.error.issues[0])
  const { from, files, page, thread, choice, fields, flow, ticket, id, conversation, unheard, raw, answerBy } = read.data
  const { text, letter } = fitLetter(read.data)
  const answers = read.data.answers?.filter(answer => answer !== '' && answer.length <= 1_000).slice(0, mostAnswers)
  const tooLarge = files.findIndex(({ bytes }) => bytes.byteLength > fileBytes)
  if (tooLarge !== -1)
    throw invalid(channel, { path: ['files', tooLarge, 'bytes'], message: `a file has at most ${fileBytes} bytes` })
  const sorted = sortFiles(files, letter?.html !== undefined)
  const language = languageCode.safeParse(from.language?.toLowerCase()).data
  const kept: Kept = {
    id,
    from: { id: from.id, ...(language === undefined ? {} : { language }), ...(isKnownZone(from.tz) ? { tz: from.tz } : {}) },
    said: saidBy(from),
    files: sorted.files.length,
    ...(sorted.pictures.length > 0 ? { pictures: sorted.pictures.length } : {}),
    ...given({
      thread,
      text,
      choice,
      fields,
      flow,
      ticket,
      page: pageOf(page),
      conversation,
      answers,
      unheard,
      letter,
      answerBy,
    }),
    ...(raw ? { hasRaw: true } : {}),
  }
  return { kept, files: [...sorted.files, ...sorted.pictures], ...(raw ? { raw } : {}) }
}

// What somebody sent by letter is never refused for its length: all of it stands in the original.
function fitLetter({ text, letter }: z.output<typeof model>): {
  readonly text?: string | undefined
  readonly letter?: Letter | undefined
} {
  if (!letter) return { text }
  const { isTooLong, ...fitted } = letter
  const words = text === undefined || text.trim() === '' ? (letter.subject ?? '…') : text
  const isCut = letter.isCut === true || isTooLong || words.length > mostText
  return { text: words.slice(0, mostText).toWellFormed(), letter: { ...fitted, ...(isCut ? { isCut } : {}) } }
}

function saidBy({ name, email, phone }: { name?: string | undefined; email?: string | undefined; phone?: string | undefined }) {
  const called = name?.replace(/\s+/g, ' ').trim()
  return given({
    name: called === '' ? undefined : called,
    email: email === undefined ? undefined : readEmail(email),
    phone: phone === undefined ? undefined : readPhone(phone),
  })
}

function pageOf(page: z.output<typeof model>['page']): Incoming['page'] {
  const url = page && URL.parse(page.url)
  if (!page || (url?.protocol !== 'https:' && url?.protocol !== 'http:')) return undefined
  return { url: page.url, ...given({ title: page.title, referrer: page.referrer }) }
}

const isKnownZone = (zone: string | undefined): zone is string => zone !== undefined && isZone(zone)

function invalid(
  channel: string,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): ParleyError {
  const path = issue?.path.map(String).join('.') ?? ''
  const field = path === '' ? 'incoming' : path
  const message = issue?.message ?? ''
  return new ParleyError('incoming_invalid', { channel, field, message }, { details: [{ path: field, message }] })
}
