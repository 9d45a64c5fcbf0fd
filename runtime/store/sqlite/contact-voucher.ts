import type { DatabaseSync } from 'node:sqlite'
import type { Vouched } from '../contacts.ts'
import { foldEmail } from '../fold-email.ts'
import type { ContactRow, ContactRows } from './contact-rows.ts'
import { createLinks } from './links.ts'
import { propertiesOf } from './row-json.ts'
import { createStatement, integer, text } from './statement.ts'
import { createTransaction } from './transaction.ts'

/** Writes down whom a site says its visitor is: makes the contact, or fills what is not known of it. Gives the contact's id. */
export function createContactVoucher(
  writer: DatabaseSync,
  rows: ContactRows,
): (about: Vouched, by: string, at: number) => string {
  const transaction = createTransaction(writer)
  const links = createLinks(writer)
  const meet = createStatement(writer, { id: text, token_hash: text, created_at: integer }, (queries, slots) =>
    queries
      .insertInto('visitor')
      .values(slots)
      .onConflict(conflict => conflict.doNothing()),
  )

  return ({ visitor, tokenHash, email, values }, by, at) =>
    transaction(() => {
      meet.run({ id: visitor, token_hash: tokenHash, created_at: at })
      const folded = foldEmail(email)
      const known = rows.byEmail(folded)
      const contact = known ?? rows.make(folded, values, by, at)
      if (known) fillGaps(known, values, by, at)
      if (links.vouchedOf(visitor) !== contact.n) {
        // No conversation says it: it holds for all that the visitor has.
        links.vouch(contact.n, visitor, at, '')
        rows.log(contact.n, { at, actor: by, type: 'confirmed' })
      }
      return contact.id
    })

  // What is known stands: a site's idea of a name is no better than the team's.
  function fillGaps(row: ContactRow, values: Vouched['values'], by: string, at: number): void {
    const stored = propertiesOf(row.stored)
    const known = { ...propertiesOf(row.said), ...stored }
    const fresh = Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(known, name)))
    const fields = Object.keys(fresh)
    if (fields.length === 0) return
    rows.put({ ...row, stored: JSON.stringify({ ...stored, ...fresh }), revision: row.revision + 1 })
    rows.log(row.n, { at, actor: by, type: 'changed', data: { fields } })
  }
}
