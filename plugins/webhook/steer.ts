import { z } from 'zod'
import { field } from '../kit/index.ts'

const { languageCode } = field
const line = z.string().trim().min(1).max(4_000)
const text = z.union([line, z.record(languageCode, line).refine(texts => Object.keys(texts).length > 0, 'it has no language')])
const label = z.union([z.string().trim().min(1).max(200), z.record(languageCode, z.string().trim().min(1).max(200))])

const mostState = 8_000

/** What an answer may say of how it goes on. Texts are in one language, or in several: `{ "en": "Hello", "nl": "Hallo" }`. */
export const steer = z
  .object({
    /** What the visitor is told, one bubble or several. */
    say: z.union([text, z.array(text).max(10)]).optional(),
    /** Quick replies. One whose id is the id of a way leaves by it; any other is sent back as what the visitor answered. */
    choices: z
      .array(z.object({ id: field.itemId, label }))
      .max(20)
      .refine(choices => new Set(choices.map(({ id }) => id)).size === choices.length, 'two choices have the same id')
      .optional(),
    /** True, or a question: what the visitor answers is sent in the next call. */
    ask: z.union([z.boolean(), text]).optional(),
    /** The id of one of the step's ways: that is where it goes on. */
    next: z.string().max(100).optional(),
    /** Given back in the next call: at most 8,000 characters of JSON. */
    state: z
      .json()
      .refine(state => JSON.stringify(state).length <= mostState, `it is at most ${mostState} characters of JSON`)
      .optional(),
  })
  .refine(({ next, ask, choices }) => next === undefined || (!isAsking(ask) && !choices?.length), {
    message: 'it either goes on (next) or waits for the visitor (ask, choices)',
    path: ['next'],
  })
  .refine(({ ask, choices, say }) => !(isAsking(ask) || choices?.length) || isText(ask) || hasWords(say), {
    message: 'a question needs words: in ask or in say',
    path: ['say'],
  })

export type Steer = z.output<typeof steer>
export type SteerText = z.output<typeof text>

/** Does it wait for the visitor? */
export function isAsking(ask: boolean | SteerText | undefined): ask is true | SteerText {
  return ask !== undefined && ask !== false
}

function isText(ask: boolean | SteerText | undefined): boolean {
  return ask !== undefined && typeof ask !== 'boolean'
}

function hasWords(said: SteerText | readonly SteerText[] | undefined): boolean {
  return said !== undefined && !(Array.isArray(said) && said.length === 0)
}
