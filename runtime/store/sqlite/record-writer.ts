import type { DatabaseSync } from 'node:sqlite'
import { type Expression, sql } from 'kysely'
import type { Event } from '../../conversation/event.ts'
import type { TurnCommit } from '../contract.ts'
import type { Link, Stored } from './finder.ts'
import { placesOf } from './places.ts'
import { isSameShelf, type Shelf, shelfOf } from './shelf.ts'
import { createStatement, integer, integerOrNull, text, textOrNull } from './statement.ts'

/** Writes a conversation's row and says its number. */
export function createRecordWriter(database: DatabaseSync): (stored: Stored, commit: TurnCommit, link: Link) => number {
  const insert = createStatement(
    database,
    { ...placeSlots, id: text, visitor: text, inbox: text, channel: text },
    (queries, { told, ...slots }) => queries.insertInto('conversation').values({ ...slots, told: orElse(told, sql.lit(0)) }),
  )
  const move = createStatement(database, { ...placeSlots, n: integer }, (queries, { n, told, ...slots }) =>
    queries
      .updateTable('conversation')
      .set({ ...slots, told: orElse(told, sql.ref('told')) })
      .where('n', '=', n),
  )
  // Columns that are not named here cost no work on their indexes.
  const stay = createStatement(database, { ...contentSlots, n: integer }, (queries, { n, told, ...slots }) =>
    queries
      .updateTable('conversation')
      .set({ ...slots, told: orElse(told, sql.ref('told')) })
      .where('n', '=', n),
  )

  return ({ row }, { record, turn }, link) => {
    const content = {
      turn: record.turn,
      updated_at: turn.at,
      told: toldIn(turn.events),
      heard: record.heardSeq ?? 0,
      waiting_since: record.waitingSince ?? null,
      ...placesOf(record),
      record: JSON.stringify(record),
    }
    const shelf = shelfOf(record)
    if (!row) {
      const { contact, contact_trust } = link
      const { id, visitorId: visitor, inboxId: inbox, channelId: channel } = record
      return insert.insert({ ...content, ...shelf, contact, contact_trust, id, visitor, inbox, channel })
    }
    const { n } = row
    const { contact, contact_trust } = link
    if (isSameShelf(row, shelf) && row.contact === contact && row.contact_trust === contact_trust) stay.run({ ...content, n })
    else move.run({ ...content, ...shelf, contact, contact_trust, n })
    return n
  }
}

const contentSlots = {
  turn: integer,
  updated_at: integer,
  told: integerOrNull,
  heard: integer,
  waiting_since: integerOrNull,
  at_node: text,
  stacked: textOrNull,
  record: text,
}
const shelfSlots: Shelf = {
  flow: text,
  version: integer,
  called: null,
  status: 'open',
  owner: 'bot',
  assignee: null,
  team: null,
  spam: integer,
}
const linkSlots: Link = { contact: null, contact_trust: null }
const placeSlots = { ...contentSlots, ...shelfSlots, ...linkSlots }

// A turn in which nobody but the visitor has spoken leaves it as it is.
function toldIn(events: readonly Event[]): number | null {
  return events.findLast(event => event.type === 'message' && event.author !== 'visitor')?.seq ?? null
}

function orElse(value: number | null, other: Expression<number>): Expression<number> {
  return sql<number>`coalesce(${value}, ${other})`
}
