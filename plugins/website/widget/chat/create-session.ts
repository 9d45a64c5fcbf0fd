import { askNews } from './ask-news.ts'
import { beginningOf, whereabouts } from './beginning.ts'
import { browserNet } from './browser-net.ts'
import { carry, fail, taken } from './carry.ts'
import type { ChatParts } from './contract.ts'
import { hear } from './hear.ts'
import { createCall } from './http.ts'
import { createLine } from './line.ts'
import { createMarks } from './marks.ts'
import { createOutbox, isLocal, isNew } from './outbox.ts'
import { gather } from './place.ts'
import { createPoll } from './poll.ts'
import { createSender } from './sender.ts'
import type { Session } from './session.ts'
import { arrive, leave } from './take.ts'
import { createTimer } from './timer.ts'
import { createTranscript } from './transcript.ts'

/** Puts the parts of a chat together: whom each of them tells what it hears. */
export function createSession(about: ChatParts, changed: () => void): Session {
  const { store, clock, random, settings, config, net = browserNet } = about
  const base = `${settings.origin}/api/visitor`
  const outbox = createOutbox(store, clock, random, changed)
  // What was written for another conversation that has not begun goes on with that.
  const begun = outbox.items.findLast(item => isNew(item.thread) && !item.error)?.thread
  const session: Session = {
    about,
    config,
    thread: begun ?? store.get('conversation') ?? '',
    isGiven: begun === undefined,
    isWanted: false,
    wasUp: false,
    awaySince: 0,
    unread: config.unread,
    seen: undefined,
    trouble: undefined,
    said: { token: null, thread: '', last: 0 },
    overdue: createTimer(clock),
    outbox,
    call: createCall(base, net.fetch, clock, () => store.get('token')),
    changed,
    line: createLine({
      url: `${base.replace(/^http/, 'ws')}/socket`,
      net,
      clock,
      random,
      hello() {
        const { thread, transcript } = session
        session.said = { token: store.get('token'), thread, last: transcript.last }
        return {
          type: 'hello',
          ...whereabouts(about),
          token: session.said.token ?? undefined,
          conversation: isLocal(thread) ? undefined : thread,
          lastSeq: transcript.last,
        }
      },
      heard: frame => hear(session, frame),
      lost(since, failures) {
        const { overdue, sender, marks, poll } = session
        if (overdue.isSet) sender.lost()
        overdue.stop()
        marks.agent(false)
        if (!poll.up) leave(session, since)
        if (failures > 1) poll.start()
        changed()
      },
      relieved: () => session.poll.up,
    }),
    poll: createPoll({
      clock,
      random,
      eager: () => session.marks.watching,
      ask: () => askNews(session),
      asked(problem) {
        if (session.line.up) return
        if (!problem) return arrive(session)
        leave(session, clock.now())
        fail(session, problem)
      },
    }),
    sender: createSender({
      outbox,
      clock,
      random,
      flow: settings.flow,
      beginning: () => beginningOf(about, session.config),
      ready: () => session.line.up || session.poll.up,
      post: post => carry(session, post),
      taken: (...what) => taken(session, ...what),
      changed,
    }),
    marks: createMarks({
      clock,
      seen: () => session.transcript.seen,
      read(upToSeq) {
        const { line, poll, call, thread } = session
        if (line.send({ type: 'read', upToSeq })) return true
        if (poll.up) call(`/conversations/${thread}/read`, { upToSeq }).catch(() => {})
        return poll.up
      },
      type: on => void session.line.send({ type: 'typing', on }),
      changed,
    }),
    transcript: createTranscript(
      clock,
      seq => {
        if (!session.line.send({ type: 'after', seq })) session.poll.soon()
      },
      changed,
    ),
  }
  if (!isLocal(session.thread)) gather(session)
  return session
}
