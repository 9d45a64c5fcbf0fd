import type { EventView, ShownConfig } from '../../../../runtime/api/contract.ts'
import type { ChatState, Outgoing } from '../chat/contract.ts'
import { cleanName } from './clean-name.ts'
import type { PanelProps } from './contract.ts'

/** One line of the transcript, from top to bottom. `key` is the same for the same thing. */
export type Row = DayRow | EventRow | MessageRow

export interface DayRow {
  readonly type: 'day'
  readonly key: string
  readonly at: number
}

/** Something that happened: stands in the middle. */
export interface EventRow {
  readonly type: 'event'
  readonly key: string
  readonly what: 'joined' | 'left' | 'closed' | 'reopened' | 'people' | 'bot' | 'asking'
  readonly name?: string
  /** Not confirmed by the server. */
  readonly outgoing?: Outgoing
}

export interface MessageRow {
  readonly type: 'message'
  readonly key: string
  readonly author: 'visitor' | 'bot' | 'agent' | 'system'
  readonly name?: string
  /** None: shown, but not stored yet. */
  readonly at?: number
  /** Name and time stand above it. */
  readonly isHeaded: boolean
  /** The last bubble of its speaker for now. */
  readonly isLast: boolean
  readonly message: ShownMessage
  readonly outgoing?: Outgoing
  readonly delivery?: Delivery
  readonly deliveredAt?: number
}

type ShownMessage = ShownConfig['greeting'][number] & Pick<Extract<EventView, { type: 'message' }>, 'fileId' | 'file'>
export type Delivery = 'sending' | 'waiting' | 'refused' | 'sent' | 'seen'

export interface Rows {
  /** What was there when the visitor came. */
  readonly past: readonly Row[]
  /** What has come since: announced. */
  readonly live: readonly Row[]
}

interface Known extends Pick<PanelProps, 'state'> {
  readonly greeting: readonly ShownMessage[]
  readonly today: string
}

/** After so long a silence the time is told again. */
const silenceMs = 10 * 60_000

/** Lays out what has been said. `dayOf` says which day an instant is of. */
export function rowsOf({ state, greeting, today }: Known, dayOf: (at: number) => string): Rows {
  const { entries, outgoing, conversation } = state
  const hasBegun = conversation !== undefined || entries.length > 0
  const rows: Row[] = hasBegun ? entryRows(entries, dayOf, today) : greetingRows(greeting)
  const liveAt = state.loaded && hasBegun ? rows.findIndex(row => isLive(row, state.liveFrom)) : -1
  const split = liveAt === -1 ? rows.length : liveAt
  rows.push(...outgoing.map(outgoingRow))
  const grouped = withDelivery(rows.map(endOfGroup), state)
  return { past: grouped.slice(0, split), live: grouped.slice(split) }
}

function isLive(row: Row, from: number): boolean {
  return row.type !== 'day' && Number(row.key) >= from
}

/** The key that a message of the greeting has once it is the beginning of a conversation: what it shows stays as it is. */
export const greetingKey = (at: number): string => `${at + 1}`

function greetingRows(greeting: readonly ShownMessage[]): Row[] {
  return greeting.map((message, at) => ({
    type: 'message',
    key: greetingKey(at),
    author: 'bot',
    isHeaded: false,
    isLast: false,
    message,
  }))
}

function entryRows(entries: readonly EventView[], dayOf: (at: number) => string, today: string): Row[] {
  const rows: Row[] = []
  let before: { readonly owner: string; readonly status: string } = { owner: 'bot', status: 'open' }
  let day = today
  let speaker = 'bot'
  let lastAt = entries[0]?.at ?? 0
  for (const entry of entries) {
    const key = `${entry.seq}`
    if (dayOf(entry.at) !== day) {
      day = dayOf(entry.at)
      rows.push({ type: 'day', key: `d${entry.seq}`, at: entry.at })
    }
    if (entry.type === 'agent') rows.push({ type: 'event', key, what: entry.change, name: cleanName(entry.agent.name) })
    else if (entry.type === 'status') {
      const what = changeOf(before, entry)
      before = entry
      if (what) rows.push({ type: 'event', key, what })
    } else if (entry.type === 'message') {
      const { author, at } = entry
      const isOther = author !== 'visitor' && author !== 'system'
      const said = `${author} ${entry.name ?? ''}`.trim()
      // Who speaks is told when it changes. That the bot begins, the header says.
      const isHeaded = isOther && (said !== speaker || at - lastAt > silenceMs)
      if (isOther) speaker = said
      lastAt = at
      const name = entry.name === undefined ? {} : { name: cleanName(entry.name) }
      rows.push({ type: 'message', key, author, ...name, at, isHeaded, isLast: false, message: entry })
    }
  }
  return rows
}

function changeOf(
  before: { readonly owner: string; readonly status: string },
  { owner, status }: Extract<EventView, { type: 'status' }>,
): EventRow['what'] | undefined {
  if (status === 'closed') return before.status === 'closed' ? undefined : 'closed'
  if (before.status === 'closed') return 'reopened'
  if (owner === before.owner || owner === 'agent') return undefined
  return owner === 'queue' ? 'people' : 'bot'
}

function outgoingRow(outgoing: Outgoing): Row {
  const key = outgoing.clientMsgId
  if (outgoing.act === 'person') return { type: 'event', key, what: 'asking', outgoing }
  const { text = outgoing.label, fileId } = outgoing.act
  const message = { text, fileId }
  return { type: 'message', key, author: 'visitor', at: outgoing.at, isHeaded: false, isLast: false, message, outgoing }
}

function endOfGroup(row: Row, at: number, rows: readonly Row[]): Row {
  const next = rows[at + 1]
  if (row.type !== 'message') return row
  const goesOn = next?.type === 'message' && next.author === row.author && next.name === row.name && !next.isHeaded
  return goesOn ? row : { ...row, isLast: true }
}

/** Under the visitor's own last message stands how far it has come; what was refused says so wherever it stands. */
function withDelivery(rows: readonly Row[], { line, seen, outgoing }: ChatState): readonly Row[] {
  const isCut = line === 'offline' || line === 'reconnecting'
  const lastOwn = rows.findLast(row => row.type === 'message' && !row.outgoing)
  const lastSent = outgoing.findLast(sent => sent.state !== 'refused')
  return rows.map(row => {
    if (row.type !== 'message' || row.author !== 'visitor') return row
    if (row.outgoing?.state === 'refused') return { ...row, delivery: 'refused' }
    if (row.outgoing) return row.outgoing === lastSent ? { ...row, delivery: isCut ? 'waiting' : 'sending' } : row
    if (row !== lastOwn || (lastSent && !isCut)) return row
    if (seen && seen.upToSeq >= Number(row.key)) return { ...row, delivery: 'seen', deliveredAt: seen.at }
    return { ...row, delivery: 'sent', ...(row.at === undefined ? {} : { deliveredAt: row.at }) }
  })
}
