import { z } from 'zod'
import { field } from '../kit/index.ts'

const way = z.strictObject({
  id: field.itemId,
  label: z.string().trim().min(1, 'the result has no name').max(60),
})

/** What an author fills in. */
export const config = z.object({
  code: field.code(),
  results: z
    .array(way)
    .max(20)
    .refine(ways => new Set(ways.map(({ id }) => id)).size === ways.length, 'two results have the same id')
    .default([]),
  saveAs: field.variable().optional(),
  sets: z.array(field.variable()).max(50).default([]),
  limitMs: field.duration().min(100).max(10_000).default(2_000),
})

export type CodeConfig = z.output<typeof config>
