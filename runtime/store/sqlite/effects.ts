import type { DatabaseSync } from 'node:sqlite'
import { type SqlBool, sql } from 'kysely'
import type { Clock } from '../../clock/clock.ts'
import { failpoint } from '../../failpoints.ts'
import type { Effects, LeasedEffect } from '../contract.ts'
import type { Attempt } from './attempt.ts'
import { createRelaxed } from './relaxed.ts'
import { effectOf } from './row-json.ts'
import { createStatement, integer, text } from './statement.ts'
import { createTransaction } from './transaction.ts'

/** Hands out effects. A leased effect is one whose time is the end of its lease: nothing has to notice that it ran out. */
export function createEffects(writer: DatabaseSync, reader: DatabaseSync, clock: Clock, attempt: Attempt): Effects {
  const due = createStatement(writer, { now: integer, limit: integer, except: text }, (queries, { now, limit, except }) =>
    queries
      .selectFrom('effect')
      .innerJoin('conversation', 'conversation.n', 'effect.conversation')
      .select(['effect.n as n', 'conversation.id as conversation', 'attempts', 'error', 'body'])
      .where('buried_at', 'is', null)
      .where('due_at', '<=', now)
      .where(sql<SqlBool>`effect.action not in (select value from json_each(${except}))`)
      .orderBy('due_at')
      .orderBy('effect.n')
      .limit(limit),
  )
  const take = createStatement(writer, { n: integer, due_at: integer, attempts: integer }, (queries, { n, ...taken }) =>
    queries
      .updateTable('effect')
      .set({ ...taken, error: null })
      .where('n', '=', n),
  )
  // Tried, and neither waiting after an error nor given up: somebody had it in hand.
  const giveBack = createStatement(writer, { now: integer }, (queries, { now }) =>
    queries
      .updateTable('effect')
      .set({ due_at: now })
      .where('due_at', '>', now)
      .where('buried_at', 'is', null)
      .where('attempts', '>', 0)
      .where('error', 'is', null),
  )
  const retry = createStatement(writer, { id: text, due_at: integer, error: text }, (queries, { id, ...waiting }) =>
    queries.updateTable('effect').set(waiting).where('id', '=', id).where('buried_at', 'is', null),
  )
  const putBack = createStatement(writer, { id: text, due_at: integer }, (queries, { id, due_at }) =>
    queries
      .updateTable('effect')
      .set(({ eb }) => ({ due_at, attempts: eb('attempts', '-', 1) }))
      .where('id', '=', id)
      .where('buried_at', 'is', null)
      .where('attempts', '>', 0),
  )
  const bury = createStatement(writer, { id: text, buried_at: integer, error: text }, (queries, { id, ...dead }) =>
    queries.updateTable('effect').set(dead).where('id', '=', id).where('buried_at', 'is', null),
  )
  const replay = createStatement(writer, { id: text, due_at: integer }, (queries, { id, due_at }) =>
    queries
      .updateTable('effect')
      .set({ due_at, attempts: 0, error: null, buried_at: null })
      .where('id', '=', id)
      .where('buried_at', 'is not', null),
  )
  const dead = createStatement(reader, { limit: integer }, (queries, { limit }) =>
    queries
      .selectFrom('effect')
      .innerJoin('conversation', 'conversation.n', 'effect.conversation')
      .select(['conversation.id as conversation', 'attempts', 'error', 'buried_at', 'body'])
      .where('buried_at', 'is not', null)
      .orderBy('buried_at')
      .orderBy('effect.n')
      .limit(limit),
  )
  const transaction = createTransaction(writer)
  const relaxed = createRelaxed(writer)

  function lease(now: number, leaseMs: number, limit: number, except: readonly string[]): LeasedEffect[] {
    // Nobody writes between looking and taking: this connection is the only writer, and neither waits for anything.
    const rows = due.all({ now, limit, except: JSON.stringify(except) })
    if (rows.length === 0) return []
    transaction(() => {
      for (const { n, attempts } of rows) take.run({ n, due_at: now + leaseMs, attempts: attempts + 1 })
    })
    failpoint('effect.leased')
    return rows.map(({ conversation, attempts, error, body }) => ({
      ...effectOf(body),
      conversation,
      attempts: attempts + 1,
      ...(error === null ? {} : { error }),
    }))
  }

  // This process has the folder to itself: whoever held a lease is gone, and its work need not wait for the lease to run out.
  giveBack.run({ now: clock.now() })

  return {
    lease: (now, leaseMs, limit, except = []) => attempt(() => lease(now, leaseMs, limit, except)),
    putBack: (id, dueAt) => attempt(() => void relaxed(() => putBack.run({ id, due_at: dueAt }))),
    retry: (id, dueAt, error) => attempt(() => void retry.run({ id, due_at: dueAt, error })),
    bury: (id, error) => attempt(() => void bury.run({ id, buried_at: clock.now(), error })),
    replay: (id, now) => attempt(() => replay.run({ id, due_at: now }) > 0),
    dead: limit =>
      attempt(() =>
        dead.all({ limit }).map(({ conversation, attempts, error, buried_at, body }) => ({
          ...effectOf(body),
          conversation,
          attempts,
          error: error ?? '',
          buriedAt: buried_at ?? 0,
        })),
      ),
  }
}
