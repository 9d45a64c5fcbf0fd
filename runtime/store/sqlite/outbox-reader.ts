import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Delivery, Outbox } from '../outbox.ts'
import type { Attempt } from './attempt.ts'
import { createStatement, integer, text } from './statement.ts'

type Reads = Pick<Outbox, 'of' | 'find' | 'sentTo' | 'channels' | 'counts'>

/** Reads what has become of messages. */
export function createOutboxReader(reader: DatabaseSync): (attempt: Attempt) => Reads {
  const of = createStatement(reader, { id: text, from: integer, to: integer }, (queries, { id, from, to }) =>
    queries
      .selectFrom('outbox')
      .innerJoin('conversation', 'conversation.n', 'outbox.conversation')
      .select(['seq', 'state', 'outbox.at as at', 'code', 'why', 'delivered_at'])
      .where('conversation.id', '=', id)
      .where('seq', '>=', from)
      .where('seq', '<=', to),
  )
  const find = createStatement(reader, { channel: text, external: text }, (queries, { channel, external }) =>
    queries
      .selectFrom('sent_as')
      .innerJoin('conversation', 'conversation.n', 'sent_as.conversation')
      .select(['conversation.id as conversation', 'seq'])
      .where('sent_as.channel', '=', channel)
      .where('external', '=', external),
  )
  const sentTo = createStatement(reader, { channel: text, sender: text, upTo: integer }, (queries, { channel, sender, upTo }) =>
    queries
      .selectFrom('peer')
      .innerJoin('outbox', 'outbox.conversation', 'peer.conversation')
      .innerJoin('conversation', 'conversation.n', 'peer.conversation')
      .select(['conversation.id as conversation', 'seq', 'delivered_at'])
      .where('peer.channel', '=', channel)
      .where('peer.sender', '=', sender)
      .where('begun_at', '<=', upTo)
      .where(sql<boolean>`outbox.state in ('sent', 'sending', 'uncertain')`),
  )
  const open = createStatement(reader, {}, queries =>
    queries
      .selectFrom('outbox')
      .select(({ fn }) => ['channel', fn.countAll<number>().as('waiting')])
      .where(sql<boolean>`state in ('waiting', 'sending')`)
      .groupBy('channel'),
  )
  const failed = createStatement(reader, {}, queries =>
    queries
      .selectFrom('outbox')
      .select(({ fn }) => ['channel', fn.countAll<number>().as('failed')])
      .where(sql<boolean>`state in ('failed', 'uncertain')`)
      .groupBy('channel'),
  )

  return attempt => ({
    of: (id, from, to) =>
      attempt(() => new Map(of.all({ id, from, to }).map(({ seq, ...delivery }) => [seq, deliveryOf(delivery)]))),
    find: (channel, external) => attempt(() => find.get({ channel, external })),
    sentTo: (channel, sender, upTo) =>
      attempt(() =>
        sentTo.all({ channel, sender, upTo }).map(({ delivered_at: at, ...place }) => ({ ...place, isDelivered: at !== null })),
      ),
    channels: () => attempt(() => open.all({}).map(({ channel }) => channel)),
    counts: () =>
      attempt(() => {
        const counts = new Map(open.all({}).map(({ channel, waiting }) => [channel, { waiting, failed: 0 }]))
        for (const { channel, failed: number } of failed.all({}))
          counts.set(channel, { waiting: counts.get(channel)?.waiting ?? 0, failed: number })
        return counts
      }),
  })
}

interface Row {
  readonly state: Delivery['state']
  readonly at: number
  readonly code: string | null
  readonly why: string | null
  readonly delivered_at: number | null
}

function deliveryOf({ state, at, code, why, delivered_at: deliveredAt }: Row): Delivery {
  return {
    state,
    at,
    ...(code === null ? {} : { code }),
    ...(why === null ? {} : { why }),
    ...(deliveredAt === null ? {} : { deliveredAt }),
  }
}
