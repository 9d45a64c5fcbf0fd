import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { ParleyError } from '../../errors/parley-error.ts'
import type { Files, Giver } from '../contract.ts'
import type { Attempt } from './attempt.ts'
import { createStatement, integer, text } from './statement.ts'

/** Keeps what is known of the files that visitors and agents gave. The turn that brings one claims it, see `turn-writer.ts`. */
export function createFiles(writer: DatabaseSync, reader: DatabaseSync, attempt: Attempt): Files {
  const place = createStatement(writer, { id: text }, (queries, { id }) =>
    queries.selectFrom('conversation').select('n').where('id', '=', id),
  )
  const insert = createStatement(writer, slots, (queries, values) => queries.insertInto('file').values(values))
  const remove = createStatement(writer, { id: text }, (queries, { id }) =>
    queries.deleteFrom('file').where('id', '=', id).where('message', 'is', null),
  )
  const ofConversation = createStatement(reader, { id: text, conversation: text }, (queries, { id, conversation }) =>
    queries
      .selectFrom('file')
      .innerJoin('conversation', 'conversation.n', 'file.conversation')
      .select(['file.id as id', 'name', 'type', 'bytes', 'at'])
      .where('file.id', '=', id)
      .where('conversation.id', '=', conversation),
  )
  // What the team has uploaded and not sent yet is none of the visitor's business.
  const forVisitor = createStatement(reader, { id: text, conversation: text }, (queries, { id, conversation }) =>
    queries
      .selectFrom('file')
      .innerJoin('conversation', 'conversation.n', 'file.conversation')
      .select(['file.id as id', 'name', 'type', 'bytes', 'at'])
      .where('file.id', '=', id)
      .where('conversation.id', '=', conversation)
      .where(({ or, eb }) => or([eb('by', '=', sql.lit('visitor')), eb('message', 'is not', null)])),
  )
  const has = createStatement(reader, { id: text }, (queries, { id }) =>
    queries.selectFrom('file').select('id').where('id', '=', id),
  )
  const unsent = createStatement(reader, { before: integer, limit: integer }, (queries, { before, limit }) =>
    queries.selectFrom('file').select('id').where('message', 'is', null).where('at', '<', before).orderBy('at').limit(limit),
  )
  return {
    add: (id, file, by) =>
      attempt(() => {
        const found = place.get({ id })
        if (!found) throw new ParleyError('conversation_unknown', { id })
        insert.run({ ...file, conversation: found.n, by })
      }),
    ofConversation: (id, conversation, by) =>
      attempt(() => (by === 'visitor' ? forVisitor : ofConversation).get({ id, conversation })),
    has: id => attempt(() => has.get({ id }) !== undefined),
    unsent: (before, limit) => attempt(() => unsent.all({ before, limit }).map(row => row.id)),
    removeUnsent: id => attempt(() => remove.run({ id }) > 0),
  }
}

const slots: { id: string; conversation: number; name: string; type: string; bytes: number; at: number; by: Giver } = {
  id: text,
  conversation: integer,
  name: text,
  type: text,
  bytes: integer,
  at: integer,
  by: 'visitor',
}
