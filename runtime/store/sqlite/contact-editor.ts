import type { DatabaseSync } from 'node:sqlite'
import { ParleyError } from '../../errors/parley-error.ts'
import type { ContactEdit, NewContact } from '../contacts.ts'
import { foldEmail } from '../fold-email.ts'
import type { ContactRow, ContactRows } from './contact-rows.ts'
import { createListWriter } from './list-writer.ts'
import { propertiesOf } from './row-json.ts'
import { createTransaction } from './transaction.ts'

/** The team's own hand in contacts. */
export interface ContactEditor {
  make(contact: NewContact, by: string, at: number): string
  change(id: string, revision: number, change: ContactEdit, by: string, at: number): void
}

export function createContactEditor(writer: DatabaseSync, rows: ContactRows): ContactEditor {
  const transaction = createTransaction(writer)
  const lists = createListWriter(writer, rows)

  function free(email: string | undefined, n?: number): string | null {
    if (email === undefined) return null
    const folded = foldEmail(email)
    const holder = rows.byEmail(folded)
    // An address that came along by a merge is the contact's own already.
    if (holder && holder.n !== n) throw new ParleyError('contact_exists', { email: folded }, { details: { contact: holder.id } })
    return folded
  }

  return {
    make: ({ email, stored }, by, at) => transaction(() => rows.make(free(email), stored, by, at).id),
    change: (id, revision, change, by, at) =>
      transaction(() => {
        const row = rows.byId(id)
        if (!row) throw new ParleyError('contact_unknown', { id })
        if (row.revision !== revision)
          throw new ParleyError('revision_stale', { id, revision }, { details: { revision: row.revision } })
        const email = change.email === undefined ? row.email : change.email === null ? null : free(change.email, row.n)
        const next = { ...row, ...valuesAfter(row, change.values ?? {}), email: ownEmail(row, email) }
        const owner = change.owner === undefined ? row.owner : change.owner
        rows.put({ ...next, owner, revision: row.revision + 1 })
        const fields = [
          ...(next.email === row.email ? [] : ['email']),
          ...(owner === row.owner ? [] : ['owner']),
          ...Object.keys(change.values ?? {}),
        ]
        if (fields.length > 0) rows.log(row.n, { at, actor: by, type: 'changed', data: { fields } })
        if (!change.lists) return
        const before = lists.of(row.n)
        const remove = before.filter(list => !change.lists?.includes(list))
        lists.change(row.n, { add: change.lists, remove }, { at, actor: by })
      }),
  }

  // The row of a merged contact keeps the address: two rows cannot hold one.
  function ownEmail(row: ContactRow, email: string | null): string | null {
    const isMerged = email !== null && email !== row.email && rows.byEmail(email)?.n === row.n
    return isMerged ? row.email : email
  }
}

/** What is stored stands before what was said; null takes away both. */
function valuesAfter(
  row: ContactRow,
  values: Readonly<Record<string, unknown>>,
): Pick<ContactRow, 'said' | 'said_at' | 'stored'> {
  const gone = new Set(Object.keys(values).filter(name => values[name] === null))
  const without = (json: string): Record<string, unknown> =>
    Object.fromEntries(Object.entries(propertiesOf(json)).filter(([name]) => !gone.has(name)))
  const fresh = Object.fromEntries(Object.entries(values).filter(([name]) => !gone.has(name)))
  return {
    said: JSON.stringify(without(row.said)),
    said_at: JSON.stringify(without(row.said_at)),
    stored: JSON.stringify({ ...without(row.stored), ...fresh }),
  }
}
