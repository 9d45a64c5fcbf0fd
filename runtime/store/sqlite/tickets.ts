import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { ParleyError } from '../../errors/parley-error.ts'
import type { Ticket, TicketPriority, TicketStatus, Tickets, TicketsQuery } from '../contacts.ts'
import type { Attempt } from './attempt.ts'
import { createStatement, integer, integerOrNull, text, textOrNull } from './statement.ts'
import type { Tables } from './tables.ts'
import { createTransaction } from './transaction.ts'

/** Keeps tickets. Those of flows come with their turn, see `record-keeper.ts`; whose they are, their conversation says. */
export function createTickets(writer: DatabaseSync, reader: DatabaseSync, attempt: Attempt): Tickets {
  const transaction = createTransaction(writer)
  const get = createStatement(reader, { id: text }, (queries, { id }) => whole(queries).where('ticket.id', '=', id))
  const newest = createStatement(reader, querySlots, (queries, slots) =>
    whole(queries).where(passes(slots)).where('ticket.n', '<', slots.before).orderBy('ticket.n', 'desc').limit(slots.limit),
  )
  const ofStatus = createStatement(reader, { ...querySlots, of: text }, (queries, { of, ...slots }) =>
    whole(queries)
      .where(sql<boolean>`ticket.status = ${of}`)
      .where(passes(slots))
      .where('ticket.n', '<', slots.before)
      .orderBy('ticket.n', 'desc')
      .limit(slots.limit),
  )
  const ofOwner = createStatement(reader, { ...querySlots, of: text }, (queries, { of, ...slots }) =>
    whole(queries)
      .where('ticket.owner', '=', of)
      .where(passes(slots))
      .where('ticket.n', '<', slots.before)
      .orderBy('ticket.n', 'desc')
      .limit(slots.limit),
  )
  const inConversations = createStatement(reader, { ...querySlots, of: text }, (queries, { of, ...slots }) =>
    whole(queries)
      .where(
        sql<boolean>`ticket.conversation in (select c.n from conversation as c where c.id = ${of} union all
          select c.n from conversation as c where c.contact = (select k.n from contact as k where k.id = ${of}))`,
      )
      .where(passes(slots))
      .where('ticket.n', '<', slots.before)
      .orderBy('ticket.n', 'desc')
      .limit(slots.limit),
  )
  const place = createStatement(writer, { id: text }, (queries, { id }) =>
    queries.selectFrom('conversation').select('n').where('id', '=', id),
  )
  const insert = createStatement(writer, newSlots, (queries, values) => queries.insertInto('ticket').values(values))
  const standing = createStatement(writer, { id: text }, (queries, { id }) =>
    queries.selectFrom('ticket').selectAll().where('id', '=', id),
  )
  const update = createStatement(writer, changeSlots, (queries, { n, ...values }) =>
    queries.updateTable('ticket').set(values).where('n', '=', n),
  )

  function rowsOf(query: TicketsQuery): readonly TicketRow[] {
    const { conversation, contact, status, owner, limit, before } = query
    const slots = {
      status: status ?? null,
      owner: owner ?? null,
      conversation: conversation ?? null,
      before: placeIn(before),
      // One more than asked for tells whether there is a next page.
      limit: limit + 1,
    }
    const of = conversation ?? contact
    if (of !== undefined)
      return inConversations.all({ ...slots, of }).filter(row => contact === undefined || row.contact === contact)
    if (owner !== undefined) return ofOwner.all({ ...slots, of: owner })
    return status === undefined ? newest.all(slots) : ofStatus.all({ ...slots, of: status })
  }

  return {
    get: id => attempt(() => ticketIn(get.get({ id }))),
    list: query =>
      attempt(() => {
        const rows = rowsOf(query)
        const page = rows.slice(0, query.limit)
        const next = rows.length > query.limit ? page.at(-1)?.n : undefined
        return { tickets: page.flatMap(row => ticketIn(row) ?? []), ...(next === undefined ? {} : { next: `${next}` }) }
      }),
    make: ({ subject, text: more, priority, pipeline, owner, conversation }, by, at) =>
      attempt(() =>
        transaction(() => {
          const found = conversation === undefined ? undefined : place.get({ id: conversation })
          if (conversation !== undefined && !found) throw new ParleyError('conversation_unknown', { id: conversation })
          const id = randomUUID()
          const about = { subject, text: more ?? null, priority, pipeline: pipeline ?? null, owner: owner ?? null }
          const times = { created_at: at, updated_at: at, revision: 1 }
          insert.run({ id, ...about, ...times, conversation: found?.n ?? null, status: 'new', made_by: by })
          return id
        }),
      ),
    change: (id, revision, change, at) =>
      attempt(() =>
        transaction(() => {
          const row = standing.get({ id })
          if (!row) throw new ParleyError('ticket_unknown', { id })
          if (row.revision !== revision)
            throw new ParleyError('revision_stale', { id, revision }, { details: { revision: row.revision } })
          const status = change.status ?? row.status
          update.run({
            n: row.n,
            subject: change.subject ?? row.subject,
            status,
            priority: change.priority ?? row.priority,
            owner: change.owner === undefined ? row.owner : change.owner,
            updated_at: at,
            closed_at: status === 'closed' ? (row.closed_at ?? at) : null,
            revision: revision + 1,
          })
        }),
      ),
  }
}

const standingSlots: { status: TicketStatus; priority: TicketPriority } = { status: 'new', priority: 'normal' }
const about = { subject: text, owner: textOrNull, ...standingSlots, updated_at: integer, revision: integer }
const newSlots = {
  ...about,
  id: text,
  text: textOrNull,
  pipeline: textOrNull,
  conversation: integerOrNull,
  made_by: text,
  created_at: integer,
}
const changeSlots = { ...about, n: integer, closed_at: integerOrNull }
const querySlots = {
  status: textOrNull,
  owner: textOrNull,
  conversation: textOrNull,
  before: integer,
  limit: integer,
}

function passes({ status, owner }: typeof querySlots): Expression<SqlBool> {
  return sql<SqlBool>`((${status} is null or ticket.status = ${status}) and (${owner} is null or ticket.owner = ${owner}))`
}

function whole(queries: Kysely<Tables>) {
  return queries
    .selectFrom('ticket')
    .leftJoin('conversation', 'conversation.n', 'ticket.conversation')
    .leftJoin('contact', 'contact.n', 'conversation.contact')
    .select([
      'ticket.n as n',
      'ticket.id as id',
      'subject',
      'ticket.text as text',
      'ticket.status as status',
      'priority',
      'pipeline',
      'ticket.owner as owner',
      'conversation.id as conversation',
      'contact.id as contact',
      'ticket.made_by as madeBy',
      'ticket.created_at as createdAt',
      'ticket.updated_at as updatedAt',
      'closed_at as closedAt',
      'ticket.revision as revision',
    ])
}

interface TicketRow {
  readonly n: number
  readonly id: string
  readonly subject: string
  readonly text: string | null
  readonly status: TicketStatus
  readonly priority: TicketPriority
  readonly pipeline: string | null
  readonly owner: string | null
  readonly conversation: string | null
  readonly contact: string | null
  readonly madeBy: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly closedAt: number | null
  readonly revision: number
}

function ticketIn(row: TicketRow | undefined): Ticket | undefined {
  if (!row) return undefined
  const { n: _n, text: more, pipeline, owner, conversation, contact, closedAt, ...rest } = row
  return {
    ...rest,
    ...(more === null ? {} : { text: more }),
    ...(pipeline === null ? {} : { pipeline }),
    ...(owner === null ? {} : { owner }),
    ...(conversation === null ? {} : { conversation }),
    ...(contact === null ? {} : { contact }),
    ...(closedAt === null ? {} : { closedAt }),
  }
}

function placeIn(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER
  if (!/^\d{1,15}$/.test(cursor)) throw new ParleyError('invalid_body', { field: 'before' })
  return Number(cursor)
}
