import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { ContactChange } from '../contacts.ts'
import { nameIn } from '../name-in.ts'
import { propertiesOf } from './row-json.ts'
import { searchable } from './searchable.ts'
import { createStatement, integer, integerOrNull, text, textOrNull } from './statement.ts'

/** A contact as it is written. */
export interface ContactRow {
  readonly n: number
  readonly id: string
  readonly email: string | null
  readonly made_by: string | null
  readonly said: string
  readonly said_at: string
  readonly stored: string
  readonly owner: string | null
  readonly created_at: number
  readonly revision: number
  readonly seen_at: number
  readonly merged_into: number | null
}

/** Writes contacts, and with them what lists and searches go by. Inside a transaction of the caller's. */
export interface ContactRows {
  /** Without following where it went. */
  at(n: number): ContactRow | undefined
  /** What is merged is found as what it went into. */
  byId(id: string): ContactRow | undefined
  byEmail(email: string): ContactRow | undefined
  insert(row: Omit<ContactRow, 'n' | 'id' | 'revision' | 'merged_into'>): ContactRow
  /** One that no visitor has made: with these values as they are to be kept, and a line in its log that says by whom. */
  make(email: string | null, values: Readonly<Record<string, unknown>>, by: string, at: number): ContactRow
  put(row: ContactRow): void
  /** Somebody of the contact's is there now. */
  seen(n: number, at: number): void
  log(n: number, entry: ContactEntry): void
}

export interface ContactEntry {
  readonly at: number
  readonly actor: string
  readonly type: ContactChange
  readonly conversation?: string | undefined
  readonly data?: Readonly<Record<string, unknown>>
}

export function createContactRows(writer: DatabaseSync): ContactRows {
  const at = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('contact').selectAll().where('n', '=', n),
  )
  const byId = createStatement(writer, { id: text }, (queries, { id }) =>
    queries.selectFrom('contact').selectAll().where('id', '=', id),
  )
  const byEmail = createStatement(writer, { email: text }, (queries, { email }) =>
    queries.selectFrom('contact').selectAll().where('email', '=', email),
  )
  const insert = createStatement(writer, { ...slots, id: text }, (queries, values) =>
    queries.insertInto('contact').values(values),
  )
  const update = createStatement(writer, { ...slots, ...changeSlots, n: integer }, (queries, { n, ...values }) =>
    queries.updateTable('contact').set(values).where('n', '=', n),
  )
  const seen = createStatement(writer, { n: integer, at: integer, before: integer }, (queries, { n, at: seen_at, before }) =>
    queries.updateTable('contact').set({ seen_at }).where('n', '=', n).where('seen_at', '<', before),
  )
  const forget = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.deleteFrom('contact_words').where('rowid', '=', n),
  )
  const words = createStatement(writer, { rowid: integer, body: text }, (queries, values) =>
    queries.insertInto('contact_words').values(values),
  )
  const note = createStatement(writer, entrySlots, (queries, values) => queries.insertInto('contact_change').values(values))

  function standing(row: ContactRow | undefined): ContactRow | undefined {
    let found = row
    while (found && found.merged_into !== null) found = at.get({ n: found.merged_into })
    return found
  }

  const add: ContactRows['insert'] = row => {
    const id = randomUUID()
    const derived = derivedOf(row)
    const n = insert.insert({ ...valuesOf(row), sort_name: derived.sortName, id })
    words.run({ rowid: n, body: derived.words })
    return { ...row, n, id, revision: 1, merged_into: null }
  }
  const log: ContactRows['log'] = (n, { at: when, actor, type, conversation, data }) => {
    const kept = data === undefined ? null : JSON.stringify(data)
    note.run({ contact: n, at: when, actor, type, conversation: conversation ?? null, data: kept })
  }

  return {
    at: n => at.get({ n }),
    byId: id => standing(byId.get({ id })),
    byEmail: email => standing(byEmail.get({ email })),
    insert: add,
    make(email, values, by, now) {
      const nothing = { made_by: null, said: '{}', said_at: '{}', owner: null }
      const row = add({ ...nothing, email, stored: JSON.stringify(values), created_at: now, seen_at: now })
      log(row.n, { at: now, actor: by, type: 'created' })
      return row
    },
    put(row) {
      const { n, revision, merged_into } = row
      const derived = derivedOf(row)
      update.run({ ...valuesOf(row), sort_name: derived.sortName, revision, merged_into, n })
      forget.run({ n })
      // Who went into another is found as that one.
      if (merged_into === null) words.run({ rowid: n, body: derived.words })
    },
    // Not at every line: a list by who was there last need not know it to the second.
    seen: (n, now) => void seen.run({ n, at: now, before: now - 300_000 }),
    log,
  }
}

const slots = {
  email: textOrNull,
  made_by: textOrNull,
  said: text,
  said_at: text,
  stored: text,
  owner: textOrNull,
  created_at: integer,
  seen_at: integer,
  sort_name: text,
}
const changeSlots = { revision: integer, merged_into: integerOrNull }
const entrySlots: {
  contact: number
  at: number
  actor: string
  type: ContactChange
  conversation: string | null
  data: string | null
} = { contact: integer, at: integer, actor: text, type: 'created', conversation: textOrNull, data: textOrNull }

type Written = Omit<ContactRow, 'n' | 'id' | 'revision' | 'merged_into'>

function valuesOf({ email, made_by, said, said_at, stored, owner, created_at, seen_at }: Written) {
  return { email, made_by, said, said_at, stored, owner, created_at, seen_at }
}

function derivedOf({ email, said, stored }: Written): { sortName: string; words: string } {
  const known = { ...propertiesOf(said), ...propertiesOf(stored) }
  const name = nameIn(known)
  const values = Object.values(known).flatMap(value => (Array.isArray(value) ? value : [value]))
  const texts = values.filter(value => typeof value === 'string' || typeof value === 'number').map(String)
  const sortName = (name ?? email ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().slice(0, 100)
  return { sortName, words: searchable([email ?? '', ...texts].join('\n')) }
}
