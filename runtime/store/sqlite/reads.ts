import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Reader, Reads } from '../contract.ts'
import type { Attempt } from './attempt.ts'
import { createRelaxed } from './relaxed.ts'
import { createStatement, integer, text } from './statement.ts'

/** Keeps how far people have read. */
export function createReads(writer: DatabaseSync, reader: DatabaseSync, attempt: Attempt): Reads {
  const place = createStatement(writer, { id: text }, (queries, { id }) =>
    queries.selectFrom('conversation').select('n').where('id', '=', id),
  )
  const put = createStatement(writer, slots, (queries, { conversation, by, up_to, at }) =>
    queries
      .insertInto('read_mark')
      .values({ conversation, by, up_to, at })
      .onConflict(conflict =>
        conflict.columns(['conversation', 'by']).doUpdateSet({ up_to, at }).where('read_mark.up_to', '<', up_to),
      ),
  )
  const of = createStatement(reader, { id: text }, (queries, { id }) =>
    queries
      .selectFrom('read_mark')
      .innerJoin('conversation', 'conversation.n', 'read_mark.conversation')
      .select(['by', 'up_to', 'at'])
      .where('conversation.id', '=', id),
  )
  const unread = createStatement(reader, { visitor: text }, (queries, { visitor }) =>
    queries
      .selectFrom('conversation')
      .leftJoin('read_mark', join =>
        join.onRef('read_mark.conversation', '=', 'conversation.n').on('read_mark.by', '=', sql.lit('visitor')),
      )
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('visitor', '=', visitor)
      .where(sql<boolean>`told > coalesce(up_to, 0)`),
  )
  // A mark is written at every look at a conversation.
  const relaxed = createRelaxed(writer)

  return {
    mark: (conversation, by, { upToSeq, at }) =>
      attempt(() => {
        const found = place.get({ id: conversation })
        if (!found) return false
        return relaxed(() => put.run({ conversation: found.n, by, up_to: upToSeq, at }) > 0)
      }),
    of: conversation =>
      attempt(() => Object.fromEntries(of.all({ id: conversation }).map(({ by, up_to: upToSeq, at }) => [by, { upToSeq, at }]))),
    unreadOf: visitor => attempt(() => unread.get({ visitor })?.count ?? 0),
  }
}

const slots: { conversation: number; by: Reader; up_to: number; at: number } = {
  conversation: integer,
  by: 'visitor',
  up_to: integer,
  at: integer,
}
