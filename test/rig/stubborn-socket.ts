import { setTimeout as pause } from 'node:timers/promises'
import WebSocket from 'ws'
import type { ServerFrame, VisitorFrame } from '../../runtime/api/contract.ts'
import type { Event } from '../../runtime/conversation/event.ts'

/** A visitor's line as it must be kept: comes back whenever it is lost, says again what was not acknowledged. */
export interface StubbornSocket {
  /** The visitor's token, once there is one. */
  token(): Promise<string>
  readonly conversation: string
  /** The stream as it was told, in order. */
  readonly events: readonly Event[]
  /** What went wrong on the way: events that were skipped, or told twice. */
  readonly faults: readonly string[]
  /** How often it had to come back, and with which codes it was hung up on. */
  readonly ends: readonly number[]
  /** How long each return took, from the moment the line was open again until it was welcome, ms. */
  readonly returnsMs: readonly number[]
  /** Resolves when it is acknowledged, with what was acknowledged. */
  say(frame: Extract<VisitorFrame, { type: 'begin' | 'send' }>): Promise<readonly Event[]>
  /** Resolves when it has been told so much. */
  upTo(seq: number): Promise<void>
  close(): void
}

interface Waiting {
  readonly frame: Extract<VisitorFrame, { type: 'begin' | 'send' }>
  readonly resolve: (events: readonly Event[]) => void
}

export function stubbornSocket(base: () => string, known: { token?: string } = {}, deadlineMs = 60_000): StubbornSocket {
  const until = Date.now() + deadlineMs
  const events: Event[] = []
  const faults: string[] = []
  const ends: number[] = []
  const returnsMs: number[] = []
  let { token } = known
  let conversation = ''
  let waiting: Waiting[] = []
  let ws: WebSocket | undefined
  let isWelcome = false
  let isClosed = false

  const pass = (told: readonly Event[], isRepeatable: boolean): void => {
    for (const event of told) {
      const next = events.length + 1
      if (event.seq === next) events.push(event)
      else if (event.seq > next) faults.push(`after ${events.length} came ${event.seq}`)
      else if (!isRepeatable) faults.push(`${event.seq} came twice`)
    }
  }
  const take = (frame: ServerFrame, openedAt: number): void => {
    if (frame.type === 'welcome') {
      token = frame.visitor
      conversation = frame.conversation?.id ?? conversation
      isWelcome = true
      returnsMs.push(performance.now() - openedAt)
      for (const { frame } of waiting) ws?.send(JSON.stringify(frame))
    } else if (frame.type === 'events') {
      conversation = frame.conversation.id
      pass(frame.events, false)
    } else if (frame.type === 'ack') {
      conversation = frame.conversation.id
      pass(frame.events, true)
      const done = waiting.find(({ frame: { clientMsgId } }) => clientMsgId === frame.clientMsgId)
      waiting = waiting.filter(other => other !== done)
      done?.resolve(frame.events)
    } else if (frame.type === 'error' && frame.retryAfterMs === undefined) faults.push(`${frame.code}: ${frame.message}`)
  }
  const connect = (): void => {
    if (isClosed || Date.now() > until) return
    const openedAt = performance.now()
    const line = new WebSocket(`${base().replace('http', 'ws')}/api/visitor/socket`, { perMessageDeflate: false })
    ws = line
    line.on('open', () => {
      const about = {
        ...(token === undefined ? {} : { token }),
        ...(conversation ? { conversation } : {}),
        lastSeq: events.length,
      }
      line.send(JSON.stringify({ type: 'hello', ...about }))
    })
    line.on('message', (data: Buffer) => take(JSON.parse(data.toString()) as ServerFrame, openedAt))
    line.on('error', () => {})
    line.on('close', code => {
      isWelcome = false
      if (isClosed) return
      ends.push(code)
      setTimeout(connect, 20)
    })
  }
  const soon = async (isThere: () => boolean, what: string): Promise<void> => {
    while (!isThere()) {
      if (Date.now() > until)
        throw new Error(`${what} did not come; there were ${events.length} events, and ${faults.join(', ')}`)
      await pause(10)
    }
  }
  connect()
  return {
    get conversation() {
      return conversation
    },
    events,
    faults,
    ends,
    returnsMs,
    async token() {
      await soon(() => token !== undefined, 'a token')
      return token ?? ''
    },
    say(frame) {
      const acknowledged = new Promise<readonly Event[]>(resolve => {
        waiting.push({ frame, resolve })
        if (isWelcome && ws?.readyState === WebSocket.OPEN) ws.send(JSON.stringify(frame))
      })
      return Promise.race([acknowledged, soon(() => false, `the ack of ${frame.clientMsgId}`).then(() => acknowledged)])
    },
    upTo: seq => soon(() => events.length >= seq, `event ${seq}`),
    close() {
      isClosed = true
      ws?.terminate()
    },
  }
}
