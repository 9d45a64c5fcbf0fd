import type { ServerFrame } from '../../../../runtime/api/contract.ts'
import { fail } from './carry.ts'
import { isLocal } from './outbox.ts'
import { enter, lose, meet } from './place.ts'
import type { Session } from './session.ts'
import { arrive, take } from './take.ts'

/** Does what a frame of the server asks for. */
export function hear(session: Session, frame: Exclude<ServerFrame, { type: 'ping' }>): void {
  const { marks, changed } = session
  switch (frame.type) {
    case 'welcome':
      return welcome(session, frame)
    case 'events':
      meet(session, frame.conversation.id)
      return take(session, frame)
    case 'ack':
      session.overdue.stop()
      return session.sender.taken(frame.clientMsgId, frame)
    case 'error':
      return fail(session, frame, frame.clientMsgId)
    case 'unread':
      session.unread = frame.count
      meet(session, frame.conversation?.id)
      return changed()
    case 'read':
      if (frame.by === 'team') session.seen = { upToSeq: frame.upToSeq, at: frame.at }
      else marks.known(frame.upToSeq)
      return changed()
    case 'typing':
      return marks.agent(frame.on, frame.name)
    case 'bye':
  }
}

function welcome(session: Session, frame: Extract<ServerFrame, { type: 'welcome' }>): void {
  const { line, transcript, said } = session
  const { store } = session.about
  const { conversation, lastSeq, read } = frame
  const token = store.get('token')
  // Two tabs that become a visitor in the same moment become the same one.
  if (token !== null && token !== said.token) return line.drop()
  store.set('token', frame.visitor)
  session.poll.stop()
  session.unread = frame.unread
  if (session.thread !== said.thread) {
    // The visitor has gone elsewhere since the hello.
    if (!isLocal(session.thread)) line.send({ type: 'follow', conversation: session.thread, lastSeq: transcript.last })
  } else {
    if (!isLocal(said.thread) && conversation?.id !== said.thread) lose(session, said.thread)
    if (conversation && session.thread === '') enter(session, conversation.id)
  }
  if (conversation?.id === session.thread) {
    if (lastSeq < said.last) {
      // The server has been set back to an older state: what it does not know has not been said.
      transcript.reset()
      line.send({ type: 'after', seq: 0 })
    }
    take(session, { conversation, events: [], lastSeq })
    session.marks.known(read.visitor)
  }
  arrive(session)
}
