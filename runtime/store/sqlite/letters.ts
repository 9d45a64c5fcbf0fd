import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Letters } from '../letters.ts'
import type { Attempt } from './attempt.ts'
import { bodyOf } from './row-json.ts'
import { createStatement, integer, text } from './statement.ts'
import { createTransaction } from './transaction.ts'

/** Keeps what belongs to channels and to letters. What came with a message is written by its turn: see `intake-mover.ts`. */
export function createLetters(writer: DatabaseSync, reader: DatabaseSync, attempt: Attempt): Letters {
  const kept = createStatement(writer, { channel: text }, (queries, { channel }) =>
    queries.selectFrom('channel_kept').select('value').where('channel', '=', channel),
  )
  const keep = createKeep(writer)
  const forget = createStatement(writer, { channel: text }, (queries, { channel }) =>
    queries.deleteFrom('channel_kept').where('channel', '=', channel),
  )
  const came = createStatement(writer, { channel: text, external: text }, (queries, { channel, external }) =>
    queries
      .selectFrom('came_as')
      .innerJoin('conversation', 'conversation.n', 'came_as.conversation')
      .select(['conversation.id as conversation', 'seq'])
      .where('came_as.channel', '=', channel)
      .where('external', '=', external),
  )
  const went = createStatement(writer, { channel: text, external: text }, (queries, { channel, external }) =>
    queries
      .selectFrom('sent_as')
      .innerJoin('conversation', 'conversation.n', 'sent_as.conversation')
      .select(['conversation.id as conversation', 'seq'])
      .where('sent_as.channel', '=', channel)
      .where('external', '=', external),
  )
  const place = createStatement(writer, { id: text }, (queries, { id }) =>
    queries.selectFrom('conversation').select('n').where('id', '=', id),
  )
  const name = createStatement(writer, { channel: text, external: text, conversation: integer, seq: integer }, (queries, slots) =>
    queries
      .insertInto('sent_as')
      .values(slots)
      .onConflict(conflict => conflict.doNothing()),
  )
  const cameBefore = createStatement(reader, { n: integer, before: integer }, (queries, { n, before }) =>
    queries.selectFrom('came_as').select(['seq', 'external']).where('conversation', '=', n).where('seq', '<', before),
  )
  const wentBefore = createStatement(reader, { n: integer, before: integer }, (queries, { n, before }) =>
    queries.selectFrom('sent_as').select(['seq', 'external']).where('conversation', '=', n).where('seq', '<', before),
  )
  const original = createStatement(reader, { id: text, seq: integer }, (queries, { id, seq }) =>
    queries
      .selectFrom('original')
      .innerJoin('conversation', 'conversation.n', 'original.conversation')
      .select('bytes')
      .where('conversation.id', '=', id)
      .where('seq', '=', seq),
  )
  const body = createStatement(reader, { id: text, seq: integer }, (queries, { id, seq }) =>
    queries
      .selectFrom('letter_body')
      .innerJoin('conversation', 'conversation.n', 'letter_body.conversation')
      .select(['folded', 'html'])
      .where('conversation.id', '=', id)
      .where('seq', '=', seq),
  )
  const pictures = createStatement(reader, { id: text, seq: integer }, (queries, { id, seq }) =>
    queries
      .selectFrom('letter_picture')
      .innerJoin('conversation', 'conversation.n', 'letter_picture.conversation')
      .select(['cid', 'type', 'bytes'])
      .where('conversation.id', '=', id)
      .where('seq', '=', seq)
      .orderBy('cid'),
  )
  const old = createStatement(writer, { before: integer, limit: integer }, (queries, { before, limit }) =>
    queries
      .deleteFrom('original')
      .where(sql<boolean>`n in (select o.n from original as o where o.at < ${before} order by o.at limit ${limit})`),
  )
  // What was buried and nobody has taken up again in that time.
  const oldWaiting = createStatement(writer, { before: integer }, (queries, { before }) =>
    queries.deleteFrom('intake_raw').where('at', '<', before),
  )
  const transaction = createTransaction(writer)

  return {
    kept: channel =>
      attempt(() => {
        const row = kept.get({ channel })
        return row && bodyOf(row.value)
      }),
    keep: (channel, value) => attempt(() => keep(channel, value)),
    forget: channel => attempt(() => void forget.run({ channel })),
    find: (channel, external) =>
      attempt(() => {
        const sent = went.get({ channel, external })
        if (sent) return { ...sent, came: false }
        const found = came.get({ channel, external })
        return found && { ...found, came: true }
      }),
    name: ({ conversation, seq }, channel, external) =>
      attempt(() => {
        const n = place.get({ id: conversation })?.n
        if (n !== undefined) name.run({ channel, external, conversation: n, seq })
      }),
    ids: (id, before, limit) =>
      attempt(() => {
        const n = place.get({ id })?.n
        if (n === undefined) return []
        const all = [...cameBefore.all({ n, before }), ...wentBefore.all({ n, before })]
        return all
          .sort((a, b) => a.seq - b.seq)
          .slice(-limit)
          .map(({ external }) => external)
      }),
    original: (id, seq) => attempt(() => original.get({ id, seq })?.bytes),
    body: (id, seq) =>
      attempt(() => {
        const found = body.get({ id, seq })
        if (!found) return undefined
        const { folded, html } = found
        return { ...(folded === null ? {} : { folded }), ...(html === null ? {} : { html }) }
      }),
    pictures: (id, seq) => attempt(() => pictures.all({ id, seq })),
    sweep: (before, limit) =>
      attempt(() =>
        transaction(() => {
          oldWaiting.run({ before })
          return old.run({ before, limit })
        }),
      ),
  }
}

/** Keeps a value of a channel, inside whatever the caller does. */
export function createKeep(writer: DatabaseSync): (channel: string, value: unknown) => void {
  const put = createStatement(writer, { channel: text, value: text }, (queries, { channel, value }) =>
    queries
      .insertInto('channel_kept')
      .values({ channel, value })
      .onConflict(conflict => conflict.column('channel').doUpdateSet({ value })),
  )
  return (channel, value) => void put.run({ channel, value: JSON.stringify(value) })
}
