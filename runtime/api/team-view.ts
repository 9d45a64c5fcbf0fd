import type { ConversationRecord } from '../conversation/record.ts'
import type { Row } from '../store/contract.ts'
import type { ConversationRow, TeamConversation } from './contract.ts'
import { conversationView } from './conversation-view.ts'

/** A conversation as the team sees it. */
export function teamView(record: ConversationRecord): TeamConversation {
  const { tz, page, present, said, vars, frames, turn } = record
  return {
    ...summaryOf(record),
    tz,
    ...(page ? { page } : {}),
    present,
    said,
    vars,
    frames: frames.map(({ flow, version, node, above, queued, performing }) => ({
      flow,
      version,
      node,
      ...(above === undefined ? {} : { above }),
      waitsForPeople: queued === true,
      waitsForEffect: performing !== undefined,
    })),
    turn,
  }
}

/** A row of the inbox. */
export function rowView({ record, contact, updatedAt }: Row): ConversationRow {
  return { ...summaryOf(record), updatedAt, ...(contact ? { contact } : {}) }
}

function summaryOf(record: ConversationRecord) {
  const { channelId, inboxId, visitorId, assignee, labels, openedAt, lastVisitorAt, snoozedUntil, closedAt } = record
  return {
    ...conversationView(record),
    channel: channelId,
    inbox: inboxId,
    visitor: visitorId,
    assignee: assignee ?? null,
    labels,
    openedAt,
    lastVisitorAt,
    ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
    ...(closedAt === undefined ? {} : { closedAt }),
  }
}
