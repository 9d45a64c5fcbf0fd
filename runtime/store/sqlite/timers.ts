import type { DatabaseSync } from 'node:sqlite'
import type { Timers } from '../contract.ts'
import type { Attempt } from './attempt.ts'
import { createStatement, integer } from './statement.ts'

/** Reads the timers that turns have set. */
export function createTimers(database: DatabaseSync, attempt: Attempt): Timers {
  const due = createStatement(database, { now: integer, limit: integer }, (queries, { now, limit }) =>
    queries
      .selectFrom('timer')
      .innerJoin('conversation', 'conversation.n', 'timer.conversation')
      .select(['conversation.id as conversation', 'timer.id as id', 'due_at'])
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(limit),
  )
  const next = createStatement(database, {}, queries => queries.selectFrom('timer').select('due_at').orderBy('due_at').limit(1))
  return {
    due: (now, limit) =>
      attempt(() => due.all({ now, limit }).map(({ conversation, id, due_at: dueAt }) => ({ conversation, id, dueAt }))),
    nextDue: () => attempt(() => next.get({})?.due_at),
  }
}
