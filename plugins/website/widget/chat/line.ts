import type { ServerFrame, VisitorFrame } from '../../../../runtime/api/contract.ts'
import type { Clock } from './contract.ts'
import { backoff } from './problem.ts'
import { createTimer } from './timer.ts'

/** One WebSocket after the other, for as long as it is wanted. */
export interface Line {
  /** Welcomed, and not known to be lost. */
  readonly up: boolean
  /** Wanted from now on: opens at once what waits for its next try, looks after what has been silent for long. */
  open(): void
  /** False: the line is down, nothing was sent. */
  send(frame: VisitorFrame): boolean
  /** This socket is no good: another. */
  drop(): void
  /** Wanted no more. */
  close(): void
}

export interface LineParts {
  readonly url: string
  readonly net: { readonly WebSocket: typeof WebSocket }
  readonly clock: Clock
  readonly random: () => number
  readonly hello: () => VisitorFrame
  readonly heard: (frame: Exclude<ServerFrame, { type: 'ping' }>) => void
  /** Down, since when, and how many sockets in a row were never welcomed. */
  readonly lost: (since: number, failures: number) => void
  /** Is there another way meanwhile? Then it is enough to try once in a while. */
  readonly relieved: () => boolean
}

const openMs = 15_000
const helloMs = 10_000
const lookMs = 5_000
const steadyMs = 5_000
const relievedMs = 60_000
/** When the machine has slept or the visitor comes back, 1.25 heartbeats of silence are enough of 2.25. */
const soon = 1.25 / 2.25

/** The line to the server: connects, says hello, notices when nobody is there any more, and tries again. */
export function createLine({ url, net, clock, random, hello, heard, lost, relieved }: LineParts): Line {
  let socket: WebSocket | undefined
  let up = false
  let upAt = 0
  let heardAt = 0
  /** Silence for so long is death. */
  let limitMs = 0
  let notBefore = 0
  let tries = 0
  let failures = 0
  const timer = createTimer(clock)

  const start = (): void => {
    heardAt = clock.now()
    limitMs = openMs
    let opened: WebSocket
    try {
      opened = new net.WebSocket(url)
    } catch {
      return gone(heardAt)
    }
    socket = opened
    opened.onopen = () => {
      if (socket !== opened) return
      heardAt = clock.now()
      limitMs = helloMs
      opened.send(JSON.stringify(hello()))
    }
    opened.onmessage = ({ data }) => {
      if (socket === opened) hear(String(data))
    }
    opened.onclose = () => {
      if (socket === opened) gone(isSilent(soon) ? heardAt : clock.now())
    }
    watch()
  }

  const hear = (text: string): void => {
    heardAt = clock.now()
    let frame: ServerFrame
    try {
      frame = JSON.parse(text)
    } catch {
      return line.drop()
    }
    if (frame.type === 'ping') return void line.send({ type: 'pong' })
    if (frame.type === 'welcome') {
      up = true
      upAt = heardAt
      failures = 0
      limitMs = frame.heartbeatMs * 2.25
      watch()
    }
    if (frame.type === 'bye') notBefore = heardAt + (frame.retryAfterMs ?? 0)
    heard(frame)
    if (frame.type === 'bye') line.drop()
  }

  /** Looks often, so that a machine that wakes up knows it soon: its timers have slept as well. */
  const watch = (): void => {
    const stepMs = Math.min(lookMs, heardAt + limitMs - clock.now())
    const due = clock.now() + stepMs
    timer.set(stepMs, () => {
      if (isAlive(clock.now() - due > lookMs ? soon : 1)) watch()
    })
  }

  const isSilent = (share: number): boolean => {
    // A clock that was set back says nothing about the line.
    heardAt = Math.min(heardAt, clock.now())
    return clock.now() - heardAt >= limitMs * share
  }
  const isAlive = (share: number): boolean => {
    if (!isSilent(share)) return true
    hangUp()
    gone(heardAt)
    return false
  }

  const hangUp = (): void => {
    timer.stop()
    const old = socket
    socket = undefined
    old?.close()
  }

  const gone = (since: number): void => {
    socket = undefined
    if (!up) failures += 1
    else if (clock.now() - upAt > steadyMs) tries = 0
    up = false
    wait(failures > 1 && relieved() ? relievedMs : backoff(tries, random))
    tries += 1
    lost(since, failures)
  }

  const wait = (restMs: number): void => timer.set(Math.max(0, notBefore - clock.now()) + restMs, start)

  const line: Line = {
    get up() {
      return up
    },
    open() {
      if (socket && isAlive(soon)) return
      tries = 0
      if (clock.now() < notBefore) wait(0)
      else start()
    },
    send(frame) {
      if (up) socket?.send(JSON.stringify(frame))
      return up
    },
    drop() {
      if (!socket) return
      hangUp()
      gone(clock.now())
    },
    close() {
      hangUp()
      up = false
    },
  }
  return line
}
