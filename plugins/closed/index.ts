import { z } from 'zod'
import { defineTrigger } from '../kit/index.ts'
import { texts } from './locale.ts'

/** Runs once after an agent closed the conversation: the place of a survey. */
export const closed = defineTrigger({
  id: 'closed',
  icon: 'flag-check',
  config: z.object({}),
  listens: 'closed',
  interrupts: false,
  texts,
})
