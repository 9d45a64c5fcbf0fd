import { z } from 'zod'

const text = z.string().max(8_000)
const id = z.string().min(1).max(200)

/** What is posted to us: what `Incoming` says, as JSON. */
export const posted = z.strictObject({
  id,
  from: z.strictObject({
    id,
    name: z.string().max(200).optional(),
    email: z.string().max(254).optional(),
    phone: z.string().max(64).optional(),
    language: z.string().max(35).optional(),
    tz: z.string().max(64).optional(),
  }),
  thread: id.optional(),
  text: text.optional(),
  choice: id.optional(),
  fields: z.record(z.string().min(1).max(64), z.union([text, z.number(), z.boolean(), z.array(text).max(50)])).optional(),
  files: z
    .array(
      z.strictObject({ name: z.string().min(1).max(255), base64: z.base64().transform(data => Buffer.from(data, 'base64')) }),
    )
    .max(5)
    .optional(),
  page: z
    .strictObject({ url: z.url().max(2_000), title: z.string().max(300).optional(), referrer: z.string().max(2_000).optional() })
    .optional(),
  flow: id.optional(),
  ticket: z.strictObject({ subject: z.string().trim().min(1).max(300), text: text.optional() }).optional(),
})

/** What is answered to what we post: the message's id there. */
export const accepted = z.object({ id: id.optional() })

/** What a body holds; undefined where it is no JSON. */
export function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
