import type { DatabaseSync } from 'node:sqlite'
import type { Event } from '../../conversation/event.ts'
import { eventsOf, traceOf } from './row-json.ts'
import { createStatement, integer, text, textOrNull } from './statement.ts'

/**
 * Takes the words of a message out of all that was written: of its own turn, of what changed it since, and how it came; its file is let go.
 * That it was there stays, and everything that counts on its number. Within the transaction of the turn that says so; the search follows
 * by itself.
 */
export function createWordDropper(database: DatabaseSync): (conversation: number, seq: number) => void {
  const turns = createStatement(database, { conversation: integer, seq: integer }, (queries, { conversation, seq }) =>
    queries
      .selectFrom('turn')
      .select(['turn', 'own_seq', 'events', 'trace'])
      .where('conversation', '=', conversation)
      .where('last_seq', '>=', seq)
      .orderBy('turn'),
  )
  const rewrite = createStatement(
    database,
    { conversation: integer, turn: integer, events: textOrNull, trace: text },
    (queries, { conversation, turn, ...slots }) =>
      queries.updateTable('turn').set(slots).where('conversation', '=', conversation).where('turn', '=', turn),
  )
  const dropOriginal = createStatement(database, { conversation: integer, seq: integer }, (queries, { conversation, seq }) =>
    queries.deleteFrom('original').where('conversation', '=', conversation).where('seq', '=', seq),
  )
  const dropBody = createStatement(database, { conversation: integer, seq: integer }, (queries, { conversation, seq }) =>
    queries.deleteFrom('letter_body').where('conversation', '=', conversation).where('seq', '=', seq),
  )
  const dropPictures = createStatement(database, { conversation: integer, seq: integer }, (queries, { conversation, seq }) =>
    queries.deleteFrom('letter_picture').where('conversation', '=', conversation).where('seq', '=', seq),
  )
  // A file that no message brings goes with all others of that kind.
  const letGo = createStatement(database, { conversation: integer, seq: integer }, (queries, { conversation, seq }) =>
    queries.updateTable('file').set({ message: null }).where('conversation', '=', conversation).where('message', '=', seq),
  )

  return (conversation, seq) => {
    for (const { turn, own_seq: own, events, trace } of turns.all({ conversation, seq })) {
      const all = eventsOf(events)
      if (!all.some(event => isOf(event, seq))) continue
      const kept = all.map(event => (isOf(event, seq) ? withoutWords(event) : event))
      // Why a way was taken quotes what was said.
      const { path, set: _set, ...told } = traceOf(trace)
      const untold = { ...told, path: path.map(({ why: _why, ...visit }) => visit) }
      rewrite.run({ conversation, turn, events: JSON.stringify(kept), trace: own === seq ? JSON.stringify(untold) : trace })
    }
    dropOriginal.run({ conversation, seq })
    dropBody.run({ conversation, seq })
    dropPictures.run({ conversation, seq })
    letGo.run({ conversation, seq })
  }
}

const isOf = (event: Event, seq: number): boolean =>
  (event.type === 'message' && event.seq === seq) || (event.type === 'edit' && event.of === seq)

function withoutWords(event: Event): Event {
  if (event.type === 'edit') return { ...event, text: '' }
  if (event.type !== 'message') return event
  const { type, seq, at, id, author } = event
  return { type, seq, at, id, author, text: '' }
}
