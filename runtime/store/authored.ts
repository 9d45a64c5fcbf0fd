import type { z } from 'zod'
import { ParleyError } from '../errors/parley-error.ts'
import type { Documents } from './documents.ts'

/** Documents of one kind in one folder, all of them in memory: there are few, and every request may look. */
export interface Authored<Body> {
  /** In the order of their ids. */
  list(): readonly Written<Body>[]
  find(id: string): Written<Body> | undefined
  /** Was there one that is gone? */
  isRemoved(id: string): boolean
  /** Writes over the one that was read; `revision` 0 adds one. Error: `revision_stale`. */
  put(id: string, revision: number, body: Body): Promise<Written<Body>>
  /** Error: `revision_stale`. */
  remove(id: string): Promise<void>
}

export interface Written<Body> {
  readonly id: string
  readonly revision: number
  readonly body: Body
}

// One after the other, thousands would hold up the start.
const readAtOnce = 32

const removed = { removed: true }

/** Opens a folder of documents. What is written there by hand is held to the model: an error names the document. */
export async function openAuthored<Body>(documents: Documents, folder: string, model: z.ZodType<Body>): Promise<Authored<Body>> {
  const known = new Map<string, Written<Body>>()
  // Documents are never taken away, so that a revision means the same for ever.
  const revisions = new Map<string, number>()
  const read = async (id: string): Promise<void> => {
    const stored = await documents.get(`${folder}/${id}`)
    if (!stored) return
    revisions.set(id, stored.revision)
    if (!isRemoved(stored.body)) known.set(id, { id, revision: stored.revision, body: model.parse(stored.body) })
  }
  const ids = await documents.list(folder)
  for (let at = 0; at < ids.length; at += readAtOnce) await Promise.all(ids.slice(at, at + readAtOnce).map(read))

  const write = async (id: string, revision: number, body: unknown): Promise<number> => {
    const newest = known.get(id)?.revision ?? 0
    const next = revision === newest ? await documents.put(`${folder}/${id}`, body, revisions.get(id) ?? null) : undefined
    if (next === undefined) throw new ParleyError('revision_stale', { id, revision }, { details: { revision: newest } })
    revisions.set(id, next)
    return next
  }
  return {
    list: () => [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    find: id => known.get(id),
    isRemoved: id => revisions.has(id) && !known.has(id),
    async put(id, revision, body) {
      const written = { id, revision: await write(id, revision, body), body }
      known.set(id, written)
      return written
    },
    async remove(id) {
      await write(id, known.get(id)?.revision ?? 0, removed)
      known.delete(id)
    },
  }
}

const isRemoved = (body: unknown): boolean => typeof body === 'object' && body !== null && 'removed' in body
