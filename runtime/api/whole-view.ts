import type { z } from 'zod'
import { canMail } from '../channels/can-mail.ts'
import { knownEmail } from '../conversation/known-email.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Contact, ListQuery, Row, Trust } from '../store/contract.ts'
import type { oneAnswer } from './contract.ts'
import type { ApiParts } from './parts.ts'
import { seqsOf } from './read-marks.ts'
import { teamView } from './team-view.ts'

type Whole = z.output<typeof oneAnswer>

/** Reads a conversation with all that stands beside it. Error: `conversation_unknown`. */
export function createWholeView({
  store: { conversations, contacts, reads },
  presence,
  settings,
  channels,
}: Pick<ApiParts, 'store' | 'presence' | 'settings' | 'channels'>): (
  id: string,
  inboxes: ListQuery['inboxes'],
) => Promise<Whole> {
  const others = async (query: Omit<ListQuery, 'limit'>): Promise<readonly Row[]> =>
    (await conversations.list({ ...query, limit: mostPrevious + 1 })).rows

  return async (id, inboxes) => {
    const row = await conversations.row(id, inboxes)
    if (!row) throw new ParleyError('conversation_unknown', { id })
    const { record, unread } = row
    const { visitorId: visitor, waitingSince } = record
    const only = inboxes ? { inboxes } : {}
    const [linked, marks, ofVisitor, ofContact] = await Promise.all([
      contacts.ofConversation(id),
      reads.of(id),
      others({ visitor, ...only }),
      row.contact ? others({ contact: row.contact.id, ...only }) : [],
    ])
    const mailTo = canMail(settings.mail !== undefined, channels) ? mailToOf(record, linked) : undefined
    return {
      conversation: teamView(record),
      contact: linked ? contactView(linked) : null,
      known: knownOf(record, linked),
      ...(mailTo === undefined ? {} : { mailTo }),
      previous: previousOf(record, [...ofVisitor, ...ofContact]),
      read: seqsOf(marks),
      unread,
      ...(waitingSince === undefined ? {} : { waitingSince }),
      isOnline: presence.present(visitor) > 0,
      lastSeq: record.seq,
      lastTeamSeq: record.teamSeq,
    }
  }
}

interface Linked {
  readonly contact: Contact
  readonly trust: Trust
}

function contactView({ contact: { id, email, properties: stored, createdAt }, trust }: Linked): NonNullable<Whole['contact']> {
  return { id, ...(email === undefined ? {} : { email }), trust, stored, createdAt }
}

function mailToOf(record: ConversationRecord, linked: Linked | undefined): string | undefined {
  const email = linked?.trust === 'vouched' ? linked.contact.email : undefined
  return knownEmail({ record, world: { vouched: email === undefined ? {} : { email } } })
}

/** The same property may stand there twice: as it was said here, and as it is kept. Agents see both where they differ, and where each is from. */
function knownOf({ id, said }: ConversationRecord, linked: Linked | undefined): Whole['known'] {
  const here = Object.entries(said).map(([name, value]) => ({ name, value, how: 'said' as const, conversation: id }))
  if (!linked) return here
  const { contact, trust } = linked
  const how = trust === 'vouched' ? ('vouched' as const) : ('stored' as const)
  const kept = Object.entries({ ...(contact.email === undefined ? {} : { email: contact.email }), ...contact.properties }).map(
    ([name, value]) => ({ name, value, how }),
  )
  return [...here, ...kept]
}

const mostPrevious = 20

function previousOf({ id, visitorId }: ConversationRecord, rows: readonly Row[]): Whole['previous'] {
  const byId = new Map(rows.filter(({ record }) => record.id !== id).map(row => [row.record.id, row]))
  return [...byId.values()]
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, mostPrevious)
    .map(({ record }) => ({
      id: record.id,
      status: teamView(record).status,
      openedAt: record.openedAt,
      ...(record.last ? { last: record.last } : {}),
      by: record.visitorId === visitorId ? ('visitor' as const) : ('contact' as const),
    }))
}
