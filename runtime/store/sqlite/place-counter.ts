import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Conversations } from '../contract.ts'
import { createStatement, text } from './statement.ts'

type Places = Awaited<ReturnType<Conversations['nodesInUse']>>

/** Counts who is at which node. Reads the index of what is not closed, twice: no row, and nothing of those that are closed. */
export function createPlaceCounter(database: DatabaseSync): (flow: string) => Places {
  const own = createStatement(database, { flow: text }, (queries, { flow }) =>
    queries
      .selectFrom('conversation')
      .select(({ fn }) => ['at_node as node', fn.countAll<number>().as('conversations')])
      .where(sql<boolean>`status <> 'closed'`)
      // The plus keeps it from the index of versions, which does not hold the nodes: each would have to be looked up in its row.
      .where(sql<boolean>`+flow = ${flow}`)
      .groupBy('at_node'),
  )
  // Somebody who is twice at a node, as where an interrupt came upon itself, is there once.
  const stacked = createStatement(database, { flow: text }, (queries, { flow }) =>
    queries
      .selectFrom(['conversation', sql<{ value: string }>`json_each(conversation.stacked)`.as('frame')])
      .select([sql<string>`frame.value ->> 1`.as('node'), sql<number>`count(distinct conversation.n)`.as('conversations')])
      .where(sql<boolean>`status <> 'closed'`)
      .where('stacked', 'is not', null)
      .where(sql`frame.value ->> 0`, '=', flow)
      .where(sql<boolean>`not (conversation.flow = ${flow} and conversation.at_node = frame.value ->> 1)`)
      .groupBy(sql`frame.value ->> 1`),
  )
  return flow => {
    const counts = new Map<string, number>()
    for (const { node, conversations } of [...own.all({ flow }), ...stacked.all({ flow })])
      if (node !== '') counts.set(node, (counts.get(node) ?? 0) + conversations)
    return [...counts].map(([node, conversations]) => ({ node, conversations }))
  }
}
