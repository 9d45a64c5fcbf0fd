import type { DatabaseSync } from 'node:sqlite'
import { type Expression, type SqlBool, sql } from 'kysely'
import { ParleyError } from '../../errors/parley-error.ts'
import type { ContactsQuery } from '../contacts.ts'
import { matchOf } from './match-of.ts'
import { createStatement, integer, text, textOrNull } from './statement.ts'

/** The numbers of a page of contacts, and how many there are in all. Throws `invalid_body` for a cursor that is none. */
export function createContactLister(
  database: DatabaseSync,
): (query: ContactsQuery) => { readonly page: readonly number[]; readonly total: number; readonly next?: string } {
  // The index of an order is walked, and each contact looked up in the two sets that filter, which are gathered once: no order of
  // filters and no common word makes it slow.
  const pages = createPages(database)
  const count = createCounts(database)

  return ({ q, list, order, limit, before }) => {
    const filters = { words: q === undefined ? null : matchOf(q), list: list ?? null }
    // One more than asked for tells whether there is a next page.
    const wanted = { ...filters, limit: limit + 1 }
    const found: readonly Place[] =
      order === 'name' ? pages.name.all({ ...wanted, ...nameIn(before) }) : pages[order].all({ ...wanted, ...timeIn(before) })
    const page = found.slice(0, limit)
    const last = found.length > limit ? page.at(-1) : undefined
    const next = last && `${typeof last.key === 'number' ? last.key : Buffer.from(last.key).toString('base64url')}.${last.n}`
    return { page: page.map(({ n }) => n), total: count(filters), ...(next === undefined ? {} : { next }) }
  }
}

/** Where a contact stands in an order: its key there, and its number among equals. */
interface Place {
  readonly n: number
  readonly key: number | string
}

interface Filters {
  readonly words: string | null
  readonly list: string | null
}

const hasWords = ({ words }: Filters): Expression<SqlBool> =>
  sql<SqlBool>`(${words} is null or contact.n in (select rowid from contact_words where contact_words match ${words}))`
const onList = ({ list }: Filters): Expression<SqlBool> =>
  sql<SqlBool>`(${list} is null or contact.n in (select contact from contact_list where list = ${list}))`

/** A page in each order, from a place in it on. */
function createPages(database: DatabaseSync) {
  return {
    recent: createStatement(database, { ...slots, key: integer }, (queries, { key, n, limit, ...filters }) =>
      queries
        .selectFrom('contact')
        .select(['n', 'seen_at as key'])
        .where('merged_into', 'is', null)
        .where(sql<SqlBool>`(seen_at, n) < (${key}, ${n})`)
        .where(onList(filters))
        .where(hasWords(filters))
        .orderBy('seen_at', 'desc')
        .orderBy('n', 'desc')
        .limit(limit),
    ),
    created: createStatement(database, { ...slots, key: integer }, (queries, { key, n, limit, ...filters }) =>
      queries
        .selectFrom('contact')
        .select(['n', 'created_at as key'])
        .where('merged_into', 'is', null)
        .where(sql<SqlBool>`(created_at, n) < (${key}, ${n})`)
        .where(onList(filters))
        .where(hasWords(filters))
        .orderBy('created_at', 'desc')
        .orderBy('n', 'desc')
        .limit(limit),
    ),
    name: createStatement(database, { ...slots, key: text }, (queries, { key, n, limit, ...filters }) =>
      queries
        .selectFrom('contact')
        .select(['n', 'sort_name as key'])
        .where('merged_into', 'is', null)
        .where(sql<SqlBool>`(sort_name, n) > (${key}, ${n})`)
        .where(onList(filters))
        .where(hasWords(filters))
        .orderBy('sort_name')
        .orderBy('n')
        .limit(limit),
    ),
  }
}

/** How many there are. What went into another has neither words nor lists of its own. */
function createCounts(database: DatabaseSync): (filters: Filters) => number {
  const all = createStatement(database, {}, queries =>
    queries
      .selectFrom('contact')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('merged_into', 'is', null),
  )
  const withWords = createStatement(database, { words: text }, (queries, { words }) =>
    queries
      .selectFrom('contact_words')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where(sql<SqlBool>`contact_words match ${words}`),
  )
  const listed = createStatement(database, { list: text }, (queries, { list }) =>
    queries
      .selectFrom('contact_list')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('list', '=', list),
  )
  const both = createStatement(database, { words: text, list: text }, (queries, { words, list }) =>
    queries
      .selectFrom('contact_words')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where(sql<SqlBool>`contact_words match ${words}`)
      .where(sql<SqlBool>`+rowid in (select contact from contact_list where list = ${list})`),
  )
  return ({ words, list }) => {
    if (words === null) return (list === null ? all.get({}) : listed.get({ list }))?.count ?? 0
    return (list === null ? withWords.get({ words }) : both.get({ words, list }))?.count ?? 0
  }
}

const slots = { words: textOrNull, list: textOrNull, n: integer, limit: integer }

function timeIn(cursor: string | undefined): { key: number; n: number } {
  if (cursor === undefined) return { key: Number.MAX_SAFE_INTEGER, n: Number.MAX_SAFE_INTEGER }
  const [, key, n] = /^(\d{1,15})\.(\d{1,15})$/.exec(cursor) ?? []
  if (key === undefined || n === undefined) throw new ParleyError('invalid_body', { field: 'before' })
  return { key: Number(key), n: Number(n) }
}

function nameIn(cursor: string | undefined): { key: string; n: number } {
  if (cursor === undefined) return { key: '', n: -1 }
  const [, key, n] = /^([\w-]{0,560})\.(\d{1,15})$/.exec(cursor) ?? []
  if (key === undefined || n === undefined) throw new ParleyError('invalid_body', { field: 'before' })
  return { key: Buffer.from(key, 'base64url').toString(), n: Number(n) }
}
