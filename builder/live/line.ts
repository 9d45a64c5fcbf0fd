import type { TeamFrame, TeamServerFrame } from '../../runtime/api/contract.ts'
import type { Clock } from '../clock.ts'
import type { LiveFrame, LiveSocket } from './contract.ts'

/** One socket, from its opening until it is known to be lost. */
export interface Line {
  send(frame: TeamFrame): void
  /** The machine woke, or somebody looks: a silence of more than one heartbeat is too much then. */
  look(): void
  /** Says nothing more, whatever comes. */
  close(): void
}

export interface LineParts {
  readonly url: string
  readonly connect: (url: string) => LiveSocket
  readonly clock: Clock
  readonly heard: (frame: LiveFrame) => void
  /** Lost. Before `retryAfterMs` the server does not want to hear of us. */
  readonly lost: (retryAfterMs: number) => void
}

const welcomeWithinMs = 15_000
/** Timers sleep with the machine: a step that took so much longer than it should was sleep. */
const longestStepMs = 5_000
/** So many heartbeats without a frame are death; when in doubt, fewer. */
const longestSilence = 2.25
const doubtfulSilence = 1.25

/** Opens a line and notices when nobody is there any more. */
export function createLine({ url, connect, clock, heard, lost }: LineParts): Line {
  const socket = connect(url)
  let heardAt = clock.now()
  let heartbeatMs: number | undefined
  let retryAfterMs = 0
  let cancel: (() => void) | undefined

  const close = (): void => {
    cancel?.()
    socket.onmessage = null
    socket.onclose = null
    socket.close()
  }
  const give = (): void => {
    close()
    lost(retryAfterMs)
  }
  /** How long its silence may still last. */
  const leftMs = (beats: number): number => {
    // A clock that was set back says nothing about the line.
    heardAt = Math.min(heardAt, clock.now())
    return heardAt + (heartbeatMs === undefined ? welcomeWithinMs : heartbeatMs * beats) - clock.now()
  }
  const watch = (): void => {
    const stepMs = Math.min(longestStepMs, leftMs(longestSilence))
    const due = clock.now() + stepMs
    cancel = clock.after(stepMs, () => {
      if (leftMs(clock.now() - due > longestStepMs ? doubtfulSilence : longestSilence) <= 0) give()
      else watch()
    })
  }
  const take = (frame: TeamServerFrame): void => {
    if (frame.type === 'ping') return line.send({ type: 'pong' })
    if (frame.type === 'welcome') {
      heartbeatMs = frame.heartbeatMs
      cancel?.()
      watch()
    }
    if (frame.type === 'bye') retryAfterMs = frame.retryAfterMs ?? 0
    heard(frame)
    if (frame.type === 'bye') give()
  }

  socket.onmessage = ({ data }) => {
    heardAt = clock.now()
    take(JSON.parse(String(data)))
  }
  socket.onclose = give
  watch()
  const line: Line = {
    send: frame => socket.send(JSON.stringify(frame)),
    look() {
      if (leftMs(doubtfulSilence) <= 0) give()
    },
    close,
  }
  return line
}
