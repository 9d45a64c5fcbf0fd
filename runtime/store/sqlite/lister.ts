import type { DatabaseSync } from 'node:sqlite'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Owner, Status } from '../../conversation/lifecycle.ts'
import { ParleyError } from '../../errors/parley-error.ts'
import type { ListQuery, Row } from '../contract.ts'
import { recordOf } from './row-json.ts'
import { standings } from './shelf.ts'
import { createStatement, integer, text, textOrNull } from './statement.ts'

/** Lists conversations, newest first. Throws `invalid_body` for a cursor that is none. */
export function createLister(database: DatabaseSync): (query: ListQuery) => { rows: readonly Row[]; next?: string } {
  // A slice of each standing, in the index's own order; merging them costs less than an index for every filter.
  const slice = createStatement(database, { ...placeSlots, ...standingSlots }, (queries, slots) =>
    queries
      .selectFrom('conversation')
      .select(['n', 'updated_at'])
      .where('status', '=', slots.status)
      .where('owner', '=', slots.owner)
      .where(beyond(slots))
      .orderBy('updated_at', 'desc')
      .orderBy('n', 'desc')
      .limit(slots.limit),
  )
  const ofAssignee = createStatement(database, { ...filterSlots, assignee: text }, (queries, slots) =>
    queries
      .selectFrom('conversation')
      .select(['n', 'updated_at'])
      .where('assignee', '=', slots.assignee)
      .where(allowed('status', slots.status))
      .where(allowed('owner', slots.owner))
      .where(beyond(slots))
      .orderBy('updated_at', 'desc')
      .orderBy('n', 'desc')
      .limit(slots.limit),
  )
  const ofVisitor = createStatement(database, { ...filterSlots, visitor: text, assignee: textOrNull }, (queries, slots) =>
    queries
      .selectFrom('conversation')
      .select(['n', 'updated_at'])
      .where('visitor', '=', slots.visitor)
      .where(allowed('assignee', slots.assignee))
      .where(allowed('status', slots.status))
      .where(allowed('owner', slots.owner))
      .where(beyond(slots))
      .orderBy('updated_at', 'desc')
      .orderBy('n', 'desc')
      .limit(slots.limit),
  )
  const load = createStatement(database, { n: integer }, (queries, { n }) =>
    queries
      .selectFrom('conversation')
      .leftJoin('contact', 'contact.n', 'conversation.contact')
      .select(['record', 'updated_at', 'contact_trust', 'contact.id as contact', 'contact.email as email'])
      .where('conversation.n', '=', n),
  )

  return query => {
    const limit = Math.max(1, Math.min(query.limit, 500))
    // One more than asked for tells whether there is a next page.
    const found = placesOf(query, { ...placeIn(query.before), limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return { rows: page.flatMap(rowAt), ...(last && found.length > limit && { next: `${last.updated_at}.${last.n}` }) }
  }

  function placesOf({ status, owner, assignee, visitor }: ListQuery, from: typeof placeSlots): Place[] {
    const filters = { ...from, status: status ?? null, owner: owner ?? null }
    if (visitor !== undefined) return ofVisitor.all({ ...filters, visitor, assignee: assignee ?? null })
    if (assignee !== undefined) return ofAssignee.all({ ...filters, assignee })
    return standings
      .filter(standing => (status ?? standing.status) === standing.status && (owner ?? standing.owner) === standing.owner)
      .flatMap(standing => slice.all({ ...from, ...standing }))
      .sort((a, b) => (a.updated_at === b.updated_at ? b.n - a.n : b.updated_at - a.updated_at))
  }

  function rowAt({ n }: Place): Row[] {
    const row = load.get({ n })
    if (!row) return []
    const { contact: id, email, contact_trust: trust } = row
    const contact = id !== null && email !== null && trust !== null && { contact: { id, email, trust } }
    return [{ record: recordOf(row.record), updatedAt: row.updated_at, ...contact }]
  }
}

type Place = { readonly n: number; readonly updated_at: number }

const placeSlots = { at: integer, n: integer, limit: integer }
const standingSlots: { status: Status; owner: Owner } = { status: 'open', owner: 'bot' }
const filterSlots = { ...placeSlots, status: textOrNull, owner: textOrNull }

// Conversations of the same millisecond go by row number, so that no page repeats or skips one.
function beyond({ at, n }: { at: number; n: number }): Expression<SqlBool> {
  return sql<SqlBool>`(updated_at, n) < (${at}, ${n})`
}

function allowed(column: 'status' | 'owner' | 'assignee', value: string | null): Expression<SqlBool> {
  return sql<SqlBool>`(${value} is null or ${sql.ref(column)} = ${value})`
}

function placeIn(cursor: string | undefined): { at: number; n: number } {
  if (cursor === undefined) return { at: Number.MAX_SAFE_INTEGER, n: Number.MAX_SAFE_INTEGER }
  const [, at, n] = /^(\d{1,15})\.(\d{1,15})$/.exec(cursor) ?? []
  if (at === undefined || n === undefined) throw new ParleyError('invalid_body', { field: 'before' })
  return { at: Number(at), n: Number(n) }
}
