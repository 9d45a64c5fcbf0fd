import { z } from 'zod'
import { field, type Step } from '../kit/index.ts'
import type { phrases } from './locale.ts'

/** What an author fills in. `ids` are teams, or users when it goes to users; for the owner they are who answers instead. */
export const config = z
  .object({
    to: z.enum(['unassigned', 'team', 'users', 'owner']).default('unassigned'),
    ids: z
      .array(field.team())
      .max(50)
      .default([])
      .meta({ when: { to: ['team', 'users', 'owner'] } }),
    by: z
      .enum(['round-robin', 'least-busy'])
      .default('round-robin')
      .meta({ when: { to: ['team', 'users'] } }),
    hours: field.hours().optional(),
    waiting: field.localised().optional(),
    away: field.localised().optional(),
    askEmail: z.enum(['never', 'immediately', 'after']).default('never'),
    askEmailAfter: field
      .duration()
      .default(60_000)
      .meta({ when: { askEmail: ['after'] } }),
    email: field
      .localised()
      .optional()
      .meta({ when: { askEmail: ['immediately', 'after'] } }),
    queueFor: field.duration().optional(),
  })
  .refine(({ to, ids }) => ids.length > 0 || (to !== 'team' && to !== 'users'), {
    message: 'nobody is named to hand over to',
    path: ['ids'],
  })

/** What a handoff remembers while people are on their way. */
export const memory = z.object({ asked: z.boolean().default(false) })

export type HandoffConfig = z.output<typeof config>
export type HandoffStep = Step<HandoffConfig, z.output<typeof memory>, keyof typeof phrases>
