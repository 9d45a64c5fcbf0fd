import type { DatabaseSync } from 'node:sqlite'
import type { Event } from '../../conversation/event.ts'
import { eventsOf } from './row-json.ts'
import { createStatement, integer, text } from './statement.ts'

/**
 * Reads a page of a conversation's stream. Numbers rise with turns, so the turn to begin with is found by halving: an index on
 * them would cost every turn one more page to write.
 */
export function createEventReader(database: DatabaseSync): (id: string, after: number, limit: number) => readonly Event[] {
  const head = createStatement(database, { id: text }, (queries, { id }) =>
    queries.selectFrom('conversation').select(['n', 'turn']).where('id', '=', id),
  )
  const seqAt = createStatement(database, { conversation: integer, turn: integer }, (queries, { conversation, turn }) =>
    queries.selectFrom('turn').select('last_seq').where('conversation', '=', conversation).where('turn', '=', turn),
  )
  const eventsFrom = createStatement(database, { conversation: integer, turn: integer }, (queries, { conversation, turn }) =>
    queries
      .selectFrom('turn')
      .select('events')
      .where('conversation', '=', conversation)
      .where('turn', '>=', turn)
      .orderBy('turn'),
  )

  return (id, after, limit) => {
    const page: Event[] = []
    const found = head.get({ id })
    if (!found || limit <= 0) return page
    const turn = firstTurnBeyond(found.n, found.turn, after)
    if (turn > found.turn) return page
    for (const row of eventsFrom.each({ conversation: found.n, turn })) {
      for (const event of eventsOf(row.events)) if (event.seq > after && page.length < limit) page.push(event)
      if (page.length >= limit) break
    }
    return page
  }

  function firstTurnBeyond(conversation: number, last: number, after: number): number {
    if (after <= 0) return 1
    let low = 1
    let high = last + 1
    // Most readers ask for what came just now: the end is looked at first.
    let probe = last
    while (low < high) {
      if ((seqAt.get({ conversation, turn: probe })?.last_seq ?? 0) > after) high = probe
      else low = probe + 1
      probe = Math.floor((low + high) / 2)
    }
    return low
  }
}
