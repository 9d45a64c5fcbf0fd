import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { TurnCommit } from '../contract.ts'
import { createStatement, integer, text, textOrNull } from './statement.ts'

/** Writes what a turn says to visitors of a channel that each message is sent to; on others nothing. Within the turn's transaction. */
export function createOutboxWriter(database: DatabaseSync): (conversation: number, commit: TurnCommit) => void {
  const meet = createStatement(
    database,
    { conversation: integer, channel: text, sender: text, thread: textOrNull },
    (queries, slots) => queries.insertInto('peer').values(slots),
  )
  const add = createStatement(
    database,
    { conversation: integer, seq: integer, channel: text, at: integer },
    (queries, { conversation, seq, channel, at }) =>
      queries.insertInto('outbox').values({
        conversation,
        seq,
        channel,
        at,
        state: sql.lit('waiting'),
        attempts: sql.lit(0),
        parts: sql.lit(0),
        // What stands behind another one gets its time when that one is settled.
        due_at: sql<number | null>`case when exists (
          select 1 from outbox where outbox.conversation = ${conversation} and outbox.state in ('waiting', 'sending')
        ) then null else ${at} end`,
      }),
  )

  return (conversation, { record, turn }) => {
    const { peer, channelId: channel } = record
    if (!peer) return
    if (record.turn === 1) meet.run({ conversation, channel, sender: peer.id, thread: peer.thread ?? null })
    for (const event of turn.events)
      if (event.type === 'message' && event.author !== 'visitor' && event.elsewhere !== true && event.byMail !== true)
        add.run({ conversation, seq: event.seq, channel, at: turn.at })
  }
}
