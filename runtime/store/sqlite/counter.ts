import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Conversations, InboxCounts } from '../contract.ts'
import { inboxesIn, visible } from './list-filters.ts'
import { createStatement, textOrNull } from './statement.ts'

/** Counts what the lists of the inbox hold. Reads the index of what is not closed, once: those that are closed cost nothing. */
export function createCounter(database: DatabaseSync): (query: Parameters<Conversations['counts']>[0]) => InboxCounts {
  const slots = { user: textOrNull, inboxes: textOrNull }
  const heaps = createStatement(database, slots, (queries, { user, inboxes }) =>
    queries
      .selectFrom('conversation')
      .select(({ fn }) => [
        'status',
        'owner',
        'inbox',
        'channel',
        sql<number>`assignee is null`.as('free'),
        sql<number>`assignee is ${user} and assignee is not null`.as('mine'),
        fn.countAll<number>().as('count'),
      ])
      .where(sql<boolean>`status <> 'closed'`)
      .where(visible(inboxes))
      .groupBy(['status', 'owner', 'inbox', 'channel', 'free', 'mine']),
  )
  const mentions = createStatement(database, slots, (queries, { user, inboxes }) =>
    queries
      .selectFrom('mention')
      .innerJoin('conversation', 'conversation.n', 'mention.conversation')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('user', '=', user)
      .where('status', '<>', sql.lit('closed'))
      .where(visible(inboxes)),
  )
  const unread = createStatement(database, slots, (queries, { user, inboxes }) =>
    queries
      .selectFrom('conversation')
      .leftJoin('read_mark', join =>
        join.onRef('read_mark.conversation', '=', 'conversation.n').on('read_mark.by', '=', sql.lit('team')),
      )
      .select(({ fn }) => fn.countAll<number>().as('count'))
      // What is wanted is found in the index alone; only these rows are read. Nobody is not a user: what is nobody's counts only
      // where people are wanted.
      .where(
        sql<boolean>`conversation.n in (
          select n from conversation
          where status <> 'closed' and status = 'open' and (assignee = ${user} or (assignee is null and owner <> 'bot')) and ${visible(inboxes)}
        )`,
      )
      .where(sql<boolean>`heard > coalesce(up_to, 0)`),
  )

  return ({ user = null, inboxes }) => {
    const values = { user, inboxes: inboxesIn(inboxes) }
    const counts = { ...none, inboxes: new Map<string, number>(), channels: new Map<string, number>() }
    for (const { status, owner, inbox, channel, free, mine, count } of heaps.all(values)) {
      if (status === 'snoozed') counts.snoozed += count
      if (status !== 'open') continue
      counts.all += count
      if (mine === 1) counts.mine += count
      if (owner === 'bot') counts.bots += count
      else if (free === 1) counts.unassigned += count
      counts.inboxes.set(inbox, (counts.inboxes.get(inbox) ?? 0) + count)
      counts.channels.set(channel, (counts.channels.get(channel) ?? 0) + count)
    }
    return {
      ...counts,
      mentions: user === null ? 0 : (mentions.get(values)?.count ?? 0),
      unread: unread.get(values)?.count ?? 0,
      inboxes: Object.fromEntries(counts.inboxes),
      channels: Object.fromEntries(counts.channels),
    }
  }
}

const none = { all: 0, mine: 0, unassigned: 0, bots: 0, snoozed: 0 }
