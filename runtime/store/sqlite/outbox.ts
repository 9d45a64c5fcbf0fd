import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Clock } from '../../clock/clock.ts'
import { failpoint } from '../../failpoints.ts'
import type { Delivery, LeasedMessage, Outbox, Place } from '../outbox.ts'
import type { Attempt } from './attempt.ts'
import { createOutboxReader } from './outbox-reader.ts'
import { createRelaxed } from './relaxed.ts'
import { createStatement, integer, integerOrNull, text, textOrNull } from './statement.ts'
import { createTransaction } from './transaction.ts'

/** Hands out messages. One in hand is one whose time is the end of its lease: nothing has to notice that it ran out. */
export function createOutbox(writer: DatabaseSync, reader: DatabaseSync, clock: Clock, attempt: Attempt): Outbox {
  const due = createStatement(writer, { channel: text, now: integer, limit: integer }, (queries, { channel, now, limit }) =>
    queries
      .selectFrom('outbox')
      .innerJoin('conversation', 'conversation.n', 'outbox.conversation')
      .select(['outbox.n as n', 'conversation.id as conversation', 'seq', 'attempts', 'parts', 'state'])
      .where('outbox.channel', '=', channel)
      .where('due_at', 'is not', null)
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .orderBy('outbox.n')
      .limit(limit),
  )
  const take = createStatement(writer, { n: integer, now: integer, due_at: integer }, (queries, { n, now, due_at }) =>
    queries
      .updateTable('outbox')
      .set({ state: 'sending', at: now, begun_at: now, due_at, attempts: sql<number>`attempts + 1` })
      .where('n', '=', n),
  )
  const at = createStatement(writer, { id: text, seq: integer }, (queries, { id, seq }) =>
    queries
      .selectFrom('outbox')
      .innerJoin('conversation', 'conversation.n', 'outbox.conversation')
      .select(['outbox.n as n', 'outbox.conversation as conversation', 'outbox.channel as channel', 'state'])
      .where('conversation.id', '=', id)
      .where('seq', '=', seq),
  )
  const change = createStatement(
    writer,
    { n: integer, state, at: integer, due_at: integerOrNull, code: textOrNull, why: textOrNull },
    (queries, { n, ...slots }) => queries.updateTable('outbox').set(slots).where('n', '=', n),
  )
  const renew = createStatement(writer, { n: integer, parts: integer }, (queries, { n, parts }) =>
    queries
      .updateTable('outbox')
      .set({ attempts: 0, parts: sql<number>`parts + ${parts}` })
      .where('n', '=', n),
  )
  const name = createStatement(writer, { channel: text, external: text, conversation: integer, seq: integer }, (queries, slots) =>
    queries
      .insertInto('sent_as')
      .values(slots)
      .onConflict(conflict => conflict.doNothing()),
  )
  const next = createStatement(writer, { conversation: integer, now: integer }, (queries, { conversation, now }) =>
    queries
      .updateTable('outbox')
      .set({ due_at: now })
      .where('n', '=', ({ selectFrom }) =>
        selectFrom('outbox as first')
          .select('first.n')
          .where('first.conversation', '=', conversation)
          .where(sql<boolean>`first.state in ('waiting', 'sending')`)
          .where(
            sql<boolean>`not exists (
              select 1 from outbox as busy
              where busy.conversation = ${conversation} and busy.state in ('waiting', 'sending') and busy.due_at is not null
            )`,
          )
          .orderBy('first.seq')
          .limit(1),
      ),
  )
  const giveBack = createStatement(writer, { now: integer }, (queries, { now }) =>
    queries.updateTable('outbox').set({ due_at: now }).where('due_at', '>', now).where(sql<boolean>`state = 'sending'`),
  )
  const deliver = createStatement(writer, { n: integer, at: integer }, (queries, { n, at }) =>
    queries.updateTable('outbox').set({ delivered_at: at }).where('n', '=', n).where('delivered_at', 'is', null),
  )
  const transaction = createTransaction(writer)
  const relaxed = createRelaxed(writer)
  const read = createOutboxReader(reader)

  function lease(channel: string, now: number, leaseMs: number, limit: number): LeasedMessage[] {
    const rows = due.all({ channel, now, limit })
    if (rows.length === 0) return []
    transaction(() => {
      for (const { n } of rows) take.run({ n, now, due_at: now + leaseMs })
    })
    failpoint('outbox.leased')
    return rows.map(({ conversation, seq, attempts, parts, state }) => ({
      conversation,
      seq,
      attempts: attempts + 1,
      parts,
      isInterrupted: state === 'sending',
    }))
  }

  /** Changes one that stands in one of these states; what stands behind it has its turn when it is over. */
  function move(place: Place, from: readonly Delivery['state'][], now: number, to: Change): boolean {
    const row = at.get({ id: place.conversation, seq: place.seq })
    if (!row || !from.includes(row.state)) return false
    return transaction(() => {
      moveRow(row, now, to)
      return true
    })
  }

  function moveRow({ n, conversation }: Row, now: number, to: Change): void {
    const { dueAt = null, code = null, why = null } = to
    change.run({ n, state: to.state, at: now, due_at: dueAt, code, why })
    if (to.isAnew) renew.run({ n, parts: to.parts ?? 0 })
    next.run({ conversation, now })
  }

  function sent(place: Place, now: number, isLast: boolean, external: string | undefined): void {
    const { seq } = place
    const row = at.get({ id: place.conversation, seq })
    if (!row) return
    const { channel, conversation } = row
    const to: Change = isLast ? { state: 'sent' } : { state: 'waiting', dueAt: now, isAnew: true, parts: 1 }
    // Taken back by a power cut it is found as it was before: being sent.
    relaxed(() =>
      transaction(() => {
        // What came back before the answer to it is over already: what it is called is still to be known.
        if (external !== undefined) name.run({ channel, external, conversation, seq })
        if (row.state === 'sending') moveRow(row, now, to)
      }),
    )
  }

  // This process has the folder to itself: whoever had a message in hand is gone.
  giveBack.run({ now: clock.now() })

  return {
    ...read(attempt),
    lease: (channel, now, leaseMs, limit) => attempt(() => lease(channel, now, leaseMs, limit)),
    retry: (place, now, dueAt, why) => attempt(() => void move(place, ['sending'], now, { state: 'waiting', dueAt, why })),
    sent: (place, now, isLast, external) => attempt(() => sent(place, now, isLast, external)),
    settle: (place, now, settled) => attempt(() => move(place, ['waiting', 'sending'], now, settled)),
    again: (place, now) => attempt(() => move(place, ['failed', 'uncertain'], now, { state: 'waiting', isAnew: true })),
    returned: (place, now, settled) => attempt(() => move(place, ['sent', 'sending', 'uncertain'], now, settled)),
    delivered: ({ conversation, seq }, time) =>
      attempt(() => {
        const row = at.get({ id: conversation, seq })
        return row !== undefined && relaxed(() => deliver.run({ n: row.n, at: time }) > 0)
      }),
    arrived: (place, now) => attempt(() => move(place, ['sending', 'uncertain'], now, { state: 'sent' })),
  }
}

interface Row {
  readonly n: number
  readonly conversation: number
}

interface Change {
  readonly state: Delivery['state']
  readonly dueAt?: number
  readonly code?: string
  readonly why?: string
  /** Its tries are counted anew. */
  readonly isAnew?: boolean
  /** How many more of its parts have gone. */
  readonly parts?: number
}

const state: Delivery['state'] = 'waiting'
