import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { type ContactRows, createContactRows } from './contact-rows.ts'
import { createStatement, integer, text } from './statement.ts'

/** Puts contacts on lists and takes them off. Inside a transaction of the caller's. */
export interface ListWriter {
  /** Changes what is to change, and logs it where something did. */
  change(contact: number, change: ListChange, entry: { at: number; actor: string; conversation?: string }): void
  /** The lists a contact is on, by name. */
  of(contact: number): readonly string[]
  /** Does what flows recorded in a conversation before it had this contact. */
  catchUp(conversation: number, contact: number, id: string, at: number, actor: string): void
}

export interface ListChange {
  readonly add?: readonly string[]
  readonly remove?: readonly string[]
}

export function createListWriter(database: DatabaseSync, rows: ContactRows = createContactRows(database)): ListWriter {
  const put = createStatement(database, { list: text, contact: integer, at: integer }, (queries, values) =>
    queries
      .insertInto('contact_list')
      .values(values)
      .onConflict(conflict => conflict.doNothing()),
  )
  const remove = createStatement(database, { list: text, contact: integer }, (queries, { list, contact }) =>
    queries.deleteFrom('contact_list').where('list', '=', list).where('contact', '=', contact),
  )
  const of = createStatement(database, { contact: integer }, (queries, { contact }) =>
    queries.selectFrom('contact_list').select('list').where('contact', '=', contact),
  )
  const recorded = createStatement(database, { conversation: integer }, (queries, { conversation }) =>
    queries.selectFrom('said').select('data').where('conversation', '=', conversation).where('kind', '=', sql.lit('list')),
  )

  const change: ListWriter['change'] = (contact, { add = [], remove: away = [] }, { at, actor, conversation }) => {
    const added = add.filter(list => put.run({ list, contact, at }) > 0)
    const removed = away.filter(list => !add.includes(list) && remove.run({ list, contact }) > 0)
    if (added.length + removed.length === 0) return
    rows.log(contact, { at, actor, type: 'list', conversation, data: { add: added, remove: removed } })
  }
  return {
    change,
    of: contact =>
      of
        .all({ contact })
        .map(row => row.list)
        .sort(),
    catchUp(conversation, contact, id, at, actor) {
      for (const { data } of recorded.all({ conversation })) change(contact, changeOf(data), { at, actor, conversation: id })
    },
  }
}

// Boundary: what a JSON column holds is what this program wrote there.
const changeOf = (json: string): ListChange => JSON.parse(json)
