import { z } from 'zod'
import { field, isDay, type Localised, pattern, type Step } from '../kit/index.ts'
import type { phrases } from './locale.ts'

/** The choice that every question can offer besides its own: "I don't know". */
export const dontKnow = 'dont-know'

// A day by name would be past one day: a question lives longer than that.
const day = z
  .string()
  .refine(text => text === 'today' || isDay(text), 'a day is "today" or YYYY-MM-DD')
  .optional()

/** What an author fills in. */
export const config = z
  .object({
    question: field.localised().refine(hasText, 'the question has no text'),
    kind: z.enum(['text', 'number', 'email', 'phone', 'url', 'date', 'choice', 'choices', 'yes-no', 'rating']).default('text'),
    choices: field.choices().default([]),
    saveAs: field.variable().optional(),
    property: field.property().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    earliest: day,
    latest: day,
    pattern: pattern.optional(),
    retries: z.int().min(0).max(10).default(2),
    patience: field.duration().optional(),
    collect: field.duration().optional(),
    dontKnow: z.boolean().default(false),
  })
  .refine(({ kind, choices }) => choices.length > 0 || (kind !== 'choice' && kind !== 'choices'), {
    message: 'there is nothing to choose from',
    path: ['choices'],
  })
  .refine(({ choices }) => choices.every(choice => choice.id !== dontKnow), {
    message: `the id "${dontKnow}" is reserved`,
    path: ['choices'],
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
    message: 'the least is more than the most',
    path: ['max'],
  })
  .refine(({ kind, max }) => kind !== 'rating' || max === undefined || max === 5 || max === 10, {
    message: 'a rating goes to 5 or to 10',
    path: ['max'],
  })
  .refine(({ earliest = '', latest = '9' }) => earliest === 'today' || latest === 'today' || earliest <= latest, {
    message: 'the first day is after the last',
    path: ['latest'],
  })

/** What a question remembers while it is pending. */
export const memory = z.object({
  /** Bubbles that wait for the window to close. */
  bubbles: z.array(z.string()).default([]),
  /** Answers that did not fit. */
  failures: z.int().default(0),
})

export type Phrase = keyof typeof phrases
export type AskStep = Step<z.output<typeof config>, z.output<typeof memory>, Phrase>

function hasText(text: Localised): boolean {
  return Object.values(text).some(line => line.trim() !== '')
}
