import type { DatabaseSync } from 'node:sqlite'
import type { Store } from '../contract.ts'
import type { Attempt } from './attempt.ts'
import { createStatement, integer } from './statement.ts'

/** Counts what is waiting, each by an index of its own. */
export function createBacklog(database: DatabaseSync, attempt: Attempt): Store['backlog'] {
  const timers = createStatement(database, { now: integer }, (queries, { now }) =>
    queries
      .selectFrom('timer')
      .select(({ fn }) => [fn.countAll<number>().as('late'), fn.min('due_at').as('oldest')])
      .where('due_at', '<', now),
  )
  const effects = createStatement(database, { now: integer }, (queries, { now }) =>
    queries
      .selectFrom('effect')
      .select(({ fn }) => fn.countAll<number>().as('due'))
      .where('buried_at', 'is', null)
      .where('due_at', '<=', now),
  )
  const dead = createStatement(database, {}, queries =>
    queries
      .selectFrom('effect')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('buried_at', 'is not', null),
  )
  return now =>
    attempt(() => {
      const timer = timers.get({ now })
      return {
        timersLate: timer?.late ?? 0,
        oldestTimerMs: timer && timer.late > 0 ? now - timer.oldest : 0,
        effectsDue: effects.get({ now })?.due ?? 0,
        deadLetters: dead.get({})?.count ?? 0,
      }
    })
}
