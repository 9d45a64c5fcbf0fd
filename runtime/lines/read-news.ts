import { hash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { News } from '../../plugins/kit/server.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { cleanText } from './clean-text.ts'

const id = z.string().min(1).max(1_000).transform(cleanText)
const words = (most: number) => z.string().transform(text => cleanText(text).slice(0, most))
const time = z.number().refine(Number.isFinite)
const peer = z.object({ id: z.string().min(1).max(200).transform(cleanText), thread: id.optional() })

const model = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['delivered', 'read']),
    ids: z.array(id).max(1_000).readonly().optional(),
    to: z.string().max(200).transform(cleanText).optional(),
    upTo: time.optional(),
  }),
  z.object({ type: z.literal('sent'), id, as: id.optional() }),
  z.object({ type: z.literal('returned'), id, code: words(100), why: words(500) }),
  z.object({ type: z.literal('edited'), id, version: z.number().int().min(1), text: words(8_000) }),
  z.object({ type: z.literal('deleted'), id }),
  z.object({
    type: z.literal('answered-elsewhere'),
    id,
    to: peer,
    text: words(8_000),
    name: words(200).optional(),
    files: z
      .array(z.object({ name: words(1_000), bytes: z.instanceof(Uint8Array) }))
      .max(20)
      .readonly()
      .optional(),
  }),
  z.object({
    type: z.literal('held-by'),
    of: peer,
    holder: z.enum(['us', 'other', 'idle']),
    name: words(200).optional(),
  }),
])

/** News as they were read: what is too long is cut. */
export type ReadNews = z.output<typeof model>
/** What only says how far messages have come, and changes no conversation. */
export type Marks = Extract<ReadNews, { type: 'delivered' | 'read' }>
/** That a message has gone after all. */
export type Settles = Extract<ReadNews, { type: 'sent' }>
/** What a turn makes something of: it waits in line behind what the same person sent. */
export type TurnNews = Exclude<ReadNews, Marks | Settles>

export const isMarks = (news: ReadNews): news is Marks => news.type === 'delivered' || news.type === 'read'

/** Reads what a channel tells. Error: `incoming_invalid`, naming the field. */
export function readNews(channel: string, news: News): ReadNews {
  const read = model.safeParse(news)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = issue?.path.map(String).join('.') ?? ''
  throw new ParleyError('incoming_invalid', { channel, field: field === '' ? 'news' : field, message: issue?.message ?? '' })
}

/** What came under an id, as it is told from all others of its channel: nothing can be read off it. */
export const keyOfId = (external: string): string => hash('sha256', external, 'base64url')

/** What tells news from all others, so that the same is heard once. */
export function keyOfNews(news: TurnNews): string {
  switch (news.type) {
    case 'answered-elsewhere':
      return keyOfId(news.id)
    case 'edited':
      return keyOfId(`edited\0${news.version}\0${news.id}`)
    case 'held-by':
      // Whoever holds it may change again and again: each time counts.
      return keyOfId(`held\0${randomBytes(16).toString('base64url')}`)
    default:
      return keyOfId(`${news.type}\0${news.id}`)
  }
}

/** News as they wait: their files lie apart. */
export type WaitingNews = Exclude<TurnNews, { type: 'answered-elsewhere' }> | ElsewhereNews
export type ElsewhereNews = Omit<Extract<TurnNews, { type: 'answered-elsewhere' }>, 'files'> & { readonly files: number }

/** The news among what came in; undefined for a message. */
export function newsIn({ body }: { readonly body: unknown }): WaitingNews | undefined {
  // Boundary: what waits was written down here.
  return (body as { readonly news?: WaitingNews }).news
}
