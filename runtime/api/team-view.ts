import { isSpam } from '../conversation/lifecycle.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { Presence } from '../deliver/presence.ts'
import type { Row } from '../store/contract.ts'
import { nameIn } from '../store/name-in.ts'
import type { ConversationRow, TeamConversation } from './contract.ts'
import { conversationView } from './conversation-view.ts'

/** A conversation as the team sees it. */
export function teamView(record: ConversationRecord): TeamConversation {
  const { tz, page, peer, present, said, vars, frames, turn, letter, answerBy, held } = record
  return {
    ...summaryOf(record),
    tz,
    ...(page ? { page } : {}),
    ...(peer ? { peer } : {}),
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
    ...(letter?.subject === undefined ? {} : { subject: letter.subject }),
    ...(answerBy ? { answerBy } : {}),
    ...(held ? { held: { by: held.by, since: held.since, ...(held.name === undefined ? {} : { name: held.name }) } } : {}),
    turn,
  }
}

/** A row of the inbox. */
export function rowView(row: Row, presence: Presence): ConversationRow {
  const { record, contact, updatedAt, unread } = row
  const { waitingSince, last, visitorId } = record
  const name = nameOf(row)
  return {
    ...summaryOf(record),
    updatedAt,
    // Nobody is to look into it because something has come.
    unread: isSpam(record.state) ? 0 : unread,
    isOnline: presence.present(visitorId) > 0,
    ...(name === undefined ? {} : { name }),
    ...(last ? { last } : {}),
    ...(waitingSince === undefined ? {} : { waitingSince }),
    ...(contact ? { contact: linkOf(contact) } : {}),
  }
}

// What somebody typed here tells more of who is here than what is kept of an address they may only have typed.
function nameOf({ record, contact }: Row): string | undefined {
  const said = nameIn(record.said)
  return contact?.trust === 'vouched' ? (contact.name ?? said) : (said ?? contact?.name)
}

function linkOf({ id, email, trust }: NonNullable<Row['contact']>): ConversationRow['contact'] {
  return { id, ...(email === undefined ? {} : { email }), trust }
}

function summaryOf(record: ConversationRecord) {
  const { channelId, inboxId, visitorId, assignee, team, labels, openedAt, lastVisitorAt, snoozedUntil, closedAt, state } = record
  return {
    ...conversationView(record),
    channel: channelId,
    inbox: inboxId,
    visitor: visitorId,
    assignee: assignee ?? null,
    ...(team ? { team } : {}),
    labels,
    openedAt,
    lastVisitorAt,
    ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(isSpam(state) ? { isSpam: true as const } : {}),
  }
}
