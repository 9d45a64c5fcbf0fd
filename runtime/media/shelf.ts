import { randomBytes } from 'node:crypto'
import { type FileHandle, open, readdir, readFile, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { ParleyError } from '../errors/parley-error.ts'
import { isDiskFull } from '../store/is-disk-full.ts'
import { makeFolder } from '../store/make-folder.ts'
import { syncFolder } from '../store/sync-folder.ts'

/**
 * Bytes in files of one folder, under names of our own: there whole or not at all, and on the disk before anybody hears of
 * them. Errors of all it does: `storage_full`, `store_unavailable`.
 */
export interface Shelf {
  /** Writes what comes, apart from what is kept. Error: `body_too_large` beyond `most` bytes; then, and when the source breaks, nothing stays. */
  receive(source: AsyncIterable<Uint8Array>, most: number): Promise<Received>
  open(id: string): Promise<Opened | undefined>
  remove(id: string): Promise<void>
  /** What lies here, also what nobody knows any more. */
  ids(): Promise<readonly string[]>
}

/** Bytes that have come and are not kept yet. */
export interface Received {
  /** Unguessable: 128 random bits. */
  readonly id: string
  readonly path: string
  readonly bytes: number
  read(): Promise<Buffer>
  /** Takes these bytes instead. */
  replace(bytes: Uint8Array): Promise<void>
  keep(): Promise<void>
  discard(): Promise<void>
}

/** Kept bytes: read or closed, else they stay open. */
export interface Opened {
  readonly bytes: number
  /** From the first to the last byte, both counted. */
  read(range?: Range): Readable
  close(): Promise<void>
}

export interface Range {
  readonly from: number
  readonly to: number
}

/** Room that is left to conversations: they must go on when files fill the disk. */
const reserve = 268_435_456

/** Opens a folder, and clears away what was still coming when the process ended. */
export async function createShelf(folder: string, reserveBytes: number = reserve): Promise<Shelf> {
  const at = (id: string): string => join(folder, id)
  await attempt(async () => {
    await makeFolder(folder)
    for (const name of await readdir(folder)) if (name.endsWith(coming)) await rm(at(name))
  })
  return {
    async receive(source, most) {
      await attempt(() => checkRoom(folder, reserveBytes))
      const id = randomBytes(16).toString('base64url')
      const path = at(id + coming)
      const handle = await attempt(() => open(path, 'wx+', 0o600))
      const discard = async (): Promise<void> => {
        await handle.close()
        await attempt(() => rm(path, { force: true }))
      }
      try {
        let bytes = await fill(handle, source, most)
        return {
          id,
          path,
          get bytes() {
            return bytes
          },
          read: () => attempt(() => readFile(path)),
          replace: content =>
            attempt(async () => {
              await handle.truncate(0)
              bytes = await writeAll(handle, content, 0)
            }),
          keep: () =>
            attempt(async () => {
              await handle.sync()
              await handle.close()
              await rename(path, at(id))
              await syncFolder(folder)
            }),
          discard,
        }
      } catch (error) {
        await discard()
        throw error
      }
    },
    open: id =>
      attempt(async () => {
        const handle = await open(at(id), 'r').catch(undefinedIfMissing)
        if (!handle) return undefined
        const { size: bytes } = await handle.stat()
        return {
          bytes,
          read: range => handle.createReadStream(range ? { start: range.from, end: range.to } : {}),
          close: () => handle.close(),
        }
      }),
    remove: id => attempt(() => rm(at(id), { force: true })),
    ids: () => attempt(async () => (await readdir(folder)).filter(name => !name.endsWith(coming))),
  }
}

const coming = '.part'

async function fill(handle: FileHandle, source: AsyncIterable<Uint8Array>, most: number): Promise<number> {
  let bytes = 0
  for await (const chunk of source) {
    if (bytes + chunk.byteLength > most) throw new ParleyError('body_too_large', { limit: most })
    await attempt(() => writeAll(handle, chunk, bytes))
    bytes += chunk.byteLength
  }
  return bytes
}

// A disk that fills up takes a part of what it is given and says so.
async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<number> {
  let written = 0
  while (written < bytes.byteLength) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.byteLength - written, position + written)
    written += bytesWritten
  }
  return written
}

async function checkRoom(folder: string, reserveBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < reserveBytes) throw new ParleyError('storage_full')
}

async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ParleyError) throw error
    throw new ParleyError(isDiskFull(error) ? 'storage_full' : 'store_unavailable', {}, { cause: error })
  }
}

function undefinedIfMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
