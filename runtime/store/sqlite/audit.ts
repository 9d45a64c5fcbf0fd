import type { DatabaseSync } from 'node:sqlite'
import { ParleyError } from '../../errors/parley-error.ts'
import { auditHash } from '../audit-hash.ts'
import type { AuditNote, AuditRow, People } from '../people.ts'
import { createStatement, integer, text, textOrNull } from './statement.ts'

/** The log of what the team did, entry by entry. */
export interface Audit {
  /** Inside a transaction of the caller's. */
  append(note: AuditNote): void
  page(query: Parameters<People['audit']>[0]): Awaited<ReturnType<People['audit']>>
}

export function createAudit(writer: DatabaseSync, reader: DatabaseSync): Audit {
  const last = createStatement(writer, {}, queries =>
    queries.selectFrom('audit').select(['n', 'hash']).orderBy('n', 'desc').limit(1),
  )
  const insert = createStatement(writer, slots, (queries, values) => queries.insertInto('audit').values(values))
  const page = createStatement(reader, { before: integer, limit: integer }, (queries, { before, limit }) =>
    queries.selectFrom('audit').selectAll().where('n', '<', before).orderBy('n', 'desc').limit(limit),
  )
  return {
    append(note) {
      const before = last.get({})
      const n = (before?.n ?? 0) + 1
      const { details, address, ...told } = note
      insert.run({
        ...told,
        n,
        details: details === undefined ? null : JSON.stringify(details),
        address: address ?? null,
        hash: auditHash(before?.hash ?? '', n, note),
      })
    },
    page({ limit, before }) {
      const rows = page.all({ before: placeIn(before), limit: limit + 1 })
      const entries = rows.slice(0, limit).map(entryOf)
      const next = rows.length > limit ? entries.at(-1)?.n : undefined
      return { entries, ...(next === undefined ? {} : { next: `${next}` }) }
    },
  }
}

const slots = {
  n: integer,
  at: integer,
  actor: text,
  act: text,
  about: text,
  details: textOrNull,
  address: textOrNull,
  hash: text,
}

function entryOf({ details, address, ...told }: typeof slots): AuditRow {
  return { ...told, ...(details === null ? {} : { details: JSON.parse(details) }), ...(address === null ? {} : { address }) }
}

function placeIn(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER
  if (!/^\d{1,15}$/.test(cursor)) throw new ParleyError('invalid_body', { field: 'before' })
  return Number(cursor)
}
