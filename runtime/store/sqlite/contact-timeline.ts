import type { DatabaseSync } from 'node:sqlite'
import { type Expression, type SqlBool, sql } from 'kysely'
import { ParleyError } from '../../errors/parley-error.ts'
import type { TimelineLine, TimelineQuery } from '../contacts.ts'
import { propertiesOf } from './row-json.ts'
import { speaks } from './speaks.ts'
import { createStatement, integer, textOrNull } from './statement.ts'

/** Reads what has happened with a contact. */
export interface ContactTimeline {
  page(n: number, query: TimelineQuery): { entries: readonly TimelineLine[]; next?: string }
  /** The log of acts alone, oldest first, with those on what went into it. */
  changes(n: number): readonly TimelineLine[]
}

/** Each source is read from its newest end and they are merged: time, then source, then row number, so that no page repeats one. */
export function createContactTimeline(database: DatabaseSync): ContactTimeline {
  const changes = createStatement(database, slots, (queries, { n, limit, ...from }) =>
    queries
      .selectFrom('contact_change')
      .select(['n', 'at', 'type', 'actor', 'conversation', 'data'])
      .where(sql<boolean>`contact in (select ${n} union all select c.n from contact as c where c.merged_into = ${n})`)
      .where(sql<boolean>`(at, ${sql.lit(ranks.changes)}, n) < (${from.at}, ${from.rank}, ${from.row})`)
      .orderBy('at', 'desc')
      .orderBy('n', 'desc')
      .limit(limit),
  )
  const conversations = createStatement(database, slots, (queries, { n, limit, inboxes, ...from }) =>
    queries
      .selectFrom('conversation')
      .select(['n', 'id', opened.as('at'), 'flow', 'channel', 'status', 'contact_trust'])
      .where('contact', '=', n)
      .where(visible(inboxes))
      .where(sql<boolean>`(${opened}, ${sql.lit(ranks.conversations)}, n) < (${from.at}, ${from.rank}, ${from.row})`)
      .orderBy('at', 'desc')
      .orderBy('n', 'desc')
      .limit(limit),
  )
  const consents = createStatement(database, slots, (queries, { n, limit, inboxes, ...from }) =>
    queries
      .selectFrom('conversation')
      .innerJoin('consent', 'consent.conversation', 'conversation.n')
      .select(['consent.n as n', 'conversation.id as id', 'consent.at as at', 'purpose', 'decision', 'text'])
      .where('contact', '=', n)
      .where(visible(inboxes))
      .where(speaks)
      .where(sql<boolean>`(consent.at, ${sql.lit(ranks.consents)}, consent.n) < (${from.at}, ${from.rank}, ${from.row})`)
      .orderBy('consent.at', 'desc')
      .orderBy('consent.n', 'desc')
      .limit(limit),
  )
  const tickets = createStatement(database, slots, (queries, { n, limit, inboxes, ...from }) =>
    queries
      .selectFrom('conversation')
      .innerJoin('ticket', 'ticket.conversation', 'conversation.n')
      .select([
        'ticket.n as n',
        'conversation.id as id',
        'created_at as at',
        'ticket.id as ticket',
        'subject',
        'made_by',
        'ticket.status as status',
      ])
      .where('contact', '=', n)
      .where(visible(inboxes))
      .where(sql<boolean>`(created_at, ${sql.lit(ranks.tickets)}, ticket.n) < (${from.at}, ${from.rank}, ${from.row})`)
      .orderBy('created_at', 'desc')
      .orderBy('ticket.n', 'desc')
      .limit(limit),
  )
  const surveys = createStatement(database, slots, (queries, { n, limit, inboxes, ...from }) =>
    queries
      .selectFrom('conversation')
      .innerJoin('survey_answer', 'survey_answer.conversation', 'conversation.n')
      .select(['survey_answer.n as n', 'conversation.id as id', 'at', 'survey', 'kind', 'asked', 'score', 'out_of', 'text'])
      .where('contact', '=', n)
      .where(visible(inboxes))
      .where(sql<boolean>`(at, ${sql.lit(ranks.surveys)}, survey_answer.n) < (${from.at}, ${from.rank}, ${from.row})`)
      .orderBy('at', 'desc')
      .orderBy('survey_answer.n', 'desc')
      .limit(limit),
  )

  function linesFrom(from: typeof slots): readonly Placed[] {
    return [
      ...changes.all(from).map(row => ({ rank: ranks.changes, n: row.n, line: changeIn(row) })),
      ...conversations.all(from).map(({ n, id, at, flow, channel, status, contact_trust }) => ({
        rank: ranks.conversations,
        n,
        line: { at, type: 'conversation' as const, conversation: id, data: { flow, channel, status, trust: contact_trust } },
      })),
      ...consents.all(from).map(({ n, id, at, purpose, decision, text: shown }) => ({
        rank: ranks.consents,
        n,
        line: { at, type: 'consent' as const, conversation: id, text: shown, data: { purpose, decision } },
      })),
      ...tickets.all(from).map(({ n, id, at, ticket, subject, made_by: actor, status }) => ({
        rank: ranks.tickets,
        n,
        line: { at, type: 'ticket' as const, conversation: id, text: subject, actor, data: { ticket, status } },
      })),
      ...surveys.all(from).map(({ n, id, at, survey, kind, asked, score, out_of, text: said }) => ({
        rank: ranks.surveys,
        n,
        line: {
          at,
          type: 'survey' as const,
          conversation: id,
          text: said ?? asked,
          data: answerIn({ survey, kind, asked, score, of: out_of }),
        },
      })),
    ]
  }

  return {
    page(n, { limit, before, inboxes }) {
      const seen = inboxes === undefined ? null : JSON.stringify(inboxes)
      // One more than asked for tells whether there is a next page.
      const found = linesFrom({ n, ...placeIn(before), inboxes: seen, limit: limit + 1 }).toSorted(later)
      const page = found.slice(0, limit)
      const last = found.length > limit ? page.at(-1) : undefined
      return { entries: page.map(({ line }) => line), ...(last ? { next: `${last.line.at}.${last.rank}.${last.n}` } : {}) }
    },
    changes: n =>
      changes
        .all({ n, ...placeIn(undefined), inboxes: null, limit: -1 })
        .map(changeIn)
        .reverse(),
  }
}

interface Placed {
  readonly rank: number
  readonly n: number
  readonly line: TimelineLine
}

const ranks = { changes: 1, conversations: 2, consents: 3, tickets: 4, surveys: 5 } as const
const slots = { n: integer, at: integer, rank: integer, row: integer, inboxes: textOrNull, limit: integer }
const opened = sql<number>`(record ->> '$.openedAt')`

function visible(inboxes: string | null): Expression<SqlBool> {
  return sql<SqlBool>`(${inboxes} is null or inbox in (select value from json_each(${inboxes})))`
}

const later = (a: Placed, b: Placed): number => {
  if (a.line.at !== b.line.at) return b.line.at - a.line.at
  return a.rank === b.rank ? b.n - a.n : b.rank - a.rank
}

interface ChangeRow {
  readonly at: number
  readonly type: TimelineLine['type']
  readonly actor: string
  readonly conversation: string | null
  readonly data: string | null
}

function changeIn({ at, type, actor, conversation, data }: ChangeRow): TimelineLine {
  return {
    at,
    type,
    actor,
    ...(conversation === null ? {} : { conversation }),
    ...(data === null ? {} : { data: propertiesOf(data) }),
  }
}

function answerIn(answer: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== null))
}

function placeIn(cursor: string | undefined): { at: number; rank: number; row: number } {
  if (cursor === undefined) return { at: Number.MAX_SAFE_INTEGER, rank: 0, row: 0 }
  const [, at, rank, row] = /^(\d{1,15})\.([1-5])\.(\d{1,15})$/.exec(cursor) ?? []
  if (at === undefined || rank === undefined || row === undefined) throw new ParleyError('invalid_body', { field: 'before' })
  return { at: Number(at), rank: Number(rank), row: Number(row) }
}
