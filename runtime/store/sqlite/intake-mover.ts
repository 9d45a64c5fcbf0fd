import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { TakenIntake } from '../intake.ts'
import { bytes, createStatement, integer, text, textOrNull } from './statement.ts'

/** Moves on what came in, each inside a transaction of the caller's. */
export interface IntakeMover {
  /** A turn of this conversation has taken it, or its next part. */
  took(intake: TakenIntake, into: Into, now: number): void
  retry(id: number, dueAt: number, error: string): void
  /** Nothing of it is left but that it was here. */
  done(id: number, now: number): void
  bury(id: number, now: number, error: string): void
  replay(id: number, now: number): boolean
  /** Forgets what a sender sent and no turn has taken. */
  forget(channel: string, sender: string): void
}

/** The turn's conversation, and the number of the message that it made of it. */
export interface Into {
  readonly n: number
  readonly id: string
  readonly seq: number
}

export function createIntakeMover(writer: DatabaseSync): IntakeMover {
  const count = createStatement(writer, { n: integer, conversation: text }, (queries, { n, conversation }) =>
    queries.updateTable('intake').set({ turns: sql<number>`turns + 1`, conversation }).where('n', '=', n),
  )
  const find = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('intake').select(['channel', 'sender', 'buried_at']).where('n', '=', n),
  )
  const clear = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries
      .updateTable('intake')
      .set({ sender: null, body: null, due_at: null, conversation: null, error: null, buried_at: null })
      .where('n', '=', n),
  )
  const dropFiles = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.deleteFrom('intake_file').where('intake', '=', n),
  )
  const name = createStatement(writer, { channel: text, external: text, conversation: integer, seq: integer }, (queries, slots) =>
    queries
      .insertInto('came_as')
      .values(slots)
      .onConflict(conflict => conflict.doNothing()),
  )
  const raw = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('intake_raw').select(['at', 'bytes']).where('intake', '=', n),
  )
  const dropRaw = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.deleteFrom('intake_raw').where('intake', '=', n),
  )
  const keepRaw = createStatement(writer, { conversation: integer, seq: integer, at: integer, bytes }, (queries, slots) =>
    queries.insertInto('original').values(slots),
  )
  const keepBody = createStatement(
    writer,
    { conversation: integer, seq: integer, folded: textOrNull, html: textOrNull },
    (queries, slots) => queries.insertInto('letter_body').values(slots),
  )
  const keepPictures = createStatement(writer, { intake: integer, conversation: integer, seq: integer }, (queries, slots) =>
    queries
      .insertInto('letter_picture')
      .columns(['conversation', 'seq', 'cid', 'type', 'bytes'])
      .expression(({ selectFrom, val }) =>
        selectFrom('intake_file')
          .select(({ ref }) => [
            val(slots.conversation).as('conversation'),
            val(slots.seq).as('seq'),
            ref('cid').$notNull().as('cid'),
            ref('type').$notNull().as('type'),
            'bytes',
          ])
          .where('intake', '=', slots.intake)
          .where('cid', 'is not', null)
          .orderBy('at'),
      ),
  )
  const retry = createStatement(writer, { n: integer, due_at: integer, error: text }, (queries, { n, ...slots }) =>
    queries.updateTable('intake').set(slots).where('n', '=', n).where('due_at', 'is not', null),
  )
  const bury = createStatement(writer, { n: integer, buried_at: integer, error: text }, (queries, { n, ...slots }) =>
    queries
      .updateTable('intake')
      .set({ ...slots, due_at: null })
      .where('n', '=', n)
      .where('sender', 'is not', null),
  )
  const raise = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.updateTable('intake').set({ buried_at: null, error: null, attempts: 0, due_at: null }).where('n', '=', n),
  )
  const next = createStatement(writer, { channel: text, sender: text, now: integer }, (queries, { channel, sender, now }) =>
    queries
      .updateTable('intake')
      .set({ due_at: now })
      .where('n', '=', ({ selectFrom }) =>
        selectFrom('intake as first')
          .select('first.n')
          .where('first.channel', '=', channel)
          .where('first.sender', '=', sender)
          .where('first.buried_at', 'is', null)
          .where(
            sql<boolean>`not exists (
                select 1 from intake as busy
                where busy.channel = ${channel} and busy.sender = ${sender} and busy.buried_at is null and busy.due_at is not null
              )`,
          )
          .orderBy('first.n')
          .limit(1),
      ),
  )
  const ofSender = createStatement(writer, { channel: text, sender: text }, (queries, { channel, sender }) =>
    queries.selectFrom('intake').select('n').where('channel', '=', channel).where('sender', '=', sender),
  )
  const wipe = (n: number): void => {
    clear.run({ n })
    dropFiles.run({ n })
    dropRaw.run({ n })
  }
  const nameIt = ({ id, named, body }: TakenIntake, { n: conversation, seq }: Into): void => {
    const channel = find.get({ n: id })?.channel
    if (named === undefined || channel === undefined || seq === 0) return
    name.run({ channel, external: named, conversation, seq })
    const came = raw.get({ n: id })
    if (came) keepRaw.run({ conversation, seq, ...came })
    if (body) keepBody.run({ conversation, seq, folded: body.folded ?? null, html: body.html ?? null })
    keepPictures.run({ intake: id, conversation, seq })
  }
  const done = (id: number, now: number): void => {
    const row = find.get({ n: id })
    if (row?.sender === undefined || row.sender === null) return
    wipe(id)
    next.run({ channel: row.channel, sender: row.sender, now })
  }

  return {
    took(taken, into, now) {
      const { id, isWhole } = taken
      nameIt(taken, into)
      if (isWhole) done(id, now)
      else count.run({ n: id, conversation: into.id })
    },
    retry: (id, dueAt, error) => void retry.run({ n: id, due_at: dueAt, error }),
    done,
    bury(id, now, error) {
      const row = find.get({ n: id })
      if (row?.sender === undefined || row.sender === null) return
      bury.run({ n: id, buried_at: now, error })
      next.run({ channel: row.channel, sender: row.sender, now })
    },
    replay(id, now) {
      const row = find.get({ n: id })
      if (row?.sender === undefined || row.sender === null || row.buried_at === null) return false
      raise.run({ n: id })
      next.run({ channel: row.channel, sender: row.sender, now })
      return true
    },
    forget(channel, sender) {
      for (const { n } of ofSender.all({ channel, sender })) wipe(n)
    },
  }
}
