import type { VisitorFrame } from '../../../../runtime/api/contract.ts'
import { type Beginning, plainer } from './beginning.ts'
import type { Clock } from './contract.ts'
import { type Item, isLocal, type Outbox } from './outbox.ts'
import { backoff, type Problem, passes } from './problem.ts'
import { createTimer } from './timer.ts'
import type { Stream } from './transcript.ts'

/** A frame that the server acknowledges. */
export type Post = Extract<VisitorFrame, { clientMsgId: string }>

/** What the server says of a message that it has. `seq`: its own place in the stream, 0 when it has none. */
export interface Taken extends Stream {
  readonly seq: number
}

/** Sends what waits: strictly in order, one at a time, the same until it is taken or refused for good. */
export interface Sender {
  /** What is on its way now. */
  readonly item: Item | undefined
  /** Goes on, if nothing is on its way. */
  go(): void
  taken(clientMsgId: string, taken: Taken): void
  failed(clientMsgId: string, problem: Problem): void
  /** What was on its way may have arrived or not: it will go again. */
  lost(): void
}

export interface SenderParts {
  readonly outbox: Outbox
  readonly clock: Clock
  readonly random: () => number
  readonly flow: string | undefined
  readonly beginning: () => Beginning
  /** Is there a way to the server now? */
  readonly ready: () => boolean
  /** Puts it on its way. */
  readonly post: (post: Post) => void
  /** The server has it, in this conversation. `thread`: what it was written into. */
  readonly taken: (item: Item, taken: Taken, thread: string) => void
  readonly changed: () => void
}

/** What fails inside the server so often in a row will not get better. */
const mostFailures = 6
/** Marks the beginning that asking for people needs first. */
const firstly = '.0'

/** The one who sends. */
export function createSender(parts: SenderParts): Sender {
  const { outbox, clock } = parts
  let item: Item | undefined
  let failures = 0
  const rest = createTimer(clock)

  const pause = (ms: number): void => {
    item = undefined
    rest.set(ms, sender.go)
  }

  const settle = (): void => {
    item = undefined
    failures = 0
    sender.go()
  }

  const sender: Sender = {
    get item() {
      return item
    },
    go() {
      if (item || rest.isSet || !parts.ready()) return
      outbox.sync()
      const next = outbox.items.find(({ seq, error }) => seq === undefined && !error)
      if (!next) return
      if (isLocal(next.thread)) next.begin ??= parts.beginning()
      if (!next.tried) {
        next.tried = true
        // Written down before it goes: it goes the same way after a reload.
        outbox.keep(next)
      }
      item = next
      parts.post(postOf(next))
      parts.changed()
    },
    taken(clientMsgId, taken) {
      const done = outbox.items.find(other => clientMsgId.replace(firstly, '') === other.clientMsgId && other.seq === undefined)
      if (!done) return
      const { thread } = done
      const { id } = taken.conversation
      outbox.move(thread, id)
      for (const later of outbox.items.slice(outbox.items.indexOf(done))) {
        if (later.thread !== id) continue
        later.after = Math.max(later.after, taken.seq)
        outbox.keep(later)
      }
      done.thread = id
      parts.taken(done, taken, thread)
      if (clientMsgId === done.clientMsgId) {
        done.seq = taken.seq
        outbox.forget(done)
      } else {
        done.tried = undefined
        outbox.keep(done)
      }
      if (item === done) settle()
      parts.changed()
    },
    failed(clientMsgId, problem) {
      if (!item || clientMsgId.replace(firstly, '') !== item.clientMsgId) return
      const { code, message, retryAfterMs } = problem
      const begin = item.begin && isLocal(item.thread) ? plainer(item.begin, code, parts.flow) : undefined
      if (begin) {
        item.begin = begin
        outbox.keep(item)
        settle()
      } else if (passes(problem) && (code !== 'internal' || failures < mostFailures)) {
        failures += 1
        pause(retryAfterMs ?? backoff(failures, parts.random))
      } else {
        item.error = { code, message }
        item.tried = undefined
        outbox.keep(item)
        settle()
      }
      parts.changed()
    },
    lost() {
      rest.stop()
      item = undefined
      parts.changed()
    },
  }
  return sender
}

function postOf({ clientMsgId, act, thread, begin }: Item): Post {
  const said = typeof act === 'object' ? act : {}
  if (isLocal(thread))
    return { type: 'begin', ...begin, ...said, clientMsgId: act === 'person' ? clientMsgId + firstly : clientMsgId }
  const to = { conversation: thread, clientMsgId }
  return act === 'person' ? { type: 'person', ...to } : { type: 'send', ...to, ...said }
}
