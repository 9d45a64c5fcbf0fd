import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import type { Medium, Store } from '../store/contract.ts'
import { mediaKinds } from './kinds.ts'
import { createShelf, type Opened } from './shelf.ts'
import { type Incoming, takeIn } from './take-in.ts'
import { usesOf, type WhereToLook } from './uses-of.ts'

/** What the team has put there to be shown: pictures, films, sounds, documents. Whoever knows an id may see it. */
export interface TeamMedia {
  /** Errors: those of `takeIn`. */
  add(file: Incoming, mostBytes: number): Promise<Medium>
  list: Store['media']['list']
  /** What is known of one, at once: messages that show it say so. */
  known(id: string): Medium | undefined
  /** Error: `media_unknown`. */
  open(id: string): Promise<{ readonly medium: Medium; readonly content: Opened }>
  /** Errors: `media_unknown`, `media_in_use` with every use in its details. */
  remove(id: string): Promise<void>
}

export interface TeamMediaParts extends Omit<WhereToLook, 'conversations'> {
  /** Where bytes lie. */
  readonly folder: string
  readonly store: Pick<Store, 'media' | 'conversations'>
  readonly clock: Clock
}

/** Opens the team's media; bytes that a crash left without anybody who knows of them are cleared away. */
export async function createTeamMedia(parts: TeamMediaParts): Promise<TeamMedia> {
  const { folder, store, clock } = parts
  const shelf = await createShelf(folder)
  const all = new Map((await readAll(store.media)).map(medium => [medium.id, medium]))
  for (const id of await shelf.ids()) if (!all.has(id)) await shelf.remove(id)
  const found = (id: string): Medium => {
    const medium = all.get(id)
    if (!medium) throw new ParleyError('media_unknown', { id })
    return medium
  }
  return {
    async add(file, mostBytes) {
      const medium = { ...(await takeIn(shelf, mediaKinds, file, mostBytes)), at: clock.now() }
      try {
        await store.media.add(medium)
      } catch (error) {
        await shelf.remove(medium.id)
        throw error
      }
      failpoint('file.stored')
      all.set(medium.id, medium)
      return medium
    },
    list: query => store.media.list(query),
    known: id => all.get(id),
    async open(id) {
      const medium = found(id)
      const content = await shelf.open(id)
      if (!content) throw new ParleyError('media_unknown', { id })
      return { medium, content }
    },
    async remove(id) {
      found(id)
      const usedBy = await usesOf(id, { ...parts, conversations: store.conversations })
      if (usedBy.length > 0) throw new ParleyError('media_in_use', { id }, { details: { usedBy } })
      await store.media.remove(id)
      failpoint('file.forgotten')
      all.delete(id)
      await shelf.remove(id)
    },
  }
}

async function readAll(media: Store['media']): Promise<readonly Medium[]> {
  const read: Medium[] = []
  for (let before: string | undefined, more = true; more; more = before !== undefined) {
    const page = await media.list({ limit: 500, ...(before === undefined ? {} : { before }) })
    read.push(...page.media)
    before = page.next
  }
  return read
}
