import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Look } from '../contract.ts'
import { foldEmail } from '../fold-email.ts'
import type { Stored } from './finder.ts'
import { createStatement, integer, text } from './statement.ts'

/** What turns may look up while they are decided: on the connection that writes, so that each sees what those before it did. */
export function createLook(database: DatabaseSync): (stored: Stored) => Look {
  const open = createStatement(database, { user: text }, (queries, { user }) =>
    queries
      .selectFrom('conversation')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('assignee', '=', user)
      .where(sql<boolean>`status = 'open'`),
  )
  const given = createStatement(database, { user: text }, (queries, { user }) =>
    queries.selectFrom('rotation').select('given').where('user', '=', user),
  )
  const ownerOfLinked = createStatement(database, { n: integer, visitor: text }, (queries, { n, visitor }) =>
    queries
      .selectFrom('conversation')
      .innerJoin('contact', 'contact.n', 'conversation.contact')
      .select('contact.owner as owner')
      .where('conversation.n', '=', n)
      .where(({ eb, or }) => or([eb('contact_trust', '=', 'vouched'), eb('made_by', '=', visitor)])),
  )
  const ownerOfNamed = createStatement(database, { email: text, visitor: text }, (queries, { email, visitor }) =>
    queries.selectFrom('contact').select('owner').where('email', '=', email).where('made_by', '=', visitor),
  )
  const read = createStatement(database, { n: integer }, (queries, { n }) =>
    queries.selectFrom('read_mark').select('up_to').where('conversation', '=', n).where('by', '=', sql.lit('visitor')),
  )

  return ({ row }) => ({
    workload: users =>
      users.map(user => ({ user, open: open.get({ user })?.count ?? 0, given: given.get({ user })?.given ?? 0 })),
    contactOwner(visitor, email) {
      if (row !== undefined && row.contact !== null) return ownerOfLinked.get({ n: row.n, visitor })?.owner ?? undefined
      return email === undefined ? undefined : (ownerOfNamed.get({ email: foldEmail(email), visitor })?.owner ?? undefined)
    },
    readUpTo: () => (row === undefined ? 0 : (read.get({ n: row.n })?.up_to ?? 0)),
  })
}
