import type { DatabaseSync } from 'node:sqlite'
import type { Search } from '../contract.ts'
import { nameIn } from '../name-in.ts'
import type { Attempt } from './attempt.ts'
import { createRelaxed } from './relaxed.ts'
import { eventsOf, propertiesOf, recordOf, teamOf } from './row-json.ts'
import { createSearchPurge } from './search-purge.ts'
import { searchable } from './searchable.ts'
import { createStatement, integer, text } from './statement.ts'
import { createTransaction } from './transaction.ts'

/**
 * Keeps the full-text search: one document per conversation, with all its lines and notes, and what whoever it is with is called.
 * Triggers say which conversations have changed (`migrations.ts`), in the commit of the change itself: after a crash they still
 * stand there. The document and that it is fresh are one commit too.
 */
export function createSearch(writer: DatabaseSync, attempt: Attempt): Search {
  const stale = createStatement(writer, { limit: integer }, (queries, { limit }) =>
    queries.selectFrom('search_stale').select('conversation').limit(limit),
  )
  const fresh = createStatement(writer, { conversation: integer }, (queries, { conversation }) =>
    queries.deleteFrom('search_stale').where('conversation', '=', conversation),
  )
  const head = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries
      .selectFrom('conversation')
      .leftJoin('contact', 'contact.n', 'conversation.contact')
      .select(['record', 'contact.email as email', 'said', 'stored'])
      .where('conversation.n', '=', n),
  )
  const turns = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('turn').select(['events', 'team']).where('conversation', '=', n).orderBy('turn', 'desc'),
  )
  const forget = createStatement(writer, { n: integer }, (queries, { n }) => queries.deleteFrom('search').where('rowid', '=', n))
  const write = createStatement(writer, { rowid: integer, body: text }, (queries, slots) =>
    queries.insertInto('search').values(slots),
  )
  const purge = createSearchPurge(writer)
  const transaction = createTransaction(writer)
  // A power cut may take it back, with the turns that it was made of or as stale as before: it is made again.
  const relaxed = createRelaxed(writer)

  function bodyOf(n: number): string | undefined {
    const row = head.get({ n })
    if (!row) return undefined
    const { said } = recordOf(row.record)
    const stored = { ...propertiesOf(row.said ?? '{}'), ...propertiesOf(row.stored ?? '{}') }
    const texts = [nameIn(said), nameIn(stored), said['email'], row.email].filter(isText)
    let left = mostLetters
    for (const { events, team } of turns.each({ n })) {
      for (const event of eventsOf(events))
        if (event.type === 'message') texts.push(event.text, event.letter?.subject ?? '', event.file?.name ?? '')
        else if (event.type === 'edit') texts.push(event.text)
      for (const entry of teamOf(team)) if (entry.type === 'note') texts.push(entry.text)
      left -= (events?.length ?? 0) + (team?.length ?? 0)
      if (left < 0) break
    }
    return searchable(texts.join('\n'))
  }

  function index(limit: number): number {
    const waiting = stale.all({ limit })
    if (waiting.length === 0) return relaxed(() => transaction(purge)) ? limit : 0
    relaxed(() =>
      transaction(() => {
        for (const { conversation: n } of waiting) {
          const body = bodyOf(n)
          forget.run({ n })
          if (body !== undefined) write.run({ rowid: n, body })
          fresh.run({ conversation: n })
        }
      }),
    )
    return waiting.length
  }

  return { index: limit => attempt(() => index(limit)) }
}

/** The newest of a very long conversation is what people look for. */
const mostLetters = 1_000_000
const isText = (value: unknown): value is string => typeof value === 'string'
