import { z } from 'zod'
import { isZone } from '../../../plugins/kit/zone.ts'
import { answerCodes } from '../../errors/codes.ts'

/** A list nobody changes. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly()

/** What a client makes up so that a repeat can be told from a new message. */
export const clientMsgId = z
  .string()
  .regex(/^[\x21-\x7e]{1,100}$/, 'a key has 1 to 100 visible ASCII characters')
  .describe('Your own key for this message: sent again with the same content, it gets the same answer and nothing happens twice.')

/** An id of a flow, node, choice, channel, team. */
export const shortId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id holds letters, digits, "-" and "_", at most 64')

/** A language tag as browsers send it; kept as the two parts that flows know: `pt-br`. */
export const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$/, 'a language is written like en, pt-BR')
  .transform(shortLanguage)
  .describe('A language tag, such as en or pt-BR.')

/** A tag in lower case, with at most its first two parts. */
export function shortLanguage(tag: string): string {
  const [base = '', region = ''] = tag.toLowerCase().split('-')
  return region.length >= 2 ? `${base}-${region}` : base
}

export const tz = z
  .string()
  .max(64)
  // What browsers say that do not know theirs.
  .transform(name => (name === 'Etc/Unknown' ? 'UTC' : name))
  .refine(isZone, 'unknown time zone: write one like Europe/Amsterdam')
  .describe('The time zone, such as Europe/Amsterdam.')

export const webAddress = z
  .string()
  .max(4_000)
  .refine(text => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'write a whole address like https://www.example.com/prices')

export const revision = z.int().min(0).describe('Counts what was written; send the one you have read.')

/** A whole number in an address. */
const count = (least: number, most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'write a whole number')
    .transform(Number)
    .refine(value => value >= least && value <= most, `write a number from ${least} to ${most}`)
    .default(usual)

export const after = count(0, 999_999_999_999_999, 0).describe(
  'Give what comes after this number: the last you have. 0 begins at the start.',
)
export const limit = pageSize(500, 100)
/** Where the previous page ended, as it said in `next`. */
export const cursor = z
  .string()
  .regex(/^[\w.:-]{1,100}$/, 'take it from "next" of the page before')
  .describe('The next page: “next” of the page before. Without it: the first.')

/** How many at most. */
export function pageSize(most: number, usual: number) {
  return count(1, most, usual).describe(`How many at most: 1 to ${most}, without it ${usual}.`)
}

/** Something went wrong: a code to decide on, a message to show. */
export const errorAnswer = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(answerCodes)).describe('Stable. Decide on this, not on the message.'),
      message: z.string().describe('What happened and what to do, in the language of Accept-Language.'),
      details: z
        .unknown()
        .optional()
        .describe(
          'What a program can read: each place that is wrong (path, code, params, and a message for people), what was offered, the newest revision.',
        ),
    }),
  })
  .meta({ id: 'Error' })
