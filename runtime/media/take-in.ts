import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import { kindOf, type Refusal } from './kind-of.ts'
import { endingsOf, type Kinds } from './kinds.ts'
import { pictureReaders } from './picture/picture.ts'
import type { Received, Shelf } from './shelf.ts'

/** A file that somebody sends. */
export interface Incoming {
  /** To show; see `cleanName`. */
  readonly name: string
  /** Throws when it breaks off. */
  readonly content: AsyncIterable<Uint8Array>
}

/** What is kept of it, on the disk now and known to nobody yet. */
export interface Taken {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly width?: number
  readonly height?: number
}

/** A browser holds four bytes for each: a small file must not fill its memory. */
const mostPixels = 64_000_000

/**
 * Takes a file in: looks at what it is, and takes out of pictures what they tell of where they were taken. Errors:
 * `file_refused`, `body_too_large`, those of the shelf, and what the content throws; then nothing of it stays.
 */
export async function takeIn(shelf: Shelf, kinds: Kinds, { name, content }: Incoming, most: number): Promise<Taken> {
  const received = await shelf.receive(content, most)
  try {
    const kind = await kindOf(received.path, received.bytes, name, kinds)
    if (typeof kind === 'string') throw refused(name, kinds, kind)
    const size = await cleaned(received, kind.type)
    if (typeof size === 'string') throw refused(name, kinds, size)
    failpoint('file.received')
    await received.keep()
    failpoint('file.kept')
    return { id: received.id, name, type: kind.type, bytes: received.bytes, ...size }
  } catch (error) {
    await received.discard()
    throw error
  }
}

async function cleaned(
  received: Received,
  type: string,
): Promise<{ readonly width?: number; readonly height?: number } | Refusal | 'pixels'> {
  const read = pictureReaders.get(type)
  if (!read) return {}
  const bytes = await received.read()
  const picture = read(bytes)
  if (!picture) return 'content'
  const { width, height } = picture
  if (width * height > mostPixels) return 'pixels'
  if (picture.bytes !== bytes) await received.replace(picture.bytes)
  return { width, height }
}

function refused(name: string, kinds: Kinds, reason: Refusal | 'pixels'): ParleyError {
  const allowed = endingsOf(kinds)
  return new ParleyError('file_refused', { name, allowed: allowed.join(', ') }, { details: { reason, allowed } })
}
