import { createHmac } from 'node:crypto'

/** JSON as Meta writes it: everything beyond ASCII escaped, and some of ASCII too. */
export function wireJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/')
    .replaceAll('<', '\\u003C')
    .replaceAll('%', '\\u0025')
    .replaceAll('@', '\\u0040')
}

/** What the header `X-Hub-Signature-256` says of a body. */
export function signatureOf(body: string | Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/** The proof that whoever holds a token knows the secret. */
export function proofOf(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('hex')
}
