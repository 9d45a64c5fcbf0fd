import { z } from 'zod'
import { field, type Localised, type Step } from '../kit/index.ts'
import type { phrases } from './locale.ts'

/** The choice that passes over a question. */
export const skip = 'skip'

const kinds = ['csat', 'nps', 'ces', 'rating', 'choice', 'text'] as const

// Ends of a scale, and what is asked about a score: where there is one.
const scored = { when: { kind: ['csat', 'nps', 'ces', 'rating'] } }

const followUp = z
  .strictObject({
    from: z.int().min(0).max(10).default(0),
    to: z.int().min(0).max(10).default(10),
    question: field.localised().refine(hasText, 'the question has no text'),
  })
  .refine(({ from, to }) => from <= to, { message: 'the lowest score is above the highest', path: ['to'] })

const question = z
  .strictObject({
    id: field.itemId,
    kind: z.enum(kinds).default('csat'),
    question: field.localised().optional(),
    max: z
      .int()
      .min(2)
      .max(10)
      .default(5)
      .meta({ when: { kind: ['rating'] } }),
    low: field.localised().optional().meta(scored),
    high: field.localised().optional().meta(scored),
    choices: field
      .choices()
      .default([])
      .meta({ when: { kind: ['choice'] } }),
    followUps: z.array(followUp).max(5).default([]).meta(scored),
  })
  .refine(({ kind, question }) => isWorded(kind) || (question !== undefined && hasText(question)), {
    message: 'the question has no text',
    path: ['question'],
  })
  .refine(({ kind, choices }) => kind !== 'choice' || choices.length > 0, {
    message: 'there is nothing to choose from',
    path: ['choices'],
  })
  .refine(({ choices }) => choices.every(choice => choice.id !== skip), {
    message: `the id "${skip}" is reserved`,
    path: ['choices'],
  })

/** What an author fills in. */
export const config = z.object({
  survey: z.string().trim().min(1).max(64).default('survey'),
  questions: z
    .array(question)
    .min(1)
    .max(10)
    .refine(items => new Set(items.map(({ id }) => id)).size === items.length, 'two questions have the same id')
    .default([{ id: 'csat', kind: 'csat', max: 5, choices: [], followUps: [] }]),
  skip: z.boolean().default(true),
  saveAs: field.variable().optional(),
  patience: field.duration().optional(),
})

/** How far a survey has come. */
export const memory = z.object({
  /** The place of the question that is open. */
  at: z.int().default(0),
  /** The score whose follow-up question is open. */
  score: z.int().nullable().default(null),
  /** Answers that could not be read, to the question that is open. */
  failures: z.int().default(0),
  answered: z.int().default(0),
})

export type Question = z.output<typeof question>
export type SurveyStep = Step<z.output<typeof config>, z.output<typeof memory>, keyof typeof phrases>

/** Kinds that come with a question of their own, and with words for the ends of their scale. */
export function isWorded(kind: (typeof kinds)[number]): kind is 'csat' | 'nps' | 'ces' {
  return kind === 'csat' || kind === 'nps' || kind === 'ces'
}

function hasText(text: Localised): boolean {
  return Object.values(text).some(line => line.trim() !== '')
}
