import { ParleyError } from '../errors/parley-error.ts'

/** A request as it goes over the wire. */
export interface Outgoing {
  readonly url: URL
  readonly method: string
  readonly headers: Headers
  readonly body: Uint8Array | undefined
}

/** Reads what a caller gave to `fetch`, at most `limitBytes` of body. */
export async function outgoingOf(url: URL, init: RequestInit, limitBytes: number): Promise<Outgoing> {
  const method = (init.method ?? 'GET').toUpperCase()
  // The platform's own class turns forms, blobs and streams into bytes with their type; where it points to does not matter.
  const request: RequestInit & { duplex: 'half' } = {
    method,
    headers: init.headers ?? {},
    body: init.body ?? null,
    duplex: 'half',
  }
  const { headers, body } = new Request('http://unused.invalid', request)
  for (const name of notTheCallers) headers.delete(name)
  if (!headers.has('accept')) headers.set('accept', '*/*')
  if (!headers.has('user-agent')) headers.set('user-agent', 'Parley')
  headers.set('accept-encoding', 'gzip, deflate, br')
  return { url, method, headers, body: body === null ? undefined : await bytesOf(body, limitBytes, url.host) }
}

async function bytesOf(body: AsyncIterable<Uint8Array>, limitBytes: number, target: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > limitBytes) throw new ParleyError('target_too_large', { target }, { details: { limitBytes, of: 'request' } })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

// Belong to the connection, or would let a caller speak for another host.
const notTheCallers = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]
