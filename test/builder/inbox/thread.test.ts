import { describe, expect, it } from 'vitest'
import { laterOf } from '../../../builder/inbox/state/later-of.ts'
import { emptyStream, hasNewer, hasOlder, pageBefore, takeIn } from '../../../builder/inbox/state/stream.ts'
import { type ThreadItem, threadItems } from '../../../builder/inbox/state/thread-items.ts'
import { unreadFrom } from '../../../builder/inbox/state/unread-from.ts'
import type { EventView, TeamEntryView } from '../../../runtime/api/contract.ts'

const at = (minute: number): number => Date.UTC(2026, 4, 4, 14, minute)
const line = (seq: number, minute: number, author: 'visitor' | 'bot' | 'agent', text = `line ${seq}`, more = {}): EventView => ({
  type: 'message',
  id: `m${seq}`,
  seq,
  at: at(minute),
  author,
  text,
  ...more,
})
const moved = (teamSeq: number, minute: number, by: string, from: string, actor = 'agent:mette'): TeamEntryView => ({
  type: 'lifecycle',
  teamSeq,
  at: at(minute),
  actor,
  by,
  from,
  to: '',
})

const looks = {
  dayOf: (time: number) => new Date(time).toISOString().slice(0, 10),
  openedAt: at(0),
  sending: [],
  conversation: 'c',
}
const drawn = (events: readonly EventView[], entries: readonly TeamEntryView[] = [], more = {}): readonly string[] =>
  threadItems(takeIn(emptyStream, { events, entries }), { ...looks, ...more }).map(say)

function say(item: ThreadItem): string {
  if (item.type === 'message') return `${item.event.author}${item.opens ? '' : ' also'}: ${item.event.text}`
  if (item.type === 'note') return `note: ${item.entry.text}`
  if (item.type === 'outgoing') return `${item.sent.state}: ${item.sent.text}`
  return item.type === 'happened' ? item.what.text : item.type
}

describe('a thread', () => {
  it('is both logs by time: the flow asked for people after the bot said so, an agent took over before the own line', () => {
    const events = [
      line(1, 0, 'bot'),
      line(2, 1, 'visitor'),
      line(3, 1, 'bot', 'A colleague comes'),
      { type: 'agent', seq: 4, at: at(5), change: 'joined', agent: { id: 'mette', name: 'Mette' } } as const,
      line(5, 5, 'agent', 'I am Mette', { name: 'Mette' }),
    ]
    const note: TeamEntryView = { type: 'note', teamSeq: 2, at: at(3), actor: 'agent:jonas', text: 'Old roof' }
    const entries = [
      moved(1, 1, 'flow.queued', 'open.bot', 'flow:q@1/h'),
      note,
      moved(3, 5, 'agent.joined', 'open.queue'),
      { type: 'assigned', teamSeq: 4, at: at(5), actor: 'agent:mette', assignee: { id: 'mette', name: 'Mette' } } as const,
    ]
    expect(drawn(events, entries)).toEqual([
      'day',
      'happened-start',
      'bot: line 1',
      'visitor: line 2',
      'bot: A colleague comes',
      'askedForPeople',
      'note: Old roof',
      'tookOver',
      'agent: I am Mette',
    ])
  })

  it('says that it was closed before the farewell of the flow', () => {
    const entries = [moved(1, 3, 'agent.closed', 'open.agent')]
    expect(drawn([line(1, 1, 'visitor'), line(2, 3, 'bot', 'How did we do?')], entries).slice(2)).toEqual([
      'visitor: line 1',
      'closedBy',
      'bot: How did we do?',
    ])
  })

  it('groups lines of one author that are close, and begins a day with its name', () => {
    const events = [line(1, 0, 'visitor'), line(2, 1, 'visitor'), line(3, 9, 'visitor'), line(4, 24 * 60, 'visitor')]
    expect(drawn(events).slice(2)).toEqual([
      'visitor: line 1',
      'visitor also: line 2',
      'visitor: line 3',
      'day',
      'visitor: line 4',
    ])
  })

  it('shows where one had read to', () => {
    const events = [line(1, 0, 'visitor'), line(2, 1, 'bot'), line(3, 2, 'visitor'), line(4, 3, 'visitor')]
    expect(unreadFrom(events, 2)).toBe(3)
    expect(unreadFrom(events, 0)).toBeUndefined()
    expect(drawn(events, [], { unreadFrom: 3 })).toContain('unread')
  })

  it('marks what the flow could not hear, and what was picked of what it offered', () => {
    const events = [
      line(1, 0, 'bot', 'Which?', { choices: [{ id: 'a', label: 'A' }] }),
      line(2, 1, 'visitor', 'A', { choice: 'a' }),
    ]
    const entries: TeamEntryView[] = [{ type: 'unheard', teamSeq: 1, at: at(1), actor: 'system', seq: 2 }]
    const items = threadItems(takeIn(emptyStream, { events, entries }), looks).filter(item => item.type === 'message')
    expect(items.map(({ picked, isUnheard }) => [picked, isUnheard])).toEqual([
      [['a'], false],
      [undefined, true],
    ])
  })

  it('shows what is on its way at the end, and not twice when the socket is faster than the answer', () => {
    const sent = { clientMsgId: 'k', conversation: 'c', kind: 'reply', text: 'Hello', mentions: [], after: 1, at: at(2) } as const
    const sending = [{ ...sent, state: 'sending' as const }]
    expect(drawn([line(1, 0, 'visitor')], [], { sending }).at(-1)).toBe('sending: Hello')
    const arrived = [line(1, 0, 'visitor'), line(2, 2, 'agent', 'Hello')]
    expect(drawn(arrived, [], { sending }).at(-1)).toBe('agent: Hello')
    expect(drawn(arrived, [], { sending: [{ ...sent, state: 'failed' as const }] }).at(-1)).toBe('failed: Hello')
  })

  it('draws no note that is older than the oldest line read, until that is read too', () => {
    const note: TeamEntryView = { type: 'note', teamSeq: 1, at: at(0), actor: 'agent:jonas', text: 'early' }
    expect(drawn([line(7, 5, 'visitor')], [note])).toEqual(['day', 'visitor: line 7'])
  })
})

describe('what has been read of a conversation', () => {
  const lines = (from: number, to: number): EventView[] =>
    Array.from({ length: to - from + 1 }, (_, n) => line(from + n, from + n, 'visitor'))

  it('takes in what is newer and older, and nothing twice', () => {
    let stream = takeIn(emptyStream, { events: lines(5, 8), lastSeq: 8 })
    stream = takeIn(stream, { events: lines(7, 10) })
    stream = takeIn(stream, { events: lines(1, 5) })
    expect(stream.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(takeIn(stream, { events: lines(3, 6) })).toBe(stream)
  })

  it('leaves no gap: what comes after one is asked for again', () => {
    const stream = takeIn(takeIn(emptyStream, { events: lines(1, 3), lastSeq: 3 }), { events: lines(6, 7), lastSeq: 7 })
    expect(stream.events).toHaveLength(3)
    expect(hasNewer(stream)).toBe(true)
    expect(hasNewer(takeIn(stream, { events: lines(4, 7) }))).toBe(false)
  })

  it('knows whether there is something older, and which page that is', () => {
    const stream = takeIn(emptyStream, { events: lines(101, 150), lastSeq: 150 })
    expect(hasOlder(stream)).toBe(true)
    expect(pageBefore(stream.events[0]?.seq, 150, 60)).toEqual({ after: 40, limit: 60 })
    expect(pageBefore(undefined, 30, 60)).toEqual({ after: 0, limit: 30 })
    expect(pageBefore(1, 150, 60)).toBeUndefined()
    expect(pageBefore(undefined, 0, 60)).toBeUndefined()
  })
})

describe('a conversation that is open', () => {
  it('stays as its latest turn left it when an answer comes after news of what happened since', () => {
    const joined = { turn: 4, holder: 'us' }
    const heldSince = { turn: 5, holder: 'other' }
    expect(laterOf(laterOf(joined, heldSince), joined)).toBe(heldSince)
  })

  it('takes what comes later of the same turn, as who is known may have changed meanwhile', () => {
    const renamed = { turn: 4, assignee: 'Mette Holm' }
    expect(laterOf({ turn: 4, assignee: 'Mette' }, renamed)).toBe(renamed)
    expect(laterOf(undefined, renamed)).toBe(renamed)
  })
})
