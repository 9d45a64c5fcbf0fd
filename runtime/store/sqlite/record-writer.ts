import type { DatabaseSync } from 'node:sqlite'
import type { TurnCommit } from '../contract.ts'
import type { Link, Stored } from './finder.ts'
import { isSameShelf, type Shelf, shelfOf } from './shelf.ts'
import { createStatement, integer, text } from './statement.ts'

/** Writes a conversation's row and says its number. */
export function createRecordWriter(database: DatabaseSync): (stored: Stored, commit: TurnCommit, link: Link) => number {
  const insert = createStatement(database, { ...placeSlots, id: text, visitor: text }, (queries, slots) =>
    queries.insertInto('conversation').values(slots),
  )
  const move = createStatement(database, { ...placeSlots, n: integer }, (queries, { n, ...slots }) =>
    queries.updateTable('conversation').set(slots).where('n', '=', n),
  )
  // Columns that are not named here cost no work on their indexes.
  const stay = createStatement(database, { ...contentSlots, n: integer }, (queries, { n, ...slots }) =>
    queries.updateTable('conversation').set(slots).where('n', '=', n),
  )

  return ({ row }, { record, turn }, link) => {
    const content = { turn: record.turn, updated_at: turn.at, record: JSON.stringify(record) }
    const shelf = shelfOf(record)
    if (!row) {
      const { contact, contact_trust } = link
      return insert.insert({ ...content, ...shelf, contact, contact_trust, id: record.id, visitor: record.visitorId })
    }
    const { n } = row
    const { contact, contact_trust } = link
    if (isSameShelf(row, shelf) && row.contact === contact) stay.run({ ...content, n })
    else move.run({ ...content, ...shelf, contact, contact_trust, n })
    return n
  }
}

const contentSlots = { turn: integer, updated_at: integer, record: text }
const shelfSlots: Shelf = { flow: text, version: integer, called: null, status: 'open', owner: 'bot', assignee: null }
const linkSlots: Link = { contact: null, contact_trust: null }
const placeSlots = { ...contentSlots, ...shelfSlots, ...linkSlots }
