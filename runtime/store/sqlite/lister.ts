import type { DatabaseSync } from 'node:sqlite'
import { type Expression, type SqlBool, sql } from 'kysely'
import { ParleyError } from '../../errors/parley-error.ts'
import type { ListQuery, Row } from '../contract.ts'
import {
  besides,
  beyond,
  type Filters,
  filterSlots,
  filtersOf,
  never,
  onIndex,
  placeSlots,
  spamOrNot,
  waitingOrNever,
  waitsAfter,
  withWhom,
} from './list-filters.ts'
import { createRowReader } from './row-reader.ts'
import { createStatement, integer, type Statement, text } from './statement.ts'

export type List = (query: ListQuery) => { rows: readonly Row[]; next?: string }

/** Lists conversations. Throws `invalid_body` for a cursor that is none. */
export function createLister(database: DatabaseSync): List {
  const among = (few: Subset): Listing => createAmong(database, few)
  const open = createWalk(database, () => sql<boolean>`status <> 'closed'`)
  const closed = createWalk(database, () => sql<boolean>`status = 'closed'`, spamOrNot)
  const ofAssignee = createWalk(database, ({ assignee }) => sql<boolean>`assignee = ${assignee}`, spamOrNot)
  const spam = createWalk(database, () => sql<boolean>`spam = 1`)
  const waiting = createWaiting(database)
  const few = {
    visitor: among(ofVisitor),
    contact: among(ofContact),
    mentions: among(naming),
    label: among(labelled),
  }
  const found = {
    anywhere: createFound(database, everything),
    spam: createFound(database, putAway),
    visitor: createFound(database, ofVisitor),
    contact: createFound(database, ofContact),
    mentions: createFound(database, naming),
    label: createFound(database, labelled),
  }
  const labels = createStatement(database, { label: text, most: integer }, (queries, { label, most }) =>
    queries
      .selectFrom(sql<{ one: number }>`(select 1 as one from label where name = ${label} limit ${most})`.as('some'))
      .select(({ fn }) => fn.countAll<number>().as('count')),
  )
  const rowAt = createRowReader(database)

  return query => {
    const limit = Math.max(1, Math.min(query.limit, 500))
    const filters = filtersOf(query)
    // Nobody waits in what is spam: it goes by last change.
    const isWaiting = query.order === 'waiting' && filters.words === null && query.spam !== true
    const from = placeIn(query.before) ?? (isWaiting ? { at: -1, n: -1 } : { at: never, n: never })
    // One more than asked for tells whether there is a next page.
    const values = { ...filters, ...from, limit: limit + 1 }
    const places = filters.words !== null ? foundBy(values) : isWaiting ? waiting.all(values) : recent(values)
    const page = places.slice(0, limit)
    const last = page.at(-1)
    return {
      rows: page.flatMap(({ n }) => rowAt(n) ?? []),
      ...(last && places.length > limit && { next: `${last.at}.${last.n}` }),
    }
  }

  function foundBy(values: Values): Place[] {
    return found[scarce(values) ?? (values.spam === 1 ? 'spam' : 'anywhere')].all(values)
  }

  function recent(values: Values): Place[] {
    const by = scarce(values)
    if (by !== undefined) return few[by].all(values)
    const { assignee, status } = values
    if (values.spam === 1) return spam.all(values)
    // What somebody has now is read among what is not closed: what they ever had is more.
    if (status === 'open' || status === 'snoozed') return open.all(values)
    if (assignee !== null) return ofAssignee.all(values)
    if (status === 'closed') return closed.all(values)
    return [...open.all(values), ...closed.all(values)].sort((a, b) => (a.at === b.at ? b.n - a.n : b.at - a.at))
  }

  /** The filter that few conversations pass, if there is one. */
  function scarce({ visitor, contact, mentions, label }: Values): keyof typeof few | undefined {
    if (visitor !== null) return 'visitor'
    if (contact !== null) return 'contact'
    if (mentions !== null) return 'mentions'
    return label !== null && (labels.get({ label, most })?.count ?? 0) < most ? 'label' : undefined
  }
}

type Place = { readonly n: number; readonly at: number }
const slots = { ...placeSlots, ...filterSlots }
type Values = typeof slots
type Listing = Statement<Values, Place>

/** Beyond so many, reading in order until the page is full finds enough sooner. */
const most = 2_000

/** Reads an index that holds all that is asked of it from its newest end, until the page is full. */
function createWalk(
  database: DatabaseSync,
  end: (slots: Filters) => Expression<boolean>,
  also: (slots: Filters) => Expression<SqlBool> = () => sql<SqlBool>`1`,
): Listing {
  return createStatement(database, slots, (queries, slots) =>
    queries
      .selectFrom('conversation')
      .select(['conversation.n', 'updated_at as at'])
      .where(end(slots))
      .where(beyond(slots))
      .where(onIndex(slots))
      .where(also(slots))
      .where(besides(slots))
      .orderBy('updated_at', 'desc')
      .orderBy('conversation.n', 'desc')
      .limit(slots.limit),
  )
}

/** The longest wait first. What is not closed is little enough to be sorted. */
function createWaiting(database: DatabaseSync): Listing {
  return createStatement(database, slots, (queries, slots) =>
    queries
      .selectFrom('conversation')
      .select(['conversation.n', sql<number>`${waitingOrNever}`.as('at')])
      .where(sql<boolean>`status <> 'closed'`)
      .where(waitsAfter(slots))
      .where(onIndex(slots))
      .where(withWhom(slots))
      .where(besides(slots))
      .orderBy(waitingOrNever)
      .orderBy('conversation.n')
      .limit(slots.limit),
  )
}

/** Numbers of the conversations that have something in common. */
type Subset = (slots: Filters) => Expression<number>

const ofVisitor: Subset = ({ visitor }) => sql<number>`(select n from conversation where visitor = ${visitor})`
const ofContact: Subset = ({ contact }) =>
  sql<number>`(select conversation.n from conversation join contact on contact.n = conversation.contact where contact.id = ${contact})`
const naming: Subset = ({ mentions }) => sql<number>`(select conversation from mention where user = ${mentions})`
const putAway: Subset = () => sql<number>`(select n from conversation where spam = 1)`
const labelled: Subset = ({ label }) => sql<number>`(select conversation from label where name = ${label})`

/** All there are of something that few conversations have: sorting these costs less than an index for each. */
function createAmong(database: DatabaseSync, few: Subset): Listing {
  return createStatement(database, slots, (queries, slots) =>
    queries
      .selectFrom('conversation')
      .select(['conversation.n', 'updated_at as at'])
      .where('conversation.n', 'in', few(slots))
      .where(beyond(slots))
      .where(onIndex(slots))
      .where(spamOrNot(slots))
      .where(withWhom(slots))
      .where(besides(slots))
      .orderBy('updated_at', 'desc')
      .orderBy('conversation.n', 'desc')
      .limit(slots.limit),
  )
}

// Each half by the index that holds all it is asked for.
const everything: Subset = slots =>
  sql<number>`(
    select n from conversation where status <> 'closed' and ${onIndex(slots)} and ${besides(slots)}
    union all
    select n from conversation where status = 'closed' and ${onIndex(slots)} and ${besides(slots)}
  )`

/**
 * What the words are found in, the newest conversation first: so the search is read until the page is full, however many
 * hold them. What the other filters let through is gathered once, and not at all where there are none.
 */
function createFound(database: DatabaseSync, subset: Subset): Listing {
  const among: Subset =
    subset === everything
      ? everything
      : slots =>
          sql<number>`(
            select conversation.n from conversation
            where conversation.n in ${subset(slots)} and ${onIndex(slots)} and ${spamOrNot(slots)}
              and ${withWhom(slots)} and ${besides(slots)}
          )`
  return createStatement(database, slots, (queries, slots) =>
    queries
      .selectFrom('search')
      .select(['rowid as n', 'rowid as at'])
      .where(sql<boolean>`search match ${slots.words}`)
      .where('rowid', '<', slots.n)
      .where(sql<boolean>`(${slots.filtered} = 0 or rowid in ${among(slots)})`)
      .where(sql<boolean>`(${slots.spam} is not 0 or rowid not in ${putAway(slots)})`)
      .orderBy('rowid', 'desc')
      .limit(slots.limit),
  )
}

function placeIn(cursor: string | undefined): { at: number; n: number } | undefined {
  if (cursor === undefined) return undefined
  const [, at, n] = /^(\d{1,16})\.(\d{1,15})$/.exec(cursor) ?? []
  if (at === undefined || n === undefined || Number(at) > never) throw new ParleyError('invalid_body', { field: 'before' })
  return { at: Number(at), n: Number(n) }
}
