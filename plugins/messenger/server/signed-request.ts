import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const payload = z.object({ algorithm: z.literal('HMAC-SHA256'), user_id: z.union([z.string(), z.int()]).transform(String) })

/** Whom a `signed_request` of Facebook is about, by the id that person has in the app; nothing where it is not signed with the secret. */
export function userOfSigned(request: string, secret: string): string | undefined {
  const [, sent = '', data = ''] = /^([A-Za-z0-9_-]{43}=?)\.([A-Za-z0-9_-]{1,4000}={0,2})$/.exec(request) ?? []
  if (data === '' || secret === '') return undefined
  // What is signed is the text before it is decoded.
  const right = createHmac('sha256', secret).update(data).digest()
  const given = Buffer.from(sent, 'base64url')
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  try {
    return payload.safeParse(JSON.parse(Buffer.from(data, 'base64url').toString())).data?.user_id
  } catch {
    return undefined
  }
}
