import { createHmac, timingSafeEqual } from 'node:crypto'

/** Was this body, byte for byte, signed with the app secret? The header is `X-Hub-Signature-256`; older ones count for nothing. */
export function isSigned(header: unknown, body: Buffer, secret: string): boolean {
  if (typeof header !== 'string' || secret === '') return false
  const [, hex = ''] = /^sha256=([0-9a-f]{64})$/.exec(header) ?? []
  return hex !== '' && timingSafeEqual(Buffer.from(hex, 'hex'), createHmac('sha256', secret).update(body).digest())
}

/** Proves to the Graph API that whoever holds the token knows the app secret too. */
export function proofOf(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('hex')
}

/** Are these the same text? Takes as long whatever they share; an empty one never is. */
export function isSame(one: string, other: string): boolean {
  if (one === '' || other === '') return false
  const digest = (text: string): Buffer => createHmac('sha256', 'same').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
