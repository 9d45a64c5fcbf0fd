import { type Item, isLocal } from './outbox.ts'
import type { Session } from './session.ts'

/** Shows this conversation from here on. `from`: it is new, and all from there on is news. */
export function enter(session: Session, id: string, from?: number): void {
  const { store } = session.about
  session.thread = id
  session.seen = undefined
  session.marks.reset()
  session.transcript.reset(from)
  if (isLocal(id)) return store.remove('conversation')
  store.set('conversation', id)
  gather(session)
}

/** What was written before there was a conversation goes into this one, unless it has perhaps begun one: that will be told. */
export function gather({ thread, outbox }: Session): void {
  outbox.sync()
  if (!outbox.items.some(item => item.thread === '' && item.tried && item.seq === undefined)) outbox.move('', thread)
}

/** Shows another one, and has it sent. */
export function follow(session: Session, id: string): void {
  enter(session, id)
  if (!session.line.send({ type: 'follow', conversation: id, lastSeq: 0 })) session.poll.soon()
}

/** The visitor has a conversation that began elsewhere: in another tab, with another client. */
export function meet(session: Session, id: string | null | undefined): void {
  if (id && session.thread === '') follow(session, id)
}

/** This conversation, or without one the whole visitor, is unknown to the server: what waits begins another. */
export function lose(session: Session, gone?: string): void {
  const { outbox } = session
  for (const item of outbox.items) {
    if (item.seq !== undefined || (gone !== undefined && item.thread !== gone)) continue
    if (!isLocal(item.thread)) item.thread = ''
    item.after = 0
    item.tried = undefined
    item.begin = undefined
    outbox.keep(item)
  }
  // Who looks at another conversation by now stays there.
  if (gone === undefined || gone === session.thread) {
    enter(session, '')
    session.isGiven = true
  }
  session.sender.lost()
}

/** Is it to be seen there? */
export const shows = ({ thread, isGiven }: Session, item: Item): boolean =>
  item.thread === thread || (item.thread === '' && isGiven)
