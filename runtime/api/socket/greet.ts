import { ParleyError } from '../../errors/parley-error.ts'
import type { Marks } from '../../store/contract.ts'
import { currentOf } from '../../turn/current.ts'
import type { Caller } from '../caller.ts'
import { conversationView } from '../conversation-view.ts'
import { retryAfterOf } from '../error-answer.ts'
import { requireFor } from '../introduce.ts'
import { ownConversation } from '../own-conversation.ts'
import { seqsOf } from '../read-marks.ts'
import { follow } from './follow.ts'
import type { Hello, Line } from './line.ts'
import { jitter } from './post.ts'
import type { TakeParts } from './take.ts'

/** Lets a client in: says who it is, and follows the conversation that it asks for or would go on with. */
export function createGreet(parts: TakeParts): (line: Line, hello: Hello) => Promise<void> {
  const { store, clock, visitors, post, stream, audiences, heartbeatMs, greeted, errorOf } = parts
  const { admit, limits, tokens } = visitors

  /** Whose the token is, or somebody new. */
  const callerOf = async (line: Line, { token, channel }: Hello): Promise<Caller & { kind: 'visitor' }> => {
    if (channel !== undefined) admit(line, channel)
    if (token === undefined) {
      limits.take('visitors', line)
      return { kind: 'visitor', ...(await tokens.create()) }
    }
    const known = await tokens.visitorOf(token)
    if (!known) throw new ParleyError('token_invalid')
    if (channel !== undefined) requireFor(known.identity, channel)
    return { kind: 'visitor', token, ...known }
  }
  /** What to follow, and from where. One that is not there is as good as none named. */
  const wanted = async (line: Line, visitor: string, { conversation: id, lastSeq }: Hello) => {
    const current = () => currentOf(store, visitor, clock.now())
    if (id === undefined) return { record: await current(), lastSeq }
    try {
      return { record: await ownConversation(store, visitor, { id }), lastSeq }
    } catch (error) {
      const known = errorOf(error)
      if (known.code !== 'conversation_unknown') throw error
      post.refuse(line, known)
      return { record: await current(), lastSeq: 0 }
    }
  }
  const welcome = async (line: Line, hello: Hello): Promise<void> => {
    const caller = await callerOf(line, hello)
    // It may have gone meanwhile: then nobody is to be told of anything.
    if (line.ended) return
    line.caller = caller
    audiences.join(line, caller.id)
    const { record, lastSeq } = await wanted(line, caller.id, hello)
    const marks: Marks = record ? await store.reads.of(record.id) : {}
    const unread = await store.reads.unreadOf(caller.id)
    if (record) follow(stream, line, record, lastSeq, marks)
    post.send(line, {
      type: 'welcome',
      visitor: caller.token,
      ...(record ? { conversation: conversationView(record) } : {}),
      lastSeq: record?.seq ?? 0,
      read: seqsOf(marks),
      unread,
      serverTime: clock.now(),
      heartbeatMs,
    })
    audiences.welcome(line, unread)
    // With the time, which a welcome does not tell.
    if (marks.team) post.send(line, { type: 'read', by: 'team', ...marks.team })
  }
  return async (line, hello) => {
    const { channel, language, tz, page } = hello
    line.hello = { channel, language, tz, page }
    line.language = language
    greeted(line)
    try {
      await welcome(line, hello)
    } catch (error) {
      const known = errorOf(error)
      post.refuse(line, known)
      const { code } = known
      const isForGood = code === 'token_invalid' || code === 'origin_refused' || code === 'channel_unknown'
      if (isForGood) post.hangUp(line, 1008, code)
      else post.hangUp(line, 1013, code, (retryAfterOf(known) ?? 1) * 1_000 + jitter(1_000))
    }
  }
}
