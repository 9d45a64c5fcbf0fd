import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { ParleyError } from '../../errors/parley-error.ts'
import type { ContactRow, ContactRows } from './contact-rows.ts'
import { createMergeTables } from './merge-tables.ts'
import { type Filled, fillValues, takeBackValues } from './merge-values.ts'
import { createTransaction } from './transaction.ts'

/**
 * Puts one contact into another, and takes it out again. What moved is written down to the row, so that undoing gives back exactly
 * that; what the team or a visitor has changed since stays where it is.
 */
export interface ContactMerger {
  merge(id: string, into: string, by: string, at: number): string
  undo(id: string, merge: string, since: number, by: string, at: number): void
}

export function createContactMerger(writer: DatabaseSync, rows: ContactRows): ContactMerger {
  const transaction = createTransaction(writer)
  const tables = createMergeTables(writer)

  const known = (id: string): ContactRow => {
    const row = rows.byId(id)
    if (!row) throw new ParleyError('contact_unknown', { id })
    return row
  }

  return {
    merge: (id, into, by, at) =>
      transaction(() => {
        const source = known(id)
        const target = known(into)
        if (source.n === target.n) throw new ParleyError('merge_refused', { id, into })
        const { row, filled } = fillValues(target, source)
        const moved = { ...tables.move(source.n, target.n), filled }
        // First the one that may give its address away: no two rows hold one.
        rows.put({ ...source, email: filled.email === undefined ? source.email : null, merged_into: target.n })
        rows.put({ ...row, revision: target.revision + 1 })
        const merge = randomUUID()
        tables.add({ id: merge, contact: target.n, source: source.n, at, actor: by, moved: JSON.stringify(moved) })
        rows.log(target.n, { at, actor: by, type: 'merged', data: { contact: source.id, merge } })
        return merge
      }),
    undo: (id, merge, since, by, at) =>
      transaction(() => {
        const target = known(id)
        const found = tables.find(target.n, merge)
        const source = found && rows.at(found.source)
        if (!found || !source || found.at < since) throw new ParleyError('merge_unknown', { id, merge })
        if (tables.last(target.n) !== found.n) throw new ParleyError('merge_refused', { id: source.id, into: id })
        const { filled, ...moved } = movedIn(found.moved)
        tables.moveBack(source.n, target.n, moved)
        rows.put({ ...takeBackValues(target, filled), revision: target.revision + 1 })
        rows.put({ ...source, email: filled.email ?? source.email, merged_into: null, revision: source.revision + 1 })
        tables.remove(found.n)
        rows.log(target.n, { at, actor: by, type: 'merged', data: { contact: source.id, merge, undone: true } })
      }),
  }
}

/** All that a merge has moved. */
type Moved = ReturnType<ReturnType<typeof createMergeTables>['move']> & { readonly filled: Filled }

// Boundary: what a JSON column holds is what this program wrote there.
const movedIn = (json: string): Moved => JSON.parse(json)
