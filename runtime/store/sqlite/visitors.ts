import type { DatabaseSync } from 'node:sqlite'
import type { Visitors } from '../contract.ts'
import type { Attempt } from './attempt.ts'
import { createRelaxed } from './relaxed.ts'
import { createStatement, integer, text } from './statement.ts'

/** Keeps visitors: an id, and the hash of the token that proves it. */
export function createVisitors(writer: DatabaseSync, reader: DatabaseSync, attempt: Attempt): Visitors {
  const create = createStatement(writer, { id: text, token_hash: text, created_at: integer }, (queries, slots) =>
    queries.insertInto('visitor').values(slots),
  )
  const byToken = createStatement(reader, { hash: text }, (queries, { hash }) =>
    queries.selectFrom('visitor').select('id').where('token_hash', '=', hash),
  )
  // Whoever has done nothing yet loses nothing by being forgotten; the first act is a turn, and takes its visitor along.
  const relaxed = createRelaxed(writer)
  return {
    create: ({ id, tokenHash, at }) =>
      attempt(() => void relaxed(() => create.run({ id, token_hash: tokenHash, created_at: at }))),
    byToken: hash => attempt(() => byToken.get({ hash })?.id),
  }
}
