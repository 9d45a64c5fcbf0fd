import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'

/** Compresses what came; undefined where there is nothing. What a channel hands in later is never done before it. */
export type Compress = (channel: string, bytes: Uint8Array | undefined) => Promise<Uint8Array | undefined>

/** Below this it costs less than handing it to another thread. */
const smallBytes = 65_536
const zip = promisify(gzip)

export function createCompress(): Compress {
  const busy = new Map<string, Promise<unknown>>()
  return async (channel, bytes) => {
    const before = busy.get(channel)
    const isLarge = bytes !== undefined && bytes.byteLength > smallBytes
    if (!before && !isLarge) return bytes && gzipSync(bytes)
    const mine = Promise.resolve(before).then(() => bytes && zip(bytes))
    const settled = mine.catch(() => {})
    busy.set(channel, settled)
    void settled.then(() => {
      if (busy.get(channel) === settled) busy.delete(channel)
    })
    return mine
  }
}
