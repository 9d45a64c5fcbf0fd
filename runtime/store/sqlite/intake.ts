import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Clock } from '../../clock/clock.ts'
import { failpoint } from '../../failpoints.ts'
import type { Intake, LeasedIntake, NewIntake } from '../intake.ts'
import type { Attempt } from './attempt.ts'
import { createIntakeMover } from './intake-mover.ts'
import { createKeep } from './letters.ts'
import { createRelaxed } from './relaxed.ts'
import { bodyOf } from './row-json.ts'
import { bytes, createStatement, integer, text, textOrNull } from './statement.ts'
import { createTransaction } from './transaction.ts'

/** Keeps what channels hand in until turns have taken it. */
export function createIntake(writer: DatabaseSync, reader: DatabaseSync, clock: Clock, attempt: Attempt): Intake {
  const insert = createStatement(
    writer,
    { channel: text, key: text, sender: text, body: text, at: integer },
    (queries, { channel, sender, at, ...slots }) =>
      queries
        .insertInto('intake')
        .values({
          ...slots,
          channel,
          sender,
          at,
          attempts: sql.lit(0),
          turns: sql.lit(0),
          due_at: sql<number | null>`case when exists (
            select 1 from intake as open where open.channel = ${channel} and open.sender = ${sender} and open.buried_at is null
          ) then null else ${at} end`,
        })
        .onConflict(conflict => conflict.columns(['channel', 'key']).doNothing())
        .returning('n'),
  )
  const addFile = createStatement(
    writer,
    { intake: integer, at: integer, name: text, bytes, cid: textOrNull, type: textOrNull },
    (queries, slots) => queries.insertInto('intake_file').values(slots),
  )
  const addRaw = createStatement(writer, { intake: integer, at: integer, bytes }, (queries, slots) =>
    queries.insertInto('intake_raw').values(slots),
  )
  const keep = createKeep(writer)
  const senderOf = createStatement(writer, { channel: text, key: text }, (queries, { channel, key }) =>
    queries.selectFrom('intake').select('sender').where('channel', '=', channel).where('key', '=', key),
  )
  const due = createStatement(writer, { channel: text, now: integer, limit: integer }, (queries, { channel, now, limit }) =>
    queries
      .selectFrom('intake')
      .select(['n as id', 'channel', 'sender', 'body', 'at', 'attempts', 'turns', 'conversation'])
      .where('channel', '=', channel)
      .where('due_at', 'is not', null)
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .orderBy('n')
      .limit(limit),
  )
  const take = createStatement(writer, { n: integer, due_at: integer }, (queries, { n, due_at }) =>
    queries.updateTable('intake').set({ due_at, error: null, attempts: sql<number>`attempts + 1` }).where('n', '=', n),
  )
  // Tried, and not waiting after an error: somebody had it in hand.
  const giveBack = createStatement(writer, { now: integer }, (queries, { now }) =>
    queries
      .updateTable('intake')
      .set({ due_at: now })
      .where('due_at', '>', now)
      .where(sql<boolean>`attempts > 0`)
      .where('error', 'is', null),
  )
  const file = createStatement(writer, { id: integer, at: integer }, (queries, { id, at }) =>
    queries.selectFrom('intake_file').select(['name', 'bytes']).where('intake', '=', id).where('at', '=', at),
  )
  const dead = createStatement(reader, { limit: integer }, (queries, { limit }) =>
    queries
      .selectFrom('intake')
      .select(['n as id', 'channel', 'sender', 'at', 'attempts', 'conversation', 'error', 'buried_at'])
      .where('buried_at', 'is not', null)
      .orderBy('buried_at')
      .orderBy('n')
      .limit(limit),
  )
  const waiting = createStatement(reader, {}, queries =>
    queries
      .selectFrom('intake')
      .select(({ fn }) => ['channel', fn.countAll<number>().as('waiting')])
      .where('sender', 'is not', null)
      .where('buried_at', 'is', null)
      .groupBy('channel'),
  )
  const met = createStatement(
    writer,
    { channel: text, sender: text, thread: textOrNull },
    (queries, { channel, sender, thread }) =>
      queries
        .selectFrom('peer')
        .innerJoin('conversation', 'conversation.n', 'peer.conversation')
        .select('conversation.id')
        .where('peer.channel', '=', channel)
        .where('sender', '=', sender)
        .where(sql<boolean>`(${thread} is null or peer.thread = ${thread})`)
        .orderBy('peer.conversation', 'desc')
        .limit(1),
  )
  const transaction = createTransaction(writer)
  // A lease that a power cut takes back is given again: what a turn has taken is gone from here in that turn's own commit.
  const relaxed = createRelaxed(writer)
  const mover = createIntakeMover(writer)

  function add({ channel, key, sender, body, files, at, raw, keep: kept, buried }: NewIntake): 'stored' | 'duplicate' {
    if (kept) keep(channel, kept.value)
    const row = insert.get({ channel, key, sender, body: JSON.stringify(body), at })
    if (!row) return 'duplicate'
    if (raw) addRaw.run({ intake: row.n, at, bytes: raw })
    for (const [index, { name, bytes, picture }] of files.entries())
      addFile.run({ intake: row.n, at: index, name, bytes, cid: picture?.cid ?? null, type: picture?.type ?? null })
    if (buried !== undefined) mover.bury(row.n, at, buried)
    return 'stored'
  }
  function lease(channel: string, now: number, leaseMs: number, limit: number): LeasedIntake[] {
    const rows = due.all({ channel, now, limit })
    if (rows.length === 0) return []
    relaxed(() =>
      transaction(() => {
        for (const { id } of rows) take.run({ n: id, due_at: now + leaseMs })
      }),
    )
    return rows.map(({ sender, body, attempts, conversation, ...row }) => ({
      ...row,
      sender: sender ?? '',
      body: bodyOf(body),
      attempts: attempts + 1,
      ...(conversation === null ? {} : { conversation }),
    }))
  }

  giveBack.run({ now: clock.now() })

  return {
    add: items =>
      attempt(() => {
        const outcomes = transaction(() => items.map(add))
        failpoint('intake.stored')
        return outcomes
      }),
    lease: (channel, now, leaseMs, limit) => attempt(() => lease(channel, now, leaseMs, limit)),
    file: (id, at) => attempt(() => file.get({ id, at })),
    retry: (id, dueAt, error) => attempt(() => mover.retry(id, dueAt, error)),
    drop: (id, now) => attempt(() => transaction(() => mover.done(id, now))),
    bury: (id, now, error) => attempt(() => transaction(() => mover.bury(id, now, error))),
    replay: (id, now) => attempt(() => transaction(() => mover.replay(id, now))),
    dead: limit =>
      attempt(() =>
        dead.all({ limit }).map(({ sender, conversation, error, buried_at, ...row }) => ({
          ...row,
          sender: sender ?? '',
          error: error ?? '',
          buriedAt: buried_at ?? 0,
          ...(conversation === null ? {} : { conversation }),
        })),
      ),
    waiting: () => attempt(() => new Map(waiting.all({}).map(row => [row.channel, row.waiting]))),
    senderOf: (channel, key) => attempt(() => senderOf.get({ channel, key })?.sender ?? undefined),
    conversationOf: (channel, sender, thread) => attempt(() => met.get({ channel, sender, thread: thread ?? null })?.id),
  }
}
