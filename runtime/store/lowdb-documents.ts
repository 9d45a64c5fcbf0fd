import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Low } from 'lowdb'
import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import { createDocumentFile } from './document-file.ts'
import type { Document, Documents } from './documents.ts'
import { isDiskFull } from './is-disk-full.ts'
import { makeFolder } from './make-folder.ts'

/** Keeps each document in a readable JSON file of its own under a folder. Rejects with `storage_full`, `store_unavailable`. */
export async function createLowdbDocuments(folder: string): Promise<Documents> {
  await attempt('', () => makeFolder(folder))
  /** The last write of each path: the next one starts after it. */
  const writes = new Map<string, Promise<unknown>>()

  function inTurn<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
    const result = (writes.get(path) ?? Promise.resolve()).then(work)
    const settled = result
      .catch(() => undefined)
      .then(() => {
        if (writes.get(path) === settled) writes.delete(path)
      })
    writes.set(path, settled)
    return result
  }

  async function open(path: string): Promise<Low<Document | null>> {
    const low = new Low(createDocumentFile(join(folder, `${path}.json`)), null)
    await low.read()
    return low
  }

  async function write(path: string, body: unknown, expected: number | null): Promise<number | undefined> {
    const low = await open(path)
    if ((low.data?.revision ?? null) !== expected) return undefined
    const revision = (expected ?? 0) + 1
    failpoint('document.before-write')
    await makeFolder(dirname(join(folder, path)))
    low.data = { revision, body }
    await low.write()
    failpoint('document.written')
    return revision
  }

  return {
    async get(path) {
      // No document can have such a name, so there is none.
      if (!isPath(path)) return undefined
      const low = await attempt(path, () => open(path))
      return low.data ?? undefined
    },
    async put(path, body, expected) {
      if (!isPath(path)) throw new ParleyError('internal', { path })
      return await attempt(path, () => inTurn(path, () => write(path, body, expected)))
    },
    async list(path) {
      if (!isPath(path)) return []
      const entries = await attempt(path, () => readdir(join(folder, path), { withFileTypes: true }).catch(emptyIfMissing))
      const names = entries.map(entry => (entry.isDirectory() ? entry.name : (documentName.exec(entry.name)?.[1] ?? '')))
      return [...new Set(names.filter(name => segment.test(name)))].sort()
    },
  }
}

const segment = /^[A-Za-z0-9_-]{1,64}$/
const documentName = /^(.+)\.json$/

// Also keeps every path inside the folder: no segment can lead upwards.
function isPath(path: string): boolean {
  return path.split('/').every(name => segment.test(name))
}

async function attempt<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw new ParleyError(isDiskFull(error) ? 'storage_full' : 'store_unavailable', { path }, { cause: error })
  }
}

function emptyIfMissing(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
  throw error
}
