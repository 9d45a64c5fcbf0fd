import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Contacts } from '../contacts.ts'
import { foldEmail } from '../fold-email.ts'
import { propertiesOf } from './row-json.ts'
import { createStatement, integer, text } from './statement.ts'

type Known = Awaited<ReturnType<Contacts['known']>>

/** Says what is known of a visitor, who has a contact of their own, or of the contact that somebody vouches for. */
export function createContactKnower(database: DatabaseSync): (who: Parameters<Contacts['known']>[0]) => Known {
  const columns = ['contact.n as n', 'email', 'said', 'stored', 'owner', 'merged_into'] as const
  // Whom the team, or their site, says they are; else the contact that they made. An address alone makes nobody known.
  const ofVisitor = createStatement(database, { visitor: text }, (queries, { visitor }) =>
    queries
      .selectFrom('contact_visitor')
      .innerJoin('contact', 'contact.n', 'contact_visitor.contact')
      .select(columns)
      .where('visitor', '=', visitor)
      .where('merged_into', 'is', null)
      .where(({ eb, or }) => or([eb('trust', '=', sql.lit('vouched')), eb('made_by', '=', visitor)]))
      .orderBy('trust', 'desc')
      .orderBy('since', 'desc')
      .limit(1),
  )
  const ofEmail = createStatement(database, { email: text }, (queries, { email }) =>
    queries.selectFrom('contact').select(columns).where('email', '=', email),
  )
  const at = createStatement(database, { n: integer }, (queries, { n }) =>
    queries.selectFrom('contact').select(columns).where('n', '=', n),
  )
  const lists = createStatement(database, { n: integer }, (queries, { n }) =>
    queries.selectFrom('contact_list').select('list').where('contact', '=', n),
  )
  return who => {
    let row = 'email' in who ? ofEmail.get({ email: foldEmail(who.email) }) : ofVisitor.get(who)
    // The row of one that was merged keeps its address: it is known as what it went into.
    while (row && row.merged_into !== null) row = at.get({ n: row.merged_into })
    if (!row) return undefined
    const { email, owner } = row
    const properties = { ...propertiesOf(row.said), ...propertiesOf(row.stored), ...(email === null ? {} : { email }) }
    return { properties, lists: lists.all({ n: row.n }).map(({ list }) => list), ...(owner === null ? {} : { owner }) }
  }
}
