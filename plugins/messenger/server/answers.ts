import { z } from 'zod'

const done = z.union([z.boolean(), z.string()]).optional()

/** What the Send API answers. */
export const sendAnswer = z.object({ recipient_id: z.string().optional(), message_id: z.string().min(1).max(500).optional() })
export type SendAnswer = z.output<typeof sendAnswer>

/** What calls answer that only do something. */
export const doneAnswer = z.object({ success: done, result: done })

/** Who a person is. */
export const personAnswer = z.object({ first_name: z.string().optional(), last_name: z.string().optional() })

/** Which apps hear what happens on a Page. */
export const subscribedAnswer = z.object({
  data: z.array(z.object({ id: z.coerce.string(), subscribed_fields: z.array(z.string()).default([]) })),
})

/** What a token is good for. */
export const tokenAnswer = z.object({
  data: z.object({
    is_valid: z.boolean().default(false),
    scopes: z.array(z.string()).optional(),
    app_id: z.coerce.string().optional(),
    /** The Page it is of. */
    profile_id: z.coerce.string().optional(),
  }),
})
