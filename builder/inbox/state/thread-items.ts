import type { EventView, TeamEntryView } from '../../../runtime/api/contract.ts'
import { type Amendment, amendments } from './amended.ts'
import { type Happened, happenedOf, streamHappened } from './happened.ts'
import { type Line, mergeLogs } from './merge-logs.ts'
import type { Outgoing } from './outbox.ts'
import type { Stream } from './stream.ts'

export type MessageView = Extract<EventView, { type: 'message' }>
export type NoteView = Extract<TeamEntryView, { type: 'note' }>

/** One thing that a thread draws, from top to bottom. */
export type ThreadItem =
  | { readonly type: 'day' | 'happened-start'; readonly key: string; readonly at: number }
  | {
      readonly type: 'message'
      readonly key: string
      readonly at: number
      readonly event: MessageView
      readonly conversation: string
      /** The first of a group: name and time stand above it. */
      readonly opens: boolean
      /** The last of a group: the face stands beside it. */
      readonly closes: boolean
      readonly isUnheard: boolean
      /** The visitor has changed it since, or taken it back. */
      readonly amended?: Amendment['is'] | undefined
      /** What was picked of the choices it offered. */
      readonly picked?: readonly string[] | undefined
    }
  | { readonly type: 'note'; readonly key: string; readonly at: number; readonly entry: NoteView }
  | { readonly type: 'happened'; readonly key: string; readonly at: number; readonly what: Happened }
  | { readonly type: 'unread'; readonly key: string; readonly at: number }
  | { readonly type: 'outgoing'; readonly key: string; readonly at: number; readonly sent: Outgoing }

/** Lines of one author further apart than this get a head of their own. */
const groupMs = 3 * 60_000

interface Looks {
  /** Day an instant falls on, in the reader's zone: equal for two of one day. */
  dayOf(at: number): string
  /** The first line of the visitor that nobody had read when the conversation was opened. */
  readonly unreadFrom?: number | undefined
  /** When it began, if all of it has been read. */
  readonly openedAt: number
  readonly sending: readonly Outgoing[]
  readonly conversation: string
}

/** A conversation as it is drawn: both logs as one, with days, groups, and what is still on its way. */
export function threadItems(stream: Stream, looks: Looks): readonly ThreadItem[] {
  const { events, entries } = stream
  const isWhole = (events[0]?.seq ?? 1) === 1
  const from = isWhole ? 0 : (events[0]?.at ?? 0)
  const unheard = new Set(entries.filter(entry => entry.type === 'unheard').map(({ seq }) => seq))
  const picks = picksOf(events)
  const amended = amendments(events)
  const items: ThreadItem[] = []
  let day = ''
  const place = (item: ThreadItem): void => {
    const itsDay = looks.dayOf(item.at)
    if (itsDay !== day) items.push({ type: 'day', key: `d${itsDay}`, at: item.at })
    day = itsDay
    items.push(item)
  }
  if (isWhole && events.length > 0) place({ type: 'happened-start', key: 'start', at: looks.openedAt })
  for (const line of mergeLogs(
    events,
    entries.filter(({ at }) => at >= from),
  )) {
    if (line.of === 'stream' && line.event.seq === looks.unreadFrom) place({ type: 'unread', key: 'unread', at: line.at })
    const item = itemOf(line, { unheard, picks, amended, conversation: looks.conversation })
    if (item && !isSaidTwice(item, items)) place(item)
  }
  for (const sent of looks.sending)
    if (!hasArrived(sent, stream)) place({ type: 'outgoing', key: `o${sent.clientMsgId}`, at: sent.at, sent })
  return grouped(items)
}

interface Known {
  readonly unheard: ReadonlySet<number>
  readonly picks: Picks
  readonly amended: ReadonlyMap<number, Amendment>
  readonly conversation: string
}

function itemOf(line: Line, { unheard, picks, amended, conversation }: Known): ThreadItem | undefined {
  if (line.of === 'team') {
    const { entry, at } = line
    if (entry.type === 'note') return { type: 'note', key: `t${entry.teamSeq}`, at, entry }
    const what = happenedOf(entry)
    return what && { type: 'happened', key: `t${entry.teamSeq}`, at, what }
  }
  const { event, at } = line
  const key = `e${event.seq}`
  if (event.type === 'message') {
    const isUnheard = unheard.has(event.seq)
    const since = amended.get(event.seq)
    const shown = since ? { ...event, text: since.is === 'edited' ? since.text : '' } : event
    const about = { event: shown, conversation, isUnheard, picked: picks.get(event.seq), amended: since?.is }
    return { type: 'message', key, at, opens: true, closes: true, ...about }
  }
  const what = streamHappened(event)
  return what && { type: 'happened', key, at, what }
}

/** That somebody joined, right where the log has said that they took over; that they took it, beside that they assigned it. */
function isSaidTwice(item: ThreadItem, items: readonly ThreadItem[]): boolean {
  if (item.type !== 'happened' || (item.what.text !== 'joined' && item.what.text !== 'tookIt' && item.what.text !== 'left'))
    return false
  return items.some(
    before => before.type === 'happened' && before.at === item.at && before.what.actor !== undefined && before.what !== item.what,
  )
}

/** Its line may come over the socket before the answer to the call that sent it. */
function hasArrived({ kind, text, after, state }: Outgoing, { events, entries }: Stream): boolean {
  if (state === 'failed') return false
  return kind === 'note'
    ? entries.some(entry => entry.teamSeq > after && entry.type === 'note' && entry.text.trim() === text.trim())
    : events.some(
        event => event.seq > after && event.type === 'message' && event.author === 'agent' && event.text.trim() === text.trim(),
      )
}

function grouped(items: readonly ThreadItem[]): readonly ThreadItem[] {
  return items.map((item, at) => {
    if (item.type !== 'message') return item
    return { ...item, opens: !isGroup(items[at - 1], item), closes: !isGroup(item, items[at + 1]) }
  })
}

function isGroup(a: ThreadItem | undefined, b: ThreadItem | undefined): boolean {
  if (a?.type !== 'message' || b?.type !== 'message') return false
  return a.event.author === b.event.author && a.event.name === b.event.name && b.at - a.at < groupMs
}

type Picks = ReadonlyMap<number, readonly string[]>

/** Which choices of a message were picked: by the visitor's next line that picks some it offered. */
function picksOf(events: readonly EventView[]): Picks {
  const picks = new Map<number, readonly string[]>()
  let offer: MessageView | undefined
  for (const event of events) {
    if (event.type !== 'message') continue
    if (event.author !== 'visitor') offer = event.choices || event.parts?.some(part => 'choices' in part) ? event : offer
    else if (offer && event.choice !== undefined) picks.set(offer.seq, [event.choice].flat())
  }
  return picks
}
