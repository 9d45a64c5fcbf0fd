import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import type { Opened, Range } from '../media/shelf.ts'

/** What is sent, and as what. */
export interface Sent {
  readonly id: string
  readonly name: string
  readonly type: string
}

/** `cache`: who may keep it; without it nobody. */
export interface How {
  readonly show: 'inline' | 'attachment'
  readonly cache?: string
}

/**
 * Sends bytes that somebody else has made: as what they were found to be, in parts if asked for, and so that nothing in them
 * can act for this server, whatever opens them. Error: `range_unsatisfiable`.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, name, type }: Sent,
  content: Opened,
  { show, cache }: How,
): Promise<FastifyReply> {
  const { bytes } = content
  const tag = `"${id}"`
  const range = rangeOf(request, tag, bytes)
  if (range === 'none') {
    await content.close()
    reply.header('content-range', `bytes */${bytes}`)
    throw new ParleyError('range_unsatisfiable', { bytes })
  }
  reply.headers({
    'content-disposition': disposition(show, name),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    etag: tag,
    ...(cache === undefined ? {} : { 'cache-control': cache }),
  })
  if (knows(request.headers['if-none-match'], tag)) {
    await content.close()
    return reply.code(304).send()
  }
  reply.type(type).header('content-length', range ? range.to - range.from + 1 : bytes)
  if (range) reply.code(206).header('content-range', `bytes ${range.from}-${range.to}/${bytes}`)
  if (request.method !== 'HEAD') return reply.send(content.read(range))
  await content.close()
  // Without a stream the framework would say that there is nothing.
  return reply.send(Readable.from([]))
}

// The same bytes under one id for ever: whoever has them need not have them again.
function knows(tags: string | undefined, tag: string): boolean {
  return tags?.split(',').some(known => known.trim().replace(/^W\//, '') === tag || known.trim() === '*') ?? false
}

/** One range; what is none, several, or of something else is answered with everything. */
function rangeOf({ headers }: FastifyRequest, tag: string, bytes: number): Range | 'none' | undefined {
  const { range: text = '', 'if-range': condition = tag } = headers
  if (condition !== tag) return undefined
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(text.replaceAll(' ', '')) ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const to = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (first !== '' && last !== '' && Number(last) < from) return undefined
  return from > to ? 'none' : { from, to }
}

/** The name twice: letters that every client reads, and as it is (RFC 5987). */
function disposition(show: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  const exact = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)
  return `${show}; filename="${plain}"; filename*=UTF-8''${exact}`
}
