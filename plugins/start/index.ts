import { z } from 'zod'
import { defineTrigger } from '../kit/index.ts'
import { texts } from './locale.ts'

/** Where a conversation begins. */
export const start = defineTrigger({
  id: 'start',
  icon: 'player-play',
  config: z.object({}),
  listens: 'start',
  interrupts: false,
  texts,
})
