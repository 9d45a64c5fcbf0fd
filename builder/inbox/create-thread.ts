import type { DeliveryView, TeamConversation } from '../../runtime/api/contract.ts'
import { ApiError, codeOf } from '../api/api-error.ts'
import type { Client } from '../api/client.ts'
import type { Answer } from '../api/routes.ts'
import type { Live, LiveFrameOf } from '../live/contract.ts'
import { type Cell, createCell } from './state/cell.ts'
import { laterOf } from './state/later-of.ts'
import { emptyStream, hasNewer, hasOlder, pageBefore, type Stream, takeIn } from './state/stream.ts'
import { unreadFrom } from './state/unread-from.ts'

/** The conversation that is open, as far as it has been read. */
export interface ThreadState {
  readonly id: string
  readonly conversation?: TeamConversation | undefined
  /** The rest of what the server says of it: contact, what is known, conversations before. */
  readonly about?: Answer<'GET /api/conversations/:id'> | undefined
  readonly stream: Stream
  /** What has become of messages that are sent, by `seq`. */
  readonly deliveries: ReadonlyMap<number, DeliveryView>
  readonly isLoading: boolean
  readonly isLoadingOlder: boolean
  readonly problem?: unknown
  /** How far the visitor has read. */
  readonly readByVisitor: number
  /** The first line nobody had read when it was opened. */
  readonly unreadFrom?: number | undefined
  readonly isVisitorTyping: boolean
  readonly isVisitorOnline?: boolean | undefined
  readonly lookers: LiveFrameOf<'looking'>['users']
}

export interface Thread {
  readonly state: Cell<ThreadState>
  /** Reads the page before the oldest line. */
  older(): void
  again(): void
  /** Reads what is newer than what one has: only where the line has not brought it. */
  catchUp(): Promise<void>
  /** What an act of ours answered. */
  takeIn(answer: { conversation: TeamConversation; events?: Stream['events']; lastSeq?: number }): void
  /** The contact has changed: reads it again. */
  refresh(): void
  stop(): void
}

const pageSize = 100

/** Opens a conversation: reads its newest page, then follows it. */
export function createThread(client: Client, live: Live, id: string): Thread {
  const state = createCell<ThreadState>({
    id,
    stream: emptyStream,
    deliveries: new Map(),
    isLoading: true,
    isLoadingOlder: false,
    readByVisitor: 0,
    isVisitorTyping: false,
    lookers: [],
  })
  const stopped = new AbortController()
  const asked = client.until(stopped.signal)
  const params = { id }
  const patch = (part: Partial<ThreadState>): void => state.set({ ...state.get(), ...part })
  /** Answers and frames overtake each other: of two pictures the one of the later turn holds. */
  const later = (come: TeamConversation): TeamConversation => laterOf(state.get().conversation, come)
  const learn = (deliveries: readonly DeliveryView[] = []): void => {
    if (deliveries.length > 0) patch({ deliveries: learned(state.get().deliveries, deliveries) })
  }
  const take: Thread['takeIn'] = answer => {
    const { stream } = state.get()
    patch({ conversation: later(answer.conversation), stream: takeIn(stream, answer) })
  }
  const failed = (problem: unknown): void => {
    if (stopped.signal.aborted) return
    patch({ problem, isLoading: false, isLoadingOlder: false })
    if (codeOf(problem) !== 'conversation_unknown') return
    // Nothing of it may stay on the screen.
    patch({ conversation: undefined, about: undefined, stream: emptyStream })
    live.unwatch()
  }

  /** A page that ends at these numbers, of both logs. */
  const readBefore = async (seq: number | undefined, lastSeq: number, teamSeq: number | undefined, lastTeamSeq: number) => {
    const events = pageBefore(seq, lastSeq, pageSize)
    const entries = pageBefore(teamSeq, lastTeamSeq, pageSize)
    const [stream, log] = await Promise.all([
      events && asked.call('GET /api/conversations/:id/events', { params, query: events }),
      entries && asked.call('GET /api/conversations/:id/log', { params, query: entries }),
    ])
    learn(stream?.deliveries)
    return { events: stream?.events ?? [], entries: log?.entries ?? [] }
  }

  const open = async (): Promise<void> => {
    const about = await asked.call('GET /api/conversations/:id', { params })
    const { conversation, lastSeq, lastTeamSeq, read, unread, isOnline } = about
    const page = await readBefore(undefined, lastSeq, undefined, lastTeamSeq)
    const stream = takeIn(emptyStream, { ...page, lastSeq, lastTeamSeq })
    patch({
      conversation: later(conversation),
      about,
      stream,
      unreadFrom: unreadFrom(stream.events, unread),
      readByVisitor: Math.max(read.visitor, state.get().readByVisitor),
      isVisitorOnline: isOnline,
      isLoading: false,
      problem: undefined,
    })
    live.watch(id, { lastSeq, lastTeamSeq })
  }

  const catchUp = async (): Promise<void> => {
    const { stream } = state.get()
    const [seq, teamSeq] = [stream.events.at(-1)?.seq ?? 0, stream.entries.at(-1)?.teamSeq ?? 0]
    const [events, log] = await Promise.all([
      asked.call('GET /api/conversations/:id/events', { params, query: { after: seq } }),
      asked.call('GET /api/conversations/:id/log', { params, query: { after: teamSeq } }),
    ])
    learn(events.deliveries)
    patch({ conversation: later(events.conversation), stream: takeIn(state.get().stream, { ...events, ...log }) })
  }

  const own =
    <F extends { readonly conversation: string }>(heard: (frame: F) => void) =>
    (frame: F) => {
      if (frame.conversation === id) heard(frame)
    }
  const ends = [
    live.subscribe('events', frame => {
      if (frame.conversation.id !== id) return
      take(frame)
      patch({ stream: takeIn(state.get().stream, frame), ...(isWritten(frame) ? { isVisitorTyping: false } : {}) })
    }),
    live.subscribe(
      'deliveries',
      own(({ deliveries }) => learn(deliveries)),
    ),
    live.subscribe(
      'typing',
      own(({ on }) => patch({ isVisitorTyping: on })),
    ),
    live.subscribe(
      'read',
      own(({ by, upToSeq }) => {
        if (by === 'visitor') patch({ readByVisitor: Math.max(upToSeq, state.get().readByVisitor) })
      }),
    ),
    live.subscribe(
      'looking',
      own(({ users }) => patch({ lookers: users })),
    ),
    live.subscribe(
      'visitor',
      own(({ isOnline }) => patch({ isVisitorOnline: isOnline })),
    ),
    live.subscribe(
      'gone',
      own(() => failed(new ApiError({ code: 'conversation_unknown', message: '', status: 404 }))),
    ),
    live.subscribe('welcome', () => {
      if (hasNewer(state.get().stream)) catchUp().catch(failed)
    }),
  ]
  open().catch(failed)

  return {
    state,
    older() {
      const { stream, isLoadingOlder, isLoading } = state.get()
      if (!hasOlder(stream) || isLoadingOlder || isLoading) return
      patch({ isLoadingOlder: true })
      readBefore(stream.events[0]?.seq, 0, stream.entries[0]?.teamSeq, 0).then(
        page => patch({ stream: takeIn(state.get().stream, page), isLoadingOlder: false }),
        failed,
      )
    },
    again() {
      patch({ isLoading: state.get().conversation === undefined, problem: undefined })
      open().catch(failed)
    },
    takeIn: take,
    catchUp,
    refresh() {
      asked
        .call('GET /api/conversations/:id', { params })
        .then(about => patch({ conversation: later(about.conversation), about }), failed)
    },
    stop() {
      stopped.abort()
      for (const end of ends) end()
      live.unwatch()
    },
  }
}

/** What is known of messages, with what was told since: what was read before that may come after it. */
function learned(known: ReadonlyMap<number, DeliveryView>, told: readonly DeliveryView[]): ReadonlyMap<number, DeliveryView> {
  const fresh = told.filter(({ seq, at }) => at >= (known.get(seq)?.at ?? 0))
  return new Map([...known, ...fresh.map(delivery => [delivery.seq, delivery] as const)])
}

function isWritten({ events }: LiveFrameOf<'events'>): boolean {
  return events.some(event => event.type === 'message' && event.author === 'visitor')
}
