import { isLocal } from './outbox.ts'
import type { Session } from './session.ts'
import type { Stream } from './transcript.ts'

/** Away for longer, and what has come meanwhile appears at once. */
const awayMs = 5_000

/** Takes what comes of the conversation that is shown. */
export function take(session: Session, stream: Stream): void {
  const { transcript } = session
  if (stream.conversation.id !== session.thread) return
  if (session.about.clock.now() - session.awaySince > awayMs) transcript.historyTo = stream.lastSeq
  if (stream.events.some(event => event.type === 'message' && event.author === 'agent')) session.marks.agent(false)
  transcript.add(stream)
}

/** Somebody is there, and all that was to be said first has been said. */
export function arrive(session: Session): void {
  const { transcript } = session
  session.awaySince = Number.POSITIVE_INFINITY
  session.trouble = undefined
  session.wasUp = true
  if (isLocal(session.thread) && !transcript.shown().loaded) transcript.reset(1)
  session.sender.go()
  session.changed()
}

/** Nobody is there, since then at the latest. */
export function leave(session: Session, since: number): void {
  session.awaySince = Math.min(session.awaySince, since)
}
