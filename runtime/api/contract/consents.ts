import { z } from 'zod'
import { clientMsgId, language, list } from './basics.ts'
import { instant } from './conversation.ts'

/** What a consent was given to, word for word. Append-only. */
export const consentView = z
  .object({
    purpose: z
      .string()
      .describe('“process”, “communicate”, “cookies”, “subscription:” and a type of mail, or a name of the author’s.'),
    decision: z
      .enum(['granted', 'refused', 'withdrawn', 'informed'])
      .describe('Informed: a notice on the ground of legitimate interest; they were told, not asked.'),
    text: z.string().describe('The exact text that was shown.'),
    textHash: z.string().describe('SHA-256 of it, hex.'),
    language: z.string(),
    flow: z.string().optional(),
    version: z.int().optional(),
    node: z.string().optional(),
    conversation: z.string().optional(),
    visitor: z.string().optional(),
    channel: z.string().optional(),
    method: z.string().optional().describe('How it was given: “button”, “checkbox”, “typed”, “notice”, or “team”.'),
    answer: z.string().optional().describe('What the visitor pressed or wrote.'),
    page: z.string().optional(),
    at: instant,
    withdrawnAt: instant.optional().describe('When it was taken back.'),
  })
  .meta({ id: 'Consent' })
export type ConsentView = z.output<typeof consentView>

/** How it stands, purpose by purpose, and everything it follows from. */
export const consentsAnswer = z.object({
  purposes: list(
    z.object({
      purpose: z.string(),
      state: z.enum(['granted', 'refused', 'withdrawn', 'informed']).describe('A purpose that is not here is unknown.'),
      at: instant,
      text: z.string().describe('What it was decided on.'),
      language: z.string(),
    }),
  ),
  evidence: list(consentView).describe('Oldest first.'),
})
export type ConsentsAnswer = z.output<typeof consentsAnswer>

export const ownConsentsAnswer = consentsAnswer.pick({ purposes: true })
export type OwnConsentsAnswer = z.output<typeof ownConsentsAnswer>

// As they are named where they are asked for: nothing else can have been agreed to.
const purpose = z.string().regex(/^[\p{L}\p{N}_.: -]{1,80}$/u, 'a purpose is named like “process” or “subscription:news”')
/** “communicate” takes back every type of mail too. */
export const withdrawBody = z.strictObject({ purpose: purpose.describe('What is taken back.') })
/** What a visitor said of their browser’s memory, before or while they chat. */
export const cookiesBody = z.strictObject({
  clientMsgId,
  decision: z.enum(['granted', 'refused']),
  language: language.describe('The language they were asked in.'),
})
