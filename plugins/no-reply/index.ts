import { z } from 'zod'
import { defineTrigger, field } from '../kit/index.ts'
import { texts } from './locale.ts'

/** Interrupts when a question stays unanswered: wherever the flow stands, in place of a way out at each question. */
export const noReply = defineTrigger({
  id: 'no-reply',
  icon: 'message-question',
  config: z.object({
    after: field.duration().min(1_000).default(300_000),
    times: z.int().min(1).max(10).default(1),
  }),
  listens: 'silence',
  interrupts: true,
  summary: '{{after}}',
  texts,
  after: ({ after, times }) => ({ ms: after, times }),
})
