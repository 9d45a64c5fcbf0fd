import type { IncomingFile, Line } from '../../kit/server.ts'
import type { MessengerConfig } from '../config.ts'
import type { Attachment } from './event.ts'
import { say } from './say.ts'

/** Something to be fetched, soon: its address ends. */
export interface Medium {
  readonly type: string
  readonly url: string
}

const fetched: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'file', 'sticker'])

/** What of a message's attachments is a file. A sticker comes with a picture of itself: it is taken once. */
export function mediaOf(attachments: readonly Attachment[]): readonly Medium[] {
  const media = attachments.flatMap(({ type, payload }) =>
    fetched.has(type) && typeof payload?.url === 'string' ? [{ type, url: payload.url, sticker: payload.sticker_id ?? '' }] : [],
  )
  const isTwin = ({ url, sticker }: (typeof media)[number], before: readonly (typeof media)[number][]): boolean =>
    before.some(other => other.url === url || (sticker !== '' && other.sticker === sticker))
  return media
    .filter((medium, index) => !isTwin(medium, media.slice(0, index)))
    .slice(0, 20)
    .map(({ type, url }) => ({ type, url }))
}

/** What of a message's attachments is said in words: places, shared links, whatever else people can be shown. */
export function wordsOf(attachments: readonly Attachment[]): readonly string[] {
  return attachments
    .filter(({ type, payload }) => !(fetched.has(type) && typeof payload?.url === 'string'))
    .map(({ type, title, url, payload }) => {
      const at = payload?.coordinates
      if (at) return `${at.lat}, ${at.long}\nhttps://www.openstreetmap.org/?mlat=${at.lat}&mlon=${at.long}`
      const lines = [title ?? payload?.title, url ?? payload?.url].filter(text => typeof text === 'string' && text !== '')
      return lines.length > 0 ? lines.join('\n') : `${say('attachment')}: ${type}`
    })
}

/**
 * Fetches one file; nothing where it cannot be had. Only from where Facebook keeps files: over https, at hosts of its own; and from the host of the
 * Graph API where an admin has named another one.
 */
export async function fetchMedium(
  { url, type }: Medium,
  { fetch, config, log }: Pick<Line<MessengerConfig>, 'fetch' | 'config' | 'log'>,
  most: number,
): Promise<IncomingFile | undefined> {
  const at = URL.parse(url)
  if (!at || !isPlaceOfMedia(at, config.graph)) {
    log('an attachment lies elsewhere than Facebook keeps them', { host: at?.hostname ?? '' })
    return undefined
  }
  const answer = await fetch(at).catch((error: unknown) => log('an attachment could not be fetched', { why: String(error) }))
  if (!answer?.ok) return undefined
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (bytes.length === 0 || bytes.length > most) return undefined
  return { name: nameOf(at, type, answer.headers.get('content-type') ?? ''), bytes }
}

function isPlaceOfMedia({ protocol, hostname, host }: URL, graph: string): boolean {
  const own = new URL(graph)
  if (own.hostname !== 'graph.facebook.com' && host === own.host) return true
  return protocol === 'https:' && /\.(?:fbcdn\.net|fbsbx\.com)$/.test(hostname)
}

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/ogg': 'ogg',
  'application/pdf': 'pdf',
}

function nameOf({ pathname }: URL, type: string, contentType: string): string {
  const [last = ''] = pathname.split('/').slice(-1)
  const ending = endings[contentType.split(';')[0]?.trim().toLowerCase() ?? '']
  if (/^[\w.-]{1,100}\.[A-Za-z0-9]{2,5}$/.test(last)) return last
  return `${type}${ending === undefined ? '' : `.${ending}`}`
}
