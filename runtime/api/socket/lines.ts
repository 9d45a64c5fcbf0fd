import type { WebSocket } from '@fastify/websocket'
import type { Clock } from '../../clock/clock.ts'
import { ParleyError } from '../../errors/parley-error.ts'
import type { Metrics } from '../metrics.ts'
import { createHeartbeat } from './heartbeat.ts'
import { createOpenAtOnce } from './open-at-once.ts'
import { jitter, type Post } from './post.ts'
import type { Read } from './read-frame.ts'
import { newWire, type Wire } from './wire.ts'

/** All lines of one kind that are open: counts them, asks whether somebody is there, reads what they send. */
export interface Lines<Line, Frame> {
  /** `lineOf` makes of a bare wire what is kept for it. Undefined: there are too many already. */
  open(ws: WebSocket, about: Pick<Wire, 'key' | 'acceptLanguage'>, lineOf: (wire: Wire<Frame>) => Line): Line | undefined
  /** A frame has been done: says goodbye if it is time. */
  done(line: Line): void
  /** Says goodbye to all, once what each is doing is done; resolves when all are closed. */
  close(): Promise<void>
}

export interface LinesParts<Line, Frame> {
  readonly clock: Clock
  readonly heartbeatMs: number
  readonly metrics: Pick<Metrics, 'framed' | 'sockets'>
  readonly post: Post
  /** Open at once under one key. */
  readonly most: number
  readonly readFrame: (data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean) => Read<Frame>
  readonly take: (line: Line, frame: Frame) => void
  readonly left: (line: Line) => void
  /** In the middle of what must be answered: `done` comes. */
  readonly isActing: (line: Line) => boolean
  /** Is asked whether somebody is there, once in `heartbeatMs`. */
  readonly asked?: (line: Line) => void
}

/** Frames from one client between two heartbeats, and faulty ones in a row. */
const mostFrames = 1_000
const mostStrikes = 3

export function createLines<Line extends Wire<Frame>, Frame extends { readonly type: string }>(
  parts: LinesParts<Line, Frame>,
): Lines<Line, Frame> {
  const { clock, heartbeatMs, metrics, post, readFrame } = parts
  const lines = new Map<WebSocket, Line>()
  const openAtOnce = createOpenAtOnce(parts.most)
  let closed: (() => void) | undefined

  const goodbye = (line: Line): void => post.hangUp(line, 1001, 'restart', jitter(5_000))
  const heartbeat = createHeartbeat({ clock, everyMs: heartbeatMs }, lines, line => {
    line.frames = 0
    if (line.ended) return
    // Browsers answer the one unasked and show their pages the other.
    line.ws.ping()
    post.send(line, { type: 'ping' })
    parts.asked?.(line)
  })

  // One function for all sockets: `this` is the one that speaks.
  function heard(this: WebSocket, data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean): void {
    const line = lines.get(this)
    if (!line || line.ended) return
    line.heardAt = heartbeat.now
    line.frames += 1
    if (line.frames > mostFrames) return post.hangUp(line, 1013, 'too_many_frames', jitter(heartbeatMs))
    const read = readFrame(data, isBinary)
    metrics.framed('up', 'frame' in read ? read.frame.type : 'invalid')
    if ('frame' in read) {
      line.strikes = 0
      return parts.take(line, read.frame)
    }
    post.refuse(line, new ParleyError('invalid_frame', { field: read.field }), read.clientMsgId)
    line.strikes += read.onlyTooLong ? 0 : 1
    if (line.strikes >= mostStrikes) post.hangUp(line, 1008, 'invalid_frames')
  }
  function answered(this: WebSocket): void {
    const line = lines.get(this)
    if (line) line.heardAt = heartbeat.now
  }
  function gone(this: WebSocket): void {
    const line = lines.get(this)
    if (!line) return
    line.ended = true
    lines.delete(this)
    openAtOnce.leave(line.key)
    metrics.sockets(-1)
    parts.left(line)
    if (lines.size === 0) closed?.()
  }

  return {
    open(ws, about, lineOf) {
      const wire = newWire<Frame>({ ws, ...about, heardAt: heartbeat.now, slot: heartbeat.nextSlot() })
      if (!openAtOnce.enter(wire.key)) {
        post.hangUp(wire, 1013, 'too_many_sockets', heartbeatMs + jitter(heartbeatMs))
        return undefined
      }
      const line = lineOf(wire)
      lines.set(ws, line)
      metrics.sockets(1)
      ws.on('message', heard).on('pong', answered).on('close', gone)
      heartbeat.start()
      return line
    },
    done(line) {
      if (closed) goodbye(line)
    },
    async close() {
      const allClosed = new Promise<void>(resolve => {
        closed = resolve
      })
      for (const line of lines.values()) if (!parts.isActing(line)) goodbye(line)
      if (lines.size > 0) await allClosed
    },
  }
}
