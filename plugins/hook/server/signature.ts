import { createHmac, timingSafeEqual } from 'node:crypto'

/** How far the clocks of both sides may be apart, and how long a message may be held up, ms. */
const toleranceMs = 300_000

/** The header `parley-signature`: when it was signed, and the HMAC-SHA256 of `<t>.<body>`. */
export function sign(body: string | Buffer, secret: string, now: number): string {
  return `t=${now},v1=${macOf(body, secret, `${now}`).toString('hex')}`
}

/** Why a signature does not hold; nothing where it does. Of several `v1`, as while a secret is changed, one has to. */
export function signatureProblem(header: string, body: Buffer, secret: string, now: number): SignatureProblem | undefined {
  const parts = header.split(',', 8).map(part => part.trim())
  const time = parts.find(part => /^t=\d{1,15}$/.test(part))?.slice(2)
  const macs = parts.filter(part => /^v1=[0-9a-f]{64}$/.test(part)).map(part => Buffer.from(part.slice(3), 'hex'))
  if (time === undefined || macs.length === 0) return 'signature_missing'
  const right = macOf(body, secret, time)
  // The signature first: whoever cannot sign learns nothing of our clock.
  if (!macs.map(mac => timingSafeEqual(mac, right)).includes(true)) return 'signature_wrong'
  return Math.abs(now - Number(time)) > toleranceMs ? 'signature_old' : undefined
}

export type SignatureProblem = 'signature_missing' | 'signature_wrong' | 'signature_old'

function macOf(body: string | Buffer, secret: string, time: string): Buffer {
  return createHmac('sha256', secret).update(`${time}.`).update(body).digest()
}
