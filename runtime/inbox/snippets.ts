import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { openAuthored, type Written } from '../store/authored.ts'
import type { Documents } from '../store/documents.ts'

/** Canned texts of the team, by the shortcut that they are written with. */
export interface Snippets {
  /** In the order of their shortcuts. */
  list(): readonly Snippet[]
  /** Writes one, or anew; `revision` 0 adds one. Errors: `snippet_unknown`, `snippet_taken`, `revision_stale`. */
  put(id: string, revision: number, about: SnippetBody): Promise<Snippet>
  /** Error: `snippet_unknown`. */
  remove(id: string): Promise<void>
}

export interface SnippetBody {
  readonly shortcut: string
  readonly text: string
}

export interface Snippet extends SnippetBody {
  readonly id: string
  readonly revision: number
  readonly updatedAt: number
}

interface Stored extends SnippetBody {
  readonly updatedAt: number
}

const model: z.ZodType<Stored> = z.strictObject({ shortcut: z.string(), text: z.string(), updatedAt: z.number().default(0) })

/** Opens the documents `settings/snippets/<id>`. */
export async function createSnippets(documents: Documents, clock: Clock): Promise<Snippets> {
  const authored = await openAuthored(documents, 'settings/snippets', model)
  // Shortcuts of what is being written: two at once must not get the same.
  const writing = new Map<string, string>()
  const checked = (id: string): void => {
    if (!authored.find(id)) throw new ParleyError('snippet_unknown', { id })
  }
  return {
    list: () =>
      authored
        .list()
        .map(snippetOf)
        .sort((a, b) => (a.shortcut < b.shortcut ? -1 : 1)),
    async put(id, revision, { shortcut, text }) {
      if (revision > 0) checked(id)
      const folded = shortcut.normalize('NFC').toLowerCase()
      const isTaken = authored.list().some(other => other.id !== id && other.body.shortcut.toLowerCase() === folded)
      if (isTaken || (writing.get(folded) ?? id) !== id) throw new ParleyError('snippet_taken', { shortcut })
      writing.set(folded, id)
      try {
        const body = { shortcut: shortcut.normalize('NFC'), text, updatedAt: clock.now() }
        return snippetOf(await authored.put(id, revision, body))
      } finally {
        writing.delete(folded)
      }
    },
    async remove(id) {
      checked(id)
      await authored.remove(id)
    },
  }
}

const snippetOf = ({ id, revision, body }: Written<Stored>): Snippet => ({ id, revision, ...body })
