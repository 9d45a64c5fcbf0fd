import type { Draft } from './draft.ts'
import { pushFrame } from './drive.ts'
import type { Inbound } from './inbound.ts'
import type { ConversationRecord } from './record.ts'
import { visitorAsks, visitorOpens, visitorWrites } from './visitor.ts'

/** What is known of a conversation before its first turn. */
export type NewConversation = Pick<
  ConversationRecord,
  'id' | 'channelId' | 'inboxId' | 'visitorId' | 'flow' | 'version' | 'language' | 'tz' | 'page' | 'peer' | 'previous'
> &
  Partial<Pick<ConversationRecord, 'vars' | 'held'>>

/** A record before its first turn. */
export function blankRecord(about: NewConversation, now: number): ConversationRecord {
  return {
    ...about,
    openedAt: now,
    state: 'open.bot',
    turn: 0,
    seq: 0,
    teamSeq: 0,
    visits: 0,
    frames: [],
    vars: about.vars ?? {},
    said: {},
    present: [],
    labels: [],
    asked: false,
    met: false,
    surveyed: false,
    lastVisitorAt: now,
    pace: { from: now, turns: 0 },
  }
}

/** The first turn: the opening as the visitor saw it, then what they did. Gives the seq of their own message, 0 without one. */
export function begin(draft: Draft, { opening, act }: Extract<Inbound, { type: 'begin' }>): number {
  const { record, world } = draft
  if (record.peer && act) return visitorOpens(draft, act)
  if (!draft.deaf) {
    const program = world.program(record.flow, record.version)
    if (opening) draft.shown = opening
    pushFrame(draft, program, program.start)
    draft.shown = undefined
  } else if (!act) visitorAsks(draft)
  return act ? visitorWrites(draft, act) : 0
}
