import { ParleyError } from '../../errors/parley-error.ts'
import type { Answered } from '../../turn/turns.ts'
import type { ServerFrame } from '../contract.ts'
import { conversationView } from '../conversation-view.ts'
import { ownConversation } from '../own-conversation.ts'
import type { ApiParts, VisitorParts } from '../parts.ts'
import { seenByVisitor } from '../seen-by-visitor.ts'
import type { Audiences } from './audiences.ts'
import { follow } from './follow.ts'
import { createGreet } from './greet.ts'
import type { Audience, Frame, Line, VisitorPlace } from './line.ts'
import type { Post } from './post.ts'
import { rules } from './rules.ts'
import type { Stream } from './stream.ts'

export interface TakeParts extends Pick<ApiParts, 'store' | 'publisher' | 'clock'> {
  readonly visitors: VisitorParts
  readonly heartbeatMs: number
  readonly post: Post<ServerFrame>
  readonly stream: Stream<Line>
  readonly audiences: Audiences
  /** It has said hello. */
  readonly greeted: (line: Line) => void
  /** What was held back during an act is heard now. */
  readonly release: (line: Line) => void
  /** What went wrong, as it may be told. */
  readonly errorOf: (error: unknown) => ParleyError
}

/** Does what a frame asks for. Throws what the HTTP routes of the same acts answer. */
export function createTake(parts: TakeParts): (line: Line, frame: Frame) => Promise<void> {
  const { store, publisher, clock, visitors, post, stream, release } = parts
  const { acts, marks, limits } = visitors
  const greet = createGreet(parts)

  /** What is told of the turn meanwhile waits for its `ack`. `asked`: the conversation that it was meant for. */
  const act = async (line: Line, clientMsgId: string, asked: string | undefined, run: () => Promise<Answered>): Promise<void> => {
    line.held = []
    try {
      const answered = await run()
      const { record } = answered
      const followed = line.place?.conversation
      // A beginning is followed; and so is what goes on where a followed conversation was long over.
      if (followed !== record.id && (asked === undefined || asked === followed)) follow(stream, line, record)
      await acknowledge(line, clientMsgId, answered)
    } finally {
      release(line)
    }
  }
  /** What it added is passed on by its `ack`, after all that came before. */
  const acknowledge = async (line: Line, clientMsgId: string, { record, seq, events, lastSeq }: Answered): Promise<void> => {
    const place = line.place?.conversation === record.id ? line.place : undefined
    const [first] = events
    if (place && first && first.seq > place.seq + 1) await stream.catchUp(line, first.seq - 1)
    post.send(line, {
      type: 'ack',
      clientMsgId,
      seq,
      conversation: conversationView(record),
      events: seenByVisitor(events),
      lastSeq,
    })
    if (place) stream.passed(line, place, { record, events, entries: [] })
  }
  const typing = (line: Line, { visitor }: Audience, on: boolean): void => {
    const now = clock.now()
    const { place, typedAt } = line
    const isRepeat = on ? typedAt !== undefined && Math.abs(now - typedAt) < oncePerMs : typedAt === undefined
    if (!place || isRepeat) return
    line.typedAt = on ? now : undefined
    publisher.publish({ type: 'typing', conversation: place.conversation, visitor, by: 'visitor', on })
  }

  const visit = async (line: Line, audience: Audience, frame: Exclude<Frame, { type: 'hello' }>): Promise<void> => {
    const { visitor } = audience
    switch (frame.type) {
      case 'begin': {
        const { type: _type, ...said } = frame
        const body = { ...line.hello, ...said }
        return act(line, frame.clientMsgId, undefined, () => acts.begin(line.caller, body, line))
      }
      case 'send': {
        const { type: _type, conversation = followed(line).conversation, ...said } = frame
        return act(line, frame.clientMsgId, conversation, () => acts.say(visitor, conversation, said))
      }
      case 'person': {
        const { conversation = followed(line).conversation, clientMsgId } = frame
        return act(line, clientMsgId, conversation, () => acts.askForPerson(visitor, conversation, clientMsgId))
      }
      case 'follow': {
        const record = await ownConversation(store, visitor, { id: frame.conversation })
        const read = await store.reads.of(record.id)
        follow(stream, line, record, frame.lastSeq, read)
        // Also when there is nothing to catch up with, the client hears that it is followed now.
        if (!line.behind)
          post.send(line, { type: 'events', conversation: conversationView(record), events: [], lastSeq: record.seq })
        if (read.team) post.send(line, { type: 'read', by: 'team', ...read.team })
        return
      }
      case 'after':
        return stream.rewind(line, followed(line), frame.seq)
      case 'read': {
        const place = followed(line)
        const record = await ownConversation(store, visitor, { id: place.conversation })
        place.readUpTo = Math.max(place.readUpTo, Math.min(frame.upToSeq, record.seq))
        await marks.move(record, 'visitor', frame.upToSeq)
        return
      }
      case 'typing':
        return typing(line, audience, frame.on)
      case 'pong':
        return
    }
  }

  return async (line, frame) => {
    const { from, limit } = rules[frame.type]
    const isNew = line.hello === undefined
    if (isNew !== (from === 'newcomer')) return post.hangUp(line, 1008, isNew ? 'hello_missing' : 'hello_twice')
    if (limit !== undefined) limits.take(limit, line)
    if (frame.type === 'hello') return greet(line, frame)
    if (line.audience) return visit(line, line.audience, frame)
  }
}

const oncePerMs = 1_000

function followed({ place }: Line): VisitorPlace {
  if (!place) throw new ParleyError('invalid_frame', { field: 'conversation' })
  return place
}
