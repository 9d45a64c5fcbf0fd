import type { ConversationRow } from '../../../runtime/api/contract.ts'
import { belongs, compareRows, type RowQuery } from './row-query.ts'

/**
 * A list of conversations, kept right by what comes in. While it is held, as under a pointer, what is shown changes in place
 * only: nothing jumps away from under a click. `latest` is how it stands in truth.
 */
export interface RowList {
  readonly query: RowQuery
  readonly me: string
  /** What is on the screen, in this order. */
  readonly shown: readonly ConversationRow[]
  readonly latest: readonly ConversationRow[]
  /** Where the next page begins; undefined: all there is has been read. */
  readonly next?: string | undefined
  readonly isHeld: boolean
  /** The conversation that is open stays where it is, also when it no longer belongs: answering it must not lose it. */
  readonly open?: string | undefined
  /** What came that only the server can place: the list wants to be read again. */
  readonly isStale: boolean
}

/** A list as its first page was read. */
export function beginList(
  query: RowQuery,
  me: string,
  page: { readonly conversations: readonly ConversationRow[]; readonly next?: string | undefined },
): RowList {
  const { conversations: rows, next } = page
  return { query, me, shown: rows, latest: rows, next, isHeld: false, isStale: false }
}

/** A further page, or a page read again: rows that are known take its newer content. */
export function addPage(
  list: RowList,
  page: { readonly conversations: readonly ConversationRow[]; readonly next?: string | undefined },
): RowList {
  const known = new Map(list.latest.map(row => [row.id, row]))
  for (const row of page.conversations) known.set(row.id, newer(known.get(row.id), row))
  return shownOf({ ...list, next: page.next, latest: [...known.values()].toSorted(compareRows(list.query.order)) })
}

/** A conversation is new or has changed. */
export function putRow(list: RowList, row: ConversationRow): RowList {
  const { query, me, latest, next } = list
  const before = latest.find(({ id }) => id === row.id)
  if (before && before.updatedAt > row.updatedAt) return list
  const does = belongs(row, query, me)
  const others = latest.filter(({ id }) => id !== row.id)
  if (does === false && list.open !== row.id) return before ? shownOf({ ...list, latest: others }) : list
  if (does === false && !before) return list
  if (does === 'unknown' && !before) return list.isStale ? list : { ...list, isStale: true }
  const compare = compareRows(query.order)
  const last = others.at(-1)
  // After all that has been read, and there is more: it comes with its page.
  if (!before && next !== undefined && last && compare(row, last) > 0) return list
  return shownOf({ ...list, latest: [...others, row].toSorted(compare) })
}

/** A conversation is there no more: its row goes at once, also while the list is held, as it leads nowhere. */
export function dropRow(list: RowList, id: string): RowList {
  const without = (rows: RowList['latest']): RowList['latest'] => rows.filter(row => row.id !== id)
  const latest = without(list.latest)
  if (latest.length === list.latest.length && !list.shown.some(row => row.id === id)) return list
  return shownOf({ ...list, latest, shown: without(list.shown) })
}

/** Holds what is shown still, or lets what has changed meanwhile be seen. */
export function holdList(list: RowList, isHeld: boolean): RowList {
  return list.isHeld === isHeld ? list : shownOf({ ...list, isHeld })
}

/** Another conversation is looked at: what stood there only because it was open goes. */
export function openIn(list: RowList, open: string | undefined): RowList {
  if (list.open === open) return list
  const latest = list.latest.filter(row => row.id === open || belongs(row, list.query, list.me) !== false)
  return shownOf({ ...list, open, latest })
}

/** So many rows would come in if it were let go. */
export function heldBack(list: RowList): number {
  if (list.shown === list.latest) return 0
  const shown = new Set(list.shown.map(({ id }) => id))
  return list.latest.filter(({ id }) => !shown.has(id)).length
}

/** The neighbour of a conversation on the screen: what `j` and `k` go to. */
export function neighbourOf(list: RowList, id: string | undefined, step: 1 | -1): ConversationRow | undefined {
  const at = list.shown.findIndex(row => row.id === id)
  if (at < 0) return step === 1 ? list.shown[0] : list.shown.at(-1)
  return list.shown[at + step]
}

function shownOf(list: RowList): RowList {
  const { latest, shown, isHeld } = list
  if (!isHeld) return { ...list, shown: latest }
  const known = new Map(latest.map(row => [row.id, row]))
  const kept = shown.map(row => known.get(row.id) ?? row)
  const ids = new Set(shown.map(({ id }) => id))
  // Below all that is shown there is nothing to jump: a further page may come in under a pointer.
  const lastShown = latest.findLastIndex(row => ids.has(row.id))
  return { ...list, shown: [...kept, ...latest.slice(lastShown + 1).filter(({ id }) => !ids.has(id))] }
}

function newer(a: ConversationRow | undefined, b: ConversationRow): ConversationRow {
  return a && a.updatedAt > b.updatedAt ? a : b
}
