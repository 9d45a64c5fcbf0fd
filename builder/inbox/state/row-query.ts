import type { ConversationRow, InboxView } from '../../../runtime/api/contract.ts'

/** A list of the inbox, or `everything`: conversations whatever their state, which the server tells without a view. */
export type ListView = InboxView | 'everything'

/** Which conversations a list shows, and in which order: what `GET /api/conversations` is asked. */
export interface RowQuery {
  readonly view: ListView
  readonly order: RowOrder
  readonly channel?: string
  readonly inbox?: string
  readonly label?: string
  readonly assignee?: string
  readonly team?: string
  readonly q?: string
}

export type RowOrder = 'recent' | 'waiting'

/** What may narrow a view, and can be read off a row. */
export const rowFilters = ['channel', 'inbox', 'label', 'assignee', 'team'] as const
export type RowFilter = (typeof rowFilters)[number]

/** What a view begins with: whoever waits longest is first where people are wanted. */
export function queryOf(view: ListView): RowQuery {
  return { view, order: view === 'unassigned' ? 'waiting' : 'recent' }
}

/**
 * Does a row belong in a list? `unknown` where the row alone cannot tell: what was searched for stands in lines, mentions in
 * notes. Then what is in the list stays, and the server is asked for the rest.
 */
export function belongs(row: ConversationRow, query: RowQuery, me: string): boolean | 'unknown' {
  if (!inView(row, query.view, me)) return false
  if (!rowFilters.every(filter => query[filter] === undefined || matches(row, filter, query[filter]))) return false
  return query.q || query.view === 'mentions' ? 'unknown' : true
}

function inView(row: ConversationRow, view: ListView, me: string): boolean {
  switch (view) {
    case 'all':
      return row.status === 'open'
    case 'mine':
      return row.status === 'open' && row.assignee?.id === me
    case 'unassigned':
      return row.status === 'open' && row.assignee === null && row.owner !== 'bot'
    case 'bots':
      return row.status === 'open' && row.owner === 'bot'
    case 'mentions':
    case 'everything':
      return row.isSpam !== true
    case 'snoozed':
    case 'closed':
      return row.status === view && row.isSpam !== true
    case 'spam':
      return row.isSpam === true
  }
}

function matches(row: ConversationRow, filter: RowFilter, wanted: string): boolean {
  switch (filter) {
    case 'channel':
      return row.channel === wanted
    case 'inbox':
      return row.inbox === wanted
    case 'label':
      return row.labels.includes(wanted)
    case 'assignee':
      return row.assignee?.id === wanted
    case 'team':
      return row.team?.id === wanted
  }
}

/** Newest change first, or the longest wait first and whoever does not wait after it. */
export function compareRows(order: RowOrder): (a: ConversationRow, b: ConversationRow) => number {
  return (a, b) => {
    if (order === 'waiting') {
      const since = (a.waitingSince ?? Number.POSITIVE_INFINITY) - (b.waitingSince ?? Number.POSITIVE_INFINITY)
      // Infinity less infinity is not a number: neither waits.
      if (!Number.isNaN(since) && since !== 0) return since
    }
    return b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1)
  }
}
