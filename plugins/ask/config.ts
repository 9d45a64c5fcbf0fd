import { z } from 'zod'
import { field, isDay, isTime, type Localised, pattern, type Step } from '../kit/index.ts'
import type { phrases } from './locale.ts'

/** The choice that every question can offer besides its own: "I don't know". */
export const dontKnow = 'dont-know'

// A day by name would be past one day: a question lives longer than that.
const bound = z
  .string()
  .refine(text => isBound(text), 'a day is "today" or YYYY-MM-DD, a time is HH:MM')
  .optional()

const kinds = [
  'text',
  'number',
  'email',
  'phone',
  'url',
  'date',
  'time',
  'choice',
  'choices',
  'yes-no',
  'rating',
  'file',
] as const

/** What an author fills in. */
export const config = z
  .object({
    question: field.localised().refine(hasText, 'the question has no text'),
    kind: z.enum(kinds).default('text'),
    choices: field
      .choices()
      .default([])
      .meta({ when: { kind: ['choice', 'choices'] } }),
    saveAs: field.variable().optional(),
    property: field.property().optional(),
    min: z
      .number()
      .optional()
      .meta({ when: { kind: ['text', 'number', 'choices'] } }),
    max: z
      .number()
      .optional()
      .meta({ when: { kind: ['text', 'number', 'choices', 'rating'] } }),
    earliest: bound.meta({ when: { kind: ['date', 'time'] } }),
    latest: bound.meta({ when: { kind: ['date', 'time'] } }),
    pattern: pattern.optional().meta({ when: { kind: ['text', 'email', 'phone', 'url'] } }),
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
  .refine(({ kind, earliest }) => fitsKind(kind, earliest), {
    message: 'of a date it is a day, of a time HH:MM',
    path: ['earliest'],
  })
  .refine(({ kind, latest }) => fitsKind(kind, latest), { message: 'of a date it is a day, of a time HH:MM', path: ['latest'] })
  .refine(({ earliest, latest }) => inOrder(earliest, latest), {
    message: 'the first is after the last',
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

function fitsKind(kind: (typeof kinds)[number], bound: string | undefined): boolean {
  if (bound === undefined || !isBound(bound) || (kind !== 'date' && kind !== 'time')) return true
  return isTime(bound) === (kind === 'time')
}

function isBound(text: string): boolean {
  return text === 'today' || isDay(text) || isTime(text)
}

function inOrder(earliest = 'today', latest = 'today'): boolean {
  return earliest === 'today' || latest === 'today' || earliest <= latest
}
