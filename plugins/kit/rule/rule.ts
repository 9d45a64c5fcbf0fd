import { z } from 'zod'
import { condition } from './condition.ts'

/** An ordered list of these leads a conversation: the first whose condition holds. `id` is what a port hangs on. */
export const rule = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id holds letters, digits, "-" and "_", at most 64'),
  label: z.string().max(200).optional(),
  when: condition,
})

export type Rule = Readonly<z.infer<typeof rule>>
