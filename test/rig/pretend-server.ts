import type { ChatParts, Clock } from '../../plugins/website/widget/chat/contract.ts'
import type { VisitorFrame } from '../../runtime/api/contract.ts'
import { pretendFetch } from './pretend-fetch.ts'
import { createPretendHouse, type PretendHouse, Refused } from './pretend-house.ts'
import { type PretendLine, pretendSocket, type Weather } from './pretend-line.ts'

interface Seat {
  readonly line: PretendLine
  visitor?: string
  follows?: string
  cursor: number
  isActing: boolean
}

/** Small, so that there is always more than one page. */
const pageSize = 3

const problemOf = (code: string, retryAfterMs?: number) => ({
  code,
  message: `about ${code}`,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
})

/**
 * A server that does what no real one can be asked for: it stands under a clock that the test moves, and frames get through
 * when, in which order and as often as the test lets them.
 */
export function createPretendServer(clock: Clock, { heartbeatMs = 20_000 } = {}) {
  const house = createPretendHouse(clock.now)
  const weather: Weather = { auto: true, sockets: 'pass', http: 'pass', online: true }
  const seats: Seat[] = []
  const calls: string[] = []

  const page = (seat: Seat, until = Number.POSITIVE_INFINITY): void => {
    const kept = house.conversations.get(seat.follows ?? '')
    while (kept && seat.cursor < Math.min(kept.events.length, until)) {
      const events = kept.events.slice(seat.cursor, Math.min(seat.cursor + pageSize, until))
      seat.cursor += events.length
      seat.line.send({ type: 'events', conversation: kept.view, events, lastSeq: kept.events.length })
    }
  }
  house.listeners.add(id => {
    const kept = house.conversations.get(id)
    for (const seat of seats) {
      if (!seat.line.isOpen || !kept || seat.visitor !== kept.visitor || seat.isActing) continue
      if (seat.follows === id) page(seat)
      else seat.line.send({ type: 'unread', count: 1, conversation: kept.view })
    }
  })

  const take = (seat: Seat, frame: VisitorFrame): void => {
    const { visitor = '' } = seat
    switch (frame.type) {
      case 'hello': {
        if (weather.refusal !== undefined) throw new Refused(weather.refusal)
        seat.visitor = house.visitorOf(frame.token ?? house.newcomer())
        const token = frame.token ?? house.tokenOf(seat.visitor)
        const wanted = house.conversations.get(frame.conversation ?? '')
        const kept = wanted?.visitor === seat.visitor ? wanted : house.currentOf(seat.visitor)
        if (frame.conversation !== undefined && kept !== wanted)
          seat.line.send({ type: 'error', ...problemOf('conversation_unknown') })
        const lastSeq = kept?.events.length ?? 0
        if (kept) {
          seat.follows = kept.view.id
          seat.cursor = kept === wanted ? Math.min(frame.lastSeq ?? 0, lastSeq) : 0
        }
        const read = kept?.read ?? { visitor: 0, team: 0 }
        const about = kept && { conversation: kept.view }
        seat.line.send({
          type: 'welcome',
          visitor: token,
          ...about,
          lastSeq,
          read,
          unread: 0,
          serverTime: clock.now(),
          heartbeatMs,
        })
        return page(seat)
      }
      case 'begin':
        return act(seat, frame.clientMsgId, () => house.begin(visitor, frame))
      case 'send':
        return act(
          seat,
          frame.clientMsgId,
          () => house.send(visitor, frame.conversation ?? seat.follows ?? '', frame),
          frame.conversation,
        )
      case 'person':
        return act(
          seat,
          frame.clientMsgId,
          () => house.person(visitor, frame.conversation ?? '', frame.clientMsgId),
          frame.conversation,
        )
      case 'follow': {
        const kept = house.own(frame.conversation, visitor)
        seat.follows = frame.conversation
        seat.cursor = Math.min(frame.lastSeq ?? 0, kept.events.length)
        if (seat.cursor === kept.events.length)
          seat.line.send({ type: 'events', conversation: kept.view, events: [], lastSeq: seat.cursor })
        return page(seat)
      }
      case 'after':
        seat.cursor = Math.min(seat.cursor, frame.seq)
        return page(seat)
      case 'read':
        house.own(seat.follows ?? '', visitor).read.visitor = frame.upToSeq
        return
      case 'typing':
      case 'pong':
    }
  }
  const act = (seat: Seat, clientMsgId: string, run: () => ReturnType<PretendHouse['begin']>, named?: string): void => {
    seat.isActing = true
    try {
      const answered = run()
      const { conversation, events } = answered
      if (seat.follows !== conversation.id && (named === undefined || named === seat.follows)) {
        seat.follows = conversation.id
        seat.cursor = 0
      }
      const mine = seat.follows === conversation.id
      if (mine) page(seat, (events[0]?.seq ?? 1) - 1)
      seat.line.send({ type: 'ack', clientMsgId, ...answered })
      if (mine) seat.cursor = Math.max(seat.cursor, events.at(-1)?.seq ?? 0)
      page(seat)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      seat.line.send({ type: 'error', clientMsgId, ...problemOf(error.code, error.retryAfterMs) })
    } finally {
      seat.isActing = false
    }
  }
  const hear = (seat: Seat, frame: VisitorFrame): void => {
    try {
      take(seat, frame)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      seat.line.send({ type: 'error', ...problemOf(error.code, error.retryAfterMs) })
      if (frame.type !== 'hello') return
      seat.line.send({ type: 'bye', code: 1008, reason: error.code })
    }
  }
  const beat = (): void => {
    for (const { visitor, line } of seats) if (visitor !== undefined) line.send({ type: 'ping' })
    clock.after(heartbeatMs, beat)
  }
  clock.after(heartbeatMs, beat)

  const net: NonNullable<ChatParts['net']> = {
    WebSocket: pretendSocket(weather, line => {
      const seat: Seat = { line, cursor: 0, isActing: false }
      seats.push(seat)
      return frame => hear(seat, frame)
    }),
    fetch: pretendFetch(house, weather, calls),
    online: () => weather.online,
  }
  return {
    house,
    weather,
    /** Every request over HTTP: `POST /path`. */
    calls,
    get lines(): readonly PretendLine[] {
      return seats.map(({ line }) => line)
    },
    get line(): PretendLine {
      const last = seats.at(-1)
      if (!last) throw new Error('nobody has connected')
      return last.line
    },
    net,
    /** The process ends: all lines are cut; what was committed stays. */
    restart(): void {
      for (const { line } of seats) line.cut()
    },
  }
}
