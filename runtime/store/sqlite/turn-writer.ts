import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { ParleyError } from '../../errors/parley-error.ts'
import { failpoint } from '../../failpoints.ts'
import type { StoredTurn, TurnCommit } from '../contract.ts'
import type { Link, Stored } from './finder.ts'
import { createIntakeMover } from './intake-mover.ts'
import { createOutboxWriter } from './outbox-writer.ts'
import { createRecordKeeper } from './record-keeper.ts'
import { createRecordWriter } from './record-writer.ts'
import { createStatement, integer, integerOrNull, text, textOrNull } from './statement.ts'
import { createTagWriter } from './tag-writer.ts'
import { createWordDropper } from './word-dropper.ts'

/** Writes all rows of one turn: two for a plain one. */
export function createTurnWriter(database: DatabaseSync): (stored: Stored, commit: TurnCommit, link: Link) => void {
  const writeRecord = createRecordWriter(database)
  const keepRecord = createRecordKeeper(database)
  const writeTags = createTagWriter(database)
  const writeOutbox = createOutboxWriter(database)
  const moveIntake = createIntakeMover(database)
  const dropWords = createWordDropper(database)
  const insertTurn = createStatement(database, turnSlots, (queries, slots) => queries.insertInto('turn').values(slots))
  const setTimer = createStatement(database, { conversation: integer, id: text, due_at: integer }, (queries, slots) =>
    queries
      .insertInto('timer')
      .values(slots)
      .onConflict(conflict => conflict.columns(['conversation', 'id']).doUpdateSet({ due_at: slots.due_at })),
  )
  const cancelTimer = createStatement(database, { conversation: integer, id: text }, (queries, slots) =>
    queries.deleteFrom('timer').where('conversation', '=', slots.conversation).where('id', '=', slots.id),
  )
  const addEffect = createStatement(
    database,
    { id: text, conversation: integer, due_at: integer, attempts: integer, body: text },
    (queries, slots) => queries.insertInto('effect').values(slots),
  )
  const dropEffect = createStatement(database, { conversation: integer, id: text }, (queries, slots) =>
    queries.deleteFrom('effect').where('id', '=', slots.id).where('conversation', '=', slots.conversation),
  )
  const addSaid = createStatement(
    database,
    { conversation: integer, turn: integer, at: integer, kind: text, data: text, origin: text },
    (queries, slots) => queries.insertInto('said').values(slots),
  )
  const addVisitor = createStatement(database, { id: text, token_hash: text, created_at: integer }, (queries, slots) =>
    queries.insertInto('visitor').values(slots),
  )
  const bringFile = createStatement(
    database,
    { id: text, conversation: integer, message: integer },
    (queries, { id, conversation, message }) =>
      queries
        .updateTable('file')
        .set({ message })
        .where('id', '=', id)
        .where('conversation', '=', conversation)
        .where('message', 'is', null),
  )

  const give = createStatement(database, { user: text }, (queries, { user }) =>
    queries
      .insertInto('rotation')
      .values({ user, given: nextGiven })
      .onConflict(conflict => conflict.column('user').doUpdateSet({ given: nextGiven })),
  )

  return (stored, commit, link) => {
    const { record, turn, timers, effects, records, visitor, file, given, intake } = commit
    const conversation = writeRecord(stored, commit, link)
    writeTags(conversation, stored, commit)
    failpoint('commit.wrote-record')
    insertTurn.run(turnRow(conversation, record.seq, turn))
    failpoint('commit.wrote-turn')
    // A timer that is moved under its own name is cancelled and set in one turn.
    for (const id of timers.cancel) cancelTimer.run({ conversation, id })
    for (const { id, dueAt } of timers.set) setTimer.run({ conversation, id, due_at: dueAt })
    failpoint('commit.wrote-timers')
    for (const effect of effects.add) {
      addEffect.run({ id: effect.id, conversation, due_at: effect.at, attempts: 0, body: JSON.stringify(effect) })
    }
    // After adding: an effect may be replaced in the very turn that asked for it.
    for (const id of effects.drop) dropEffect.run({ conversation, id })
    failpoint('commit.wrote-effects')
    for (const { kind, data, origin, textHash } of records) {
      const from = JSON.stringify({ ...origin, ...(textHash === undefined ? {} : { textHash }) })
      addSaid.run({ conversation, turn: turn.turn, at: turn.at, kind, data: JSON.stringify(data), origin: from })
    }
    for (const kept of records) keepRecord(kept, { conversation, link, commit })
    if (visitor) addVisitor.run({ id: visitor.id, token_hash: visitor.tokenHash, created_at: turn.at })
    if (given !== undefined) give.run({ user: given })
    failpoint('commit.wrote-rotation')
    writeOutbox(conversation, commit)
    for (const event of turn.events) if (event.type === 'delete') dropWords(conversation, event.of)
    if (intake) moveIntake.took(intake, { n: conversation, id: record.id, seq: turn.ownSeq }, turn.at)
    if (file && bringFile.run({ id: file.id, conversation, message: file.seq }) === 0)
      throw new ParleyError('internal', { conversation: record.id, file: file.id })
  }
}

// One more than anybody has: the transaction that reads it writes it.
const nextGiven = sql<number>`(select coalesce(max(given), 0) + 1 from rotation)`

const turnSlots = {
  conversation: integer,
  turn: integer,
  key: text,
  print: text,
  at: integer,
  own_seq: integer,
  last_seq: integer,
  team_to: integerOrNull,
  events: textOrNull,
  team: textOrNull,
  trace: text,
}

function turnRow(
  conversation: number,
  lastSeq: number,
  { turn, key, print, at, ownSeq, events, team, trace }: StoredTurn,
): typeof turnSlots {
  return {
    conversation,
    turn,
    key,
    print,
    at,
    own_seq: ownSeq,
    last_seq: lastSeq,
    team_to: team.at(-1)?.teamSeq ?? null,
    events: events.length > 0 ? JSON.stringify(events) : null,
    team: team.length > 0 ? JSON.stringify(team) : null,
    trace: JSON.stringify(trace),
  }
}
