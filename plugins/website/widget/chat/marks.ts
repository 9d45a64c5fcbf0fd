import type { ChatState, Clock } from './contract.ts'
import { createTimer } from './timer.ts'

/** What passes without being kept: how far the visitor has read, who types. */
export interface Marks {
  /** The agent types. */
  readonly typing: ChatState['typing']
  /** Does the visitor see the end of the transcript? */
  watching: boolean
  /** There may be more to read. */
  look(): void
  /** The server knows that the visitor has read up to here. */
  known(upToSeq: number): void
  /** The visitor has touched a key. */
  typed(): void
  /** What the visitor typed has been sent. */
  sent(): void
  agent(on: boolean, name?: string): void
  /** The visitor goes on to another conversation: what was seen of this one is read. */
  leave(): void
  /** Another conversation. */
  reset(): void
}

export interface MarksParts {
  readonly clock: Clock
  /** The last seq that can be seen. */
  readonly seen: () => number
  /** Says so; false: there is no way at the moment. */
  readonly read: (upToSeq: number) => boolean
  readonly type: (on: boolean) => void
  readonly changed: () => void
}

const readAfterMs = 300
const typeEveryMs = 1_000
const idleMs = 4_000
const agentMs = 6_000

export function createMarks({ clock, seen, read, type, changed }: MarksParts): Marks {
  let readTo = 0
  const reading = createTimer(clock)
  let typedAt = 0
  const idle = createTimer(clock)
  let typing: ChatState['typing']
  const expiry = createTimer(clock)

  const isUnread = (): boolean => marks.watching && seen() > readTo
  const tell = (): void => {
    const upToSeq = seen()
    if (isUnread() && read(upToSeq)) readTo = upToSeq
  }
  const marks: Marks = {
    watching: false,
    get typing() {
      return typing
    },
    look() {
      if (reading.isSet || !isUnread()) return
      reading.set(readAfterMs, tell)
    },
    known(upToSeq) {
      readTo = upToSeq
      marks.look()
    },
    typed() {
      idle.set(idleMs, () => type(false))
      if (Math.abs(clock.now() - typedAt) < typeEveryMs) return
      typedAt = clock.now()
      type(true)
    },
    sent: idle.stop,
    agent(on, name) {
      expiry.stop()
      if (on) expiry.set(agentMs, () => marks.agent(false))
      if (on === (typing !== undefined) && typing?.name === name) return
      typing = on ? { name } : undefined
      changed()
    },
    leave() {
      if (reading.isSet) tell()
    },
    reset() {
      reading.stop()
      readTo = 0
      marks.agent(false)
    },
  }
  return marks
}
