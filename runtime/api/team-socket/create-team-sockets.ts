import type { WebSocket } from '@fastify/websocket'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import { ParleyError } from '../../errors/parley-error.ts'
import { userOf } from '../caller.ts'
import { teamFrames } from '../contract.ts'
import type { Metrics } from '../metrics.ts'
import type { ApiParts, VisitorParts } from '../parts.ts'
import { createErrorOf } from '../socket/error-of.ts'
import { createLines, type Lines } from '../socket/lines.ts'
import { createPost } from '../socket/post.ts'
import { createReadFrame } from '../socket/read-frame.ts'
import { createStream } from '../socket/stream.ts'
import { createWork } from '../socket/work.ts'
import { createCounts } from './counts.ts'
import { createDrawing } from './drawing.ts'
import { createHear } from './hear.ts'
import { createHub } from './hub.ts'
import { createLooking } from './looking.ts'
import { createNotices } from './notices.ts'
import { createPresent } from './present.ts'
import { createRows } from './rows.ts'
import { createScope } from './scope.ts'
import { createTake } from './take.ts'
import type { Frame, TeamLine, TeamPost } from './team-line.ts'
import { teamStreamView } from './team-stream-view.ts'
import { createUsers } from './users.ts'

/** All open apps of the team. */
export interface TeamSockets {
  open(ws: WebSocket, request: Pick<FastifyRequest, 'ip' | 'headers' | 'caller'>): void
  /** Says goodbye to all; resolves when all are closed. */
  close(): Promise<void>
}

export function createTeamSockets(
  parts: ApiParts,
  { marks, limits }: Pick<VisitorParts, 'marks' | 'limits'>,
  metrics: Metrics,
  log: FastifyBaseLogger,
): TeamSockets {
  const { store, library, publisher, presence, directory, duty, settings, clock } = parts
  const { sessions } = parts.accounts
  const { conversations } = store
  const heartbeatMs = settings.socketHeartbeatMs
  const { onError, errorOf } = createErrorOf(log)
  const post: TeamPost = createPost(metrics)
  const scope = createScope(parts)
  const stream = createStream(teamStreamView(store, scope), post)
  const looking = createLooking(publisher, clock, post)
  const drawing = createDrawing(post)
  const welcomed = (lines: Iterable<TeamLine>): readonly TeamLine[] => [...lines].filter(line => line.welcomed)
  const everybody = (): readonly TeamLine[] => welcomed(hub)
  const linesOf = (user: string): readonly TeamLine[] => welcomed(hub.of(user))

  const counts = createCounts({ conversations, clock, post, scope, linesOf, onError })
  const rows = createRows({ conversations, presence, clock, post, scope, audience: everybody, told: counts.touch, onError })
  const tellOfUser = createUsers({ directory, duty, clock, post, audience: everybody })
  const hear = createHear({
    post,
    stream,
    scope,
    rows,
    looking,
    audience: everybody,
    linesOf,
    noticesOf: createNotices({ directory, duty, clock }),
    wake: line => work.wake(line),
    recount: counts.touch,
    lose: line => lose(line),
  })
  const hub = createHub({
    publisher,
    presence,
    directory,
    duty,
    sessions,
    hear,
    flowChanged(notice) {
      const readers = everybody().filter(({ caller }) => scope.may(caller.id, 'flows:read'))
      post.sendAll(readers, { type: 'flow', ...notice })
    },
    pluginsChanged() {
      const readers = everybody().filter(({ caller }) => scope.may(caller.id, 'flows:read'))
      post.sendAll(readers, { type: 'plugins' })
    },
    visitorChanged: createPresent({ conversations, presence, post, rows, audience: everybody, onError }),
    userChanged(user) {
      if (user !== undefined) tellOfUser(user)
      // What they may see may be other conversations now.
      for (const line of user === undefined ? everybody() : linesOf(user)) {
        line.behind = line.place !== undefined
        if (!scope.may(line.caller.id, 'flows:read')) drawing.draw(line, undefined)
        work.wake(line)
        counts.touch(line.caller.id)
      }
    },
    sessionEnded(session) {
      for (const line of hub) if (line.caller.session === session) end(line)
    },
  })

  const end = (line: TeamLine): void => post.hangUp(line, 1008, 'session_ended')
  const greet = async (line: TeamLine): Promise<void> => {
    const found = await counts.of(line.caller.id)
    if (line.ended) return
    post.send(line, { type: 'welcome', counts: found, serverTime: clock.now(), heartbeatMs })
    line.welcomed = true
  }
  /** What it looked at is gone, or not to be seen by them any more. */
  const lose = (line: TeamLine): void => {
    const { place } = line
    if (!place) return
    looking.leave(line)
    post.refuse(line, new ParleyError('conversation_unknown', { id: place.conversation }))
  }
  const take = createTake({ store, presence, library, marks, limits, post, stream, looking, drawing, scope })
  const work = createWork({
    post,
    errorOf,
    take(line: TeamLine, frame: Frame) {
      if (sessions.isLive(line.caller.session)) return take(line, frame)
      return end(line)
    },
    lacks: line => line.behind || !line.welcomed,
    async settle(line) {
      if (!line.welcomed) await greet(line)
      if (line.behind && (await stream.catchUp(line)) === 'lost') lose(line)
    },
    done: line => lines.done(line),
  })
  const lines: Lines<TeamLine, Frame> = createLines({
    clock,
    heartbeatMs,
    metrics,
    post,
    most: settings.limits.socketsPerIp,
    readFrame: createReadFrame(teamFrames()),
    take: work.take,
    left(line) {
      looking.leave(line)
      drawing.draw(line, undefined)
      hub.leave(line)
    },
    isActing: () => false,
    asked(line) {
      if (!sessions.isLive(line.caller.session)) end(line)
    },
  })
  return {
    open(ws, { ip, headers, caller: asking }) {
      const caller = userOf({ caller: asking })
      const line = lines.open(ws, { key: caller.id, acceptLanguage: headers['accept-language'] }, wire =>
        Object.assign(wire, { ip, caller, behind: false, toldAt: 0, welcomed: false }),
      )
      if (!line) return
      hub.join(line)
      work.wake(line)
    },
    close: lines.close,
  }
}
