import type { ConversationRecord } from '../../conversation/record.ts'
import type { Store } from '../../store/contract.ts'
import type { ServerFrame } from '../contract.ts'
import { conversationView } from '../conversation-view.ts'
import type { VisitorParts } from '../parts.ts'
import { seenByVisitor } from '../seen-by-visitor.ts'
import type { Line } from './line.ts'
import type { View } from './stream.ts'

/** A conversation as its visitor follows it: the stream, and never a word of the team's log. */
export function visitorView(
  { conversations }: Pick<Store, 'conversations'>,
  { speaksAs }: Pick<VisitorParts, 'speaksAs'>,
): View<Line, ServerFrame> {
  return {
    async read({ audience }, { conversation, seq }, limit) {
      if (!audience) return undefined
      const [record, events] = await Promise.all([
        conversations.ofVisitor(conversation, audience.visitor),
        conversations.events(conversation, seq, limit),
      ])
      if (record) await speaksAs.learn(record)
      return record && { record, events, entries: [] }
    },
    ends: ({ seq }) => ({ seq, teamSeq: 0 }),
    faceOf: pendingOf,
    aliasOf: speaksAs.of,
    frameOf: ({ record, events }, { seq: lastSeq }) => ({
      type: 'events',
      conversation: conversationView(record),
      events: seenByVisitor(events, speaksAs.of(record)),
      lastSeq,
    }),
  }
}

/** The open question, an agent's or the flow's: it may change without an event. */
function pendingOf({ frames, fileAsked }: ConversationRecord): string | undefined {
  return fileAsked ? `m${fileAsked.seq}` : frames.at(-1)?.pending?.messageIds.at(-1)
}
