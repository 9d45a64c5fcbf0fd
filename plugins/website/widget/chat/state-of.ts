import { browserNet } from './browser-net.ts'
import type { ChatState } from './contract.ts'
import { outgoingOf } from './outgoing-of.ts'
import { shows } from './place.ts'
import type { Session } from './session.ts'

/** The bot is no somebody. */
const botTypes: ChatState['typing'] = {}

/** What the panel is told. What has not changed since the last time is the same object. */
export function stateOf(session: Session, last: ChatState | undefined): ChatState {
  const { transcript, unread, seen, trouble } = session
  const shown = transcript.shown()
  const outgoing = outgoingOf(session.outbox, item => shows(session, item), shown.entries, session.sender.item)
  const state = {
    line: lineOf(session),
    ...shown,
    outgoing: kept(last?.outgoing, outgoing),
    typing: transcript.pausing ? botTypes : session.marks.typing,
    seen,
    unread,
    trouble,
  }
  return kept(last, state)
}

function lineOf({ about: { net = browserNet }, isWanted, wasUp, line, poll }: Session): ChatState['line'] {
  if (!isWanted) return 'idle'
  if (line.up || poll.up) return 'online'
  return net.online() ? (wasUp ? 'reconnecting' : 'connecting') : 'offline'
}

/** The old one, when the new one holds the same: for lists, and for objects that are put together in the same order. */
function kept<T extends object>(old: T | undefined, next: T): T {
  const before = Object.entries(old ?? {}).flat()
  const after = Object.entries(next).flat()
  return old && before.length === after.length && before.every((part, index) => part === after[index]) ? old : next
}
