import type { WebSocket } from '@fastify/websocket'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import { addressKey } from '../../people/address-key.ts'
import { currentOf } from '../../turn/current.ts'
import { visitorFrames } from '../contract.ts'
import type { Metrics } from '../metrics.ts'
import type { VisitorParts, VisitorSide } from '../parts.ts'
import { createAudiences, unwelcomed } from './audiences.ts'
import { createDeadline } from './deadline.ts'
import { createErrorOf } from './error-of.ts'
import { follow } from './follow.ts'
import { createHear, type Hear } from './hear.ts'
import type { Frame, Line } from './line.ts'
import { createLines, type Lines } from './lines.ts'
import { createPost } from './post.ts'
import { createReadFrame } from './read-frame.ts'
import { createStream } from './stream.ts'
import { createTake } from './take.ts'
import { visitorView } from './visitor-view.ts'
import { createWork } from './work.ts'

/** All sockets of visitors that are open. */
export interface Sockets {
  open(ws: WebSocket, request: Pick<FastifyRequest, 'ip' | 'headers'>): void
  /** Says goodbye to all, once what each is doing is done; resolves when all are closed. */
  close(): Promise<void>
}

/** How long after opening the first frame may come. */
const helloWithinMs = 5_000

export function createSockets(
  { store, publisher, presence, settings, clock }: VisitorSide,
  visitors: VisitorParts,
  metrics: Pick<Metrics, 'framed' | 'sockets'>,
  log: FastifyBaseLogger,
): Sockets {
  const { limits, socketHeartbeatMs: heartbeatMs } = settings
  const { reads } = store
  const errors = createErrorOf(log)
  const { errorOf } = errors
  const post = createPost(metrics)
  const stream = createStream(visitorView(store, visitors), post)
  const audiences = createAudiences({
    publisher,
    presence,
    reads,
    post,
    onError: errors.onError,
    hear: (line, notice) => hearing.hear(line, notice),
  })
  const deadline = createDeadline<Line>(clock, helloWithinMs, line => post.hangUp(line, 1008, 'hello_missing'))
  const take = createTake({
    store,
    publisher,
    clock,
    visitors,
    heartbeatMs,
    post,
    stream,
    audiences,
    errorOf,
    greeted: deadline.met,
    release: line => hearing.release(line),
  })
  const work = createWork({
    post,
    take,
    errorOf,
    lacks: (line: Line) => line.behind || line.astray,
    async settle(line) {
      if (line.astray && !line.place) await adopt(line)
      line.astray = false
      if (line.behind) await stream.catchUp(line)
    },
    done: line => lines.done(line),
  })
  const adopt = async (line: Line): Promise<void> => {
    const record = line.audience && (await currentOf(store, line.audience.visitor, clock.now()))
    if (record) follow(stream, line, record)
  }
  const hearing: Hear = createHear({ stream, tellElsewhere: audiences.tellElsewhere, wake: work.wake })
  const lines: Lines<Line, Frame> = createLines({
    clock,
    heartbeatMs,
    metrics,
    post,
    most: limits.socketsPerIp,
    readFrame: createReadFrame(visitorFrames(limits.textLength)),
    take: work.take,
    left(line) {
      deadline.met(line)
      audiences.leave(line)
    },
    isActing: line => line.held !== undefined,
  })
  return {
    open(ws, { ip, headers }) {
      const { origin, host, 'accept-language': acceptLanguage } = headers
      const line = lines.open(ws, { key: addressKey(ip), acceptLanguage }, wire =>
        Object.assign(wire, { ip, origin, host, caller: nobody, behind: false, astray: false, unread: unwelcomed }),
      )
      if (line) deadline.expect(line)
    },
    close: lines.close,
  }
}

const nobody = { kind: 'nobody' } as const
