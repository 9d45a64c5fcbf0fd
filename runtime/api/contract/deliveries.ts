import { z } from 'zod'
import { list, pageSize } from './basics.ts'
import { instant } from './conversation.ts'

const seq = z.int().min(1)

/** What has become of a message that is sent to somebody. */
export const delivery = z
  .object({
    seq: seq.describe('The message it is about.'),
    state: z
      .enum(['waiting', 'sending', 'sent', 'failed', 'uncertain'])
      .describe('“uncertain”: it may have arrived, and is not sent again by itself.'),
    at: instant.describe('Since when, ms since 1970.'),
    code: z
      .string()
      .optional()
      .describe(
        'Why it failed. Of the server: channel-gone, channel-silent, given-up, result-invalid, message-gone; else of the channel.',
      ),
    why: z.string().optional().describe('What went wrong, as the channel says it.'),
    deliveredAt: instant.optional().describe('When it was said to have arrived, ms since 1970.'),
  })
  .meta({ id: 'Delivery' })
export type DeliveryView = z.output<typeof delivery>

export const sendAgainBody = z.strictObject({})
export const sendAgainAnswer = z.object({ delivery })

export const deadIntakeQuery = z.strictObject({ limit: pageSize(500, 100) })
export const deadIntakeAnswer = z.object({
  intake: list(
    z.object({
      id: z.string(),
      channel: z.string(),
      sender: z.string().describe('As the channel names whoever sent it.'),
      conversation: z.string().optional().describe('Where a part of it has gone.'),
      attempts: z.int(),
      error: z.string(),
      at: instant,
      buriedAt: instant,
    }),
  ),
})
