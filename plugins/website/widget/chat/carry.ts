import type { Item } from './outbox.ts'
import { isLocal } from './outbox.ts'
import { enter, lose } from './place.ts'
import { type Problem, passes } from './problem.ts'
import type { Post, Taken } from './sender.ts'
import type { Session } from './session.ts'
import { take } from './take.ts'
import type { Stream } from './transcript.ts'

const ackMs = 20_000

/** Puts a post on its way: by socket where there is one, else over HTTP. */
export function carry(session: Session, post: Post): void {
  const { line, sender } = session
  if (line.send(post)) {
    // A line that takes everything and gives nothing back is no line.
    return session.overdue.set(ackMs, () => {
      sender.lost()
      line.drop()
    })
  }
  const { clientMsgId } = post
  session.call<Stream & { readonly seq?: number }>(pathOf(post), { ...post, type: undefined, conversation: undefined }).then(
    answer => sender.taken(clientMsgId, { ...answer, seq: answer.seq ?? ownSeqOf(answer) }),
    (problem: Problem) => fail(session, problem, clientMsgId),
  )
}

/** The server has it. `from`: what it was written into, which need not be where it went. */
export function taken(session: Session, item: Item, taken: Taken, from: string): void {
  const { thread } = session
  const { id } = taken.conversation
  if (id !== thread && (from === thread || (from === '' && session.isGiven))) {
    session.outbox.move(thread, id)
    const isAll = taken.events.at(-1)?.seq === taken.lastSeq
    // What stands before the first words was read as the greeting.
    enter(session, id, isAll ? (item.begin?.opening === undefined ? 1 : Math.max(1, taken.seq)) : undefined)
  } else if (id !== thread && item.begin && !isLocal(thread)) {
    // The server shows what was begun; the visitor looks at another one by now.
    session.line.send({ type: 'follow', conversation: thread, lastSeq: session.transcript.last })
  }
  // The first has begun: whatever else was begun as one, in another tab, does not lead away from it.
  if (from === '') session.isGiven = false
  take(session, taken)
}

/** Something was not taken: a post, or without `clientMsgId` anything else. */
export function fail(session: Session, problem: Problem, clientMsgId?: string): void {
  const { store } = session.about
  const { item } = session.sender
  const { code, message, token = session.said.token } = problem
  // An answer that comes late, to what is not on its way any more, is about nothing.
  const thread = clientMsgId === undefined ? session.thread : item?.clientMsgId === clientMsgId ? item.thread : ''
  if (clientMsgId !== undefined) session.overdue.stop()
  if (code === 'token_invalid') {
    // Unless another tab has noticed it first, and is somebody new already.
    if (store.get('token') === token) store.remove('token')
    lose(session)
    session.line.drop()
  } else if (code === 'conversation_unknown' && !isLocal(thread)) {
    lose(session, thread)
    session.line.drop()
  } else if (clientMsgId !== undefined) session.sender.failed(clientMsgId, problem)
  else if (!passes(problem)) session.trouble = { code, message }
  session.changed()
}

const pathOf = (post: Post): string =>
  post.type === 'begin' ? '/conversations' : `/conversations/${post.conversation}/${post.type === 'send' ? 'messages' : 'person'}`

const ownSeqOf = ({ events }: Stream): number =>
  events.find(event => event.type === 'message' && event.author === 'visitor')?.seq ?? 0
