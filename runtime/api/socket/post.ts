import { randomInt } from 'node:crypto'
import type { ParleyError } from '../../errors/parley-error.ts'
import { translate } from '../../locale/translate.ts'
import type { ServerFrame, TeamServerFrame } from '../contract.ts'
import { retryAfterOf } from '../error-answer.ts'
import { languagesOf } from '../languages-of.ts'
import type { Metrics } from '../metrics.ts'
import type { Wire } from './wire.ts'

/** Writes frames to lines: the only way out. */
export interface Post<Frame = Spoken> {
  /** A client that does not read fast enough is hung up on instead: it comes back and fetches what it lacks. */
  send(line: Wire, frame: Frame): void
  /** The same to many: it is written once. */
  sendAll(lines: Iterable<Wire>, frame: Frame): void
  /** Resolves when it has left this process, or never will: for pages, of which one at a time is under way. */
  sendAndWait(line: Wire, frame: Frame): Promise<void>
  /** Says why a frame cannot be taken, in the language of who reads it. */
  refuse(line: Wire, error: ParleyError, clientMsgId?: string): void
  /** Says goodbye and closes. `reason` is for programs. */
  hangUp(line: Wire, code: Goodbye, reason: string, retryAfterMs?: number): void
}

/** What is written to visitors, and to the team. */
type Spoken = ServerFrame | TeamServerFrame

/** 1001 the server stops, 1008 against the rules, 1013 too much for now. */
type Goodbye = 1001 | 1008 | 1013

/** What may be on its way to one client. */
const mostQueued = 256
const mostBytes = 1_048_576

export function createPost(metrics: Pick<Metrics, 'framed'>): Post {
  const write = (line: Wire, type: string, text: string, done?: () => void): void => {
    metrics.framed('down', type)
    const { ws } = line
    if (done || ws.bufferedAmount === 0) return ws.send(text, done)
    line.queued += 1
    line.sent ??= () => {
      line.queued -= 1
    }
    ws.send(text, line.sent)
  }
  const hangUp: Post['hangUp'] = (line, code, reason, retryAfterMs) => {
    if (line.ended) return
    line.ended = true
    const bye = { type: 'bye', code, reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
    write(line, bye.type, JSON.stringify(bye))
    // Whoever does not answer is cut off a little later, with all that is still buffered. A stopped one must hear the answer.
    line.ws.close(code, reason)
    line.ws.resume()
  }
  const sendText = (line: Wire, type: string, text: string): void => {
    if (line.ended) return
    if (line.queued >= mostQueued || line.ws.bufferedAmount > mostBytes) hangUp(line, 1013, 'too_slow', jitter(5_000))
    else write(line, type, text)
  }
  const send: Post['send'] = (line, frame) => sendText(line, frame.type, JSON.stringify(frame))
  return {
    send,
    hangUp,
    sendAll(lines, frame) {
      const text = JSON.stringify(frame)
      for (const line of lines) sendText(line, frame.type, text)
    },
    async sendAndWait(line, frame) {
      if (!line.ended) await new Promise<void>(resolve => write(line, frame.type, JSON.stringify(frame), () => resolve()))
    },
    refuse(line, error, clientMsgId) {
      const { code, params } = error
      const seconds = retryAfterOf(error)
      send(line, {
        type: 'error',
        code,
        message: translate(`errors.${code}`, params, languagesOf(line.acceptLanguage, line.language)),
        ...(clientMsgId === undefined ? {} : { clientMsgId }),
        ...(seconds === undefined ? {} : { retryAfterMs: seconds * 1_000 }),
      })
    },
  }
}

/** So many ms at most, by chance: those who leave together come back one by one. */
export const jitter = (most: number): number => randomInt(most + 1)
