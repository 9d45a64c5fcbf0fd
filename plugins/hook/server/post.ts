import type { Line, OpenChannel, Outgoing, Recipient, Sent } from '../../kit/server.ts'
import { sign } from './signature.ts'
import { accepted, jsonIn } from './wire.ts'

type About = Parameters<NonNullable<OpenChannel['send']>>[2]

/** Posts one message to the address an admin has set. What is thrown counts as a try that failed, and is made again. */
export async function post(line: HookLine, to: Recipient, outgoing: Outgoing, { key, signal }: About): Promise<Sent> {
  const { url, secret } = line.config
  if (url === undefined) return { type: 'failed', code: 'no-address', why: 'the channel has no address to post to' }
  const body = JSON.stringify(await wordsOf(line, to, outgoing))
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': key,
    'parley-signature': sign(body, await line.secret(secret), line.clock.now()),
  }
  const answer = await line.fetch(url, { method: 'POST', headers, body, signal }).catch(refusedTarget)
  if (!('ok' in answer)) return answer
  if (answer.ok) return { type: 'sent', ...accepted.safeParse(jsonIn(Buffer.from(await answer.arrayBuffer()))).data }
  const why = `it answered ${answer.status}`
  // It was here before: an earlier try had come through.
  if (answer.status === 409) return { type: 'sent' }
  if (answer.status < 500 && answer.status !== 429 && answer.status !== 408) {
    return { type: 'failed', code: `http-${answer.status}`, why }
  }
  const afterMs = waitOf(answer.headers.get('retry-after') ?? '', line.clock.now())
  if (afterMs === undefined) throw new Error(why)
  return { type: 'retry', afterMs, why }
}

/** The line of a channel of this kind. */
export type HookLine = Line<{ readonly url?: string | undefined; readonly secret: string }>

// An address inside the network, or none at all: that does not mend itself.
function refusedTarget(error: unknown): Sent {
  if (!(error instanceof Error && 'code' in error && error.code === 'target_refused')) throw error
  return { type: 'failed', code: 'target-refused', why: error.message }
}

// Media are named by id; whoever is posted to has to know where they are.
async function wordsOf({ origin }: HookLine, { conversation, ...to }: Recipient, outgoing: Outgoing): Promise<object> {
  const { message, author, at, files } = outgoing
  const parts = message.parts?.map(part =>
    part.mediaId === undefined ? part : { ...part, mediaUrl: `${origin}/api/media/${encodeURIComponent(part.mediaId)}` },
  )
  const read = files?.map(async ({ name, type, read }) => ({ name, type, base64: Buffer.from(await read()).toString('base64') }))
  const attached = read ? { files: await Promise.all(read) } : {}
  return { conversation, to, message: { ...message, ...(parts ? { parts } : {}) }, author, at, ...attached }
}

// In seconds, or as a date.
function waitOf(header: string, now: number): number | undefined {
  const afterMs = /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now
  return Number.isNaN(afterMs) ? undefined : Math.min(Math.max(afterMs, 0), 86_400_000)
}
