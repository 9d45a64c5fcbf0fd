import { z } from 'zod'
import { cursor, list, pageSize } from './basics.ts'
import { instant } from './conversation.ts'

/** What is known of a file that was kept. */
const kept = {
  id: z.string(),
  name: z.string().describe('As it was called where it came from.'),
  type: z.string().describe('What its content was found to be.'),
  bytes: z.int(),
}

const medium = z
  .object({
    ...kept,
    width: z.int().optional().describe('Pixels, of pictures but AVIF.'),
    height: z.int().optional(),
    at: instant,
  })
  .meta({ id: 'Medium' })

export const mediaQuery = z.strictObject({ limit: pageSize(100, 50), before: cursor.optional() })
export const mediaAnswer = z.object({ media: list(medium), next: z.string().optional() })
export const mediumAnswer = z.object({ media: medium })
export const removedAnswer = z.object({ removed: z.literal(true) })

export const fileAnswer = z.object({ file: z.object(kept) })

/** A form with one file in it, and nothing else. */
export const uploadBody = z.strictObject({ file: z.file() })

/** The file itself. */
export const contentAnswer = { content: { '*/*': { schema: z.file() } } }
