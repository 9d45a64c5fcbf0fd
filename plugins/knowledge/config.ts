import { z } from 'zod'
import { field, type Step } from '../kit/index.ts'
import type { phrases } from './locale.ts'

/** What an author fills in. */
export const config = z
  .object({
    from: z.enum(['ask', 'reply', 'variable']).default('ask'),
    variable: field
      .variable()
      .optional()
      .meta({ when: { from: ['variable'] } }),
    question: field.localised().optional(),
    tags: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
    limit: z.int().min(1).max(3).default(3),
    retries: z.int().min(0).max(5).default(1),
    saveAs: field.variable().optional(),
    patience: field.duration().optional(),
  })
  .refine(({ from, variable }) => from !== 'variable' || variable !== undefined, {
    message: 'no variable is named',
    path: ['variable'],
  })

/** What a search remembers while somebody looks at what it brought. */
export const memory = z.object({
  phase: z.enum(['asking', 'searching', 'shown']).default('asking'),
  query: z.string().default(''),
  /** Those that were found and can be read here. */
  readable: z.array(z.object({ id: z.string(), title: z.string() })).default([]),
  /** How often nothing came of it. */
  misses: z.int().default(0),
})

/** What the server half is asked for. */
export const wanted = z.discriminatedUnion('type', [
  z.object({ type: z.literal('search'), query: z.string(), language: z.string() }),
  z.object({ type: z.literal('read'), id: z.string(), language: z.string() }),
])
export type Wanted = z.output<typeof wanted>

/** What it brings. */
export const result = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('found'),
    articles: z.array(z.object({ id: z.string(), title: z.string(), excerpt: z.string(), url: z.string().optional() })),
  }),
  z.object({ type: z.literal('article'), title: z.string(), text: z.string() }),
])
export type Result = z.output<typeof result>

export type KnowledgeStep = Step<z.output<typeof config>, z.output<typeof memory>, keyof typeof phrases>
