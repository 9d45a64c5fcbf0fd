import { fileTypeFromBuffer } from 'file-type'
import type { Clock } from '../clock/clock.ts'

/** Fetches pictures that letters show from elsewhere. Gives those that came in time, by their address; never rejects. */
export type RemotePictures = (addresses: readonly string[]) => Promise<ReadonlyMap<string, RemotePicture>>

export interface RemotePicture {
  /** What its content shows: `image/png`. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** Somebody waits for the letter. */
const longestMs = 8_000
const mostPictures = 60
const mostBytes = 12_000_000
const atOnce = 4

// What every browser draws, and nothing that holds markup.
const types: ReadonlySet<string> = new Set(['image/png', 'image/apng', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

/** The only way out of the server, as much of it as is used. */
type Fetch = (url: string, init: RequestInit) => Promise<Response>

/**
 * By the server rather than by the browser of whoever reads: who has sent the letter learns that it is read, and neither where nor with
 * what.
 */
export function createRemotePictures({ fetch, clock }: { readonly fetch: Fetch; readonly clock: Clock }): RemotePictures {
  const pictureAt = async (address: string, signal: AbortSignal): Promise<RemotePicture | undefined> => {
    try {
      const response = await fetch(address, { headers: { accept: 'image/*' }, signal })
      if (!response.ok) return undefined
      const bytes = new Uint8Array(await response.arrayBuffer())
      const type = (await fileTypeFromBuffer(bytes))?.mime
      return type !== undefined && types.has(type) ? { type, bytes } : undefined
    } catch {
      // Too late, too large, not allowed, gone, or made to break whoever looks into it: the letter is read without it.
      return undefined
    }
  }
  return async addresses => {
    const waiting = [...new Set(addresses)].slice(0, mostPictures)
    const found = new Map<string, RemotePicture>()
    let bytes = 0
    const deadline = new AbortController()
    const disarm = clock.after(longestMs, () => deadline.abort(new DOMException('too slow', 'TimeoutError')))
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        if (deadline.signal.aborted || bytes >= mostBytes) return
        const picture = await pictureAt(next, deadline.signal)
        if (!picture || bytes + picture.bytes.length > mostBytes) continue
        bytes += picture.bytes.length
        found.set(next, picture)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    disarm()
    return found
  }
}
