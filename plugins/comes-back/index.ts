import { z } from 'zod'
import { defineTrigger, field } from '../kit/index.ts'
import { texts } from './locale.ts'

/** Interrupts when the visitor is there again after having been away: once for each time they were. */
export const comesBack = defineTrigger({
  id: 'comes-back',
  icon: 'door-enter',
  // Whoever is away for less has loaded another page.
  config: z.object({ after: field.duration().min(60_000).default(1_800_000) }),
  listens: 'return',
  interrupts: true,
  summary: '{{after}}',
  texts,
  after: ({ after }) => ({ ms: after }),
})
