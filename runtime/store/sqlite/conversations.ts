import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { TeamEntry } from '../../conversation/event.ts'
import type { Conversations } from '../contract.ts'
import type { Attempt } from './attempt.ts'
import { createCounter } from './counter.ts'
import { createEventReader } from './event-reader.ts'
import { inboxesIn, visible } from './list-filters.ts'
import { createLister } from './lister.ts'
import { createPlaceCounter } from './place-counter.ts'
import { recordOf, teamOf, traceOf } from './row-json.ts'
import { createRowReader } from './row-reader.ts'
import { createStatement, integer, text, textOrNull } from './statement.ts'

/** Reads conversations and their turns. */
export function createConversations(database: DatabaseSync, attempt: Attempt): Conversations {
  const list = createLister(database)
  const events = createEventReader(database)
  const count = createCounter(database)
  const rowAt = createRowReader(database)
  const get = createStatement(database, { id: text, inboxes: textOrNull }, (queries, { id, inboxes }) =>
    queries.selectFrom('conversation').select(['n', 'record']).where('id', '=', id).where(visible(inboxes)),
  )
  const labels = createStatement(database, { inboxes: textOrNull }, (queries, { inboxes }) =>
    queries
      .selectFrom('label')
      .select(({ fn }) => ['name', fn.countAll<number>().as('conversations')])
      .where(visible(inboxes))
      .groupBy('name')
      .orderBy('name'),
  )
  const inboxes = createStatement(database, {}, queries =>
    queries
      .selectFrom('conversation')
      .select('inbox')
      .where(sql<boolean>`status <> 'closed'`)
      .union(queries.selectFrom('conversation').select('inbox').where(sql<boolean>`status = 'closed'`)),
  )
  const ofVisitor = createStatement(database, { id: text, visitor: text }, (queries, { id, visitor }) =>
    queries.selectFrom('conversation').select('record').where('id', '=', id).where('visitor', '=', visitor),
  )
  const log = createStatement(database, { id: text, after: integer }, (queries, { id, after }) =>
    queries
      .selectFrom('turn')
      .innerJoin('conversation', 'conversation.n', 'turn.conversation')
      .select('turn.team')
      .where('conversation.id', '=', id)
      .where('turn.team_to', '>', after)
      .orderBy('turn.team_to'),
  )
  const trace = createStatement(database, { id: text, after: integer, limit: integer }, (queries, { id, after, limit }) =>
    queries
      .selectFrom('turn')
      .innerJoin('conversation', 'conversation.n', 'turn.conversation')
      .select('turn.trace')
      .where('conversation.id', '=', id)
      .where('turn.turn', '>', after)
      .orderBy('turn.turn')
      .limit(limit),
  )
  const standing = createStatement(database, { flow: text }, (queries, { flow }) =>
    queries
      .selectFrom('conversation')
      .select(({ fn }) => ['version', fn.countAll<number>().as('conversations')])
      .where('flow', '=', flow)
      .where('status', '<>', sql.lit('closed'))
      .groupBy('version'),
  )
  const openOf = createStatement(database, {}, queries =>
    queries
      .selectFrom('conversation')
      .select(({ fn }) => ['flow', fn.countAll<number>().as('conversations')])
      .where('status', '<>', sql.lit('closed'))
      .groupBy('flow'),
  )
  const calling = createStatement(database, { flow: text }, (queries, { flow }) =>
    queries
      .selectFrom(['conversation', sql<{ value: string }>`json_each(conversation.called)`.as('frame')])
      .select(({ fn }) => [sql<number>`frame.value ->> 1`.as('version'), fn.countAll<number>().as('conversations')])
      .where('called', 'is not', null)
      .where('status', '<>', sql.lit('closed'))
      .where(sql`frame.value ->> 0`, '=', flow)
      .groupBy('version'),
  )

  const places = createPlaceCounter(database)

  function logPage(id: string, after: number, limit: number): TeamEntry[] {
    const page: TeamEntry[] = []
    if (limit <= 0) return page
    for (const row of log.each({ id, after })) {
      for (const entry of teamOf(row.team)) if (entry.teamSeq > after && page.length < limit) page.push(entry)
      if (page.length >= limit) break
    }
    return page
  }

  return {
    get: (id, inboxes) => attempt(() => recordIn(get.get({ id, inboxes: inboxesIn(inboxes) }))),
    ofVisitor: (id, visitor) => attempt(() => recordIn(ofVisitor.get({ id, visitor }))),
    list: query => attempt(() => list(query)),
    row: (id, inboxes) =>
      attempt(() => {
        const found = get.get({ id, inboxes: inboxesIn(inboxes) })
        return found && rowAt(found.n)
      }),
    counts: query => attempt(() => count(query)),
    labels: only => attempt(() => labels.all({ inboxes: inboxesIn(only) })),
    inboxes: () => attempt(() => inboxes.all({}).map(row => row.inbox)),
    events: (id, after, limit) => attempt(() => events(id, after, limit)),
    log: (id, after, limit) => attempt(() => logPage(id, after, limit)),
    trace: (id, after, limit) => attempt(() => trace.all({ id, after, limit }).map(row => traceOf(row.trace))),
    openByFlow: () => attempt(() => new Map(openOf.all({}).map(({ flow, conversations }) => [flow, conversations]))),
    versionsInUse: flow =>
      attempt(() => {
        const counts = new Map<number, number>()
        for (const { version, conversations } of [...standing.all({ flow }), ...calling.all({ flow })]) {
          counts.set(version, (counts.get(version) ?? 0) + conversations)
        }
        return [...counts].map(([version, conversations]) => ({ version, conversations })).sort((a, b) => a.version - b.version)
      }),
    nodesInUse: flow => attempt(() => places(flow)),
  }
}

function recordIn(row: { record: string } | undefined): ReturnType<typeof recordOf> | undefined {
  return row && recordOf(row.record)
}
