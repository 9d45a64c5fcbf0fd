import type { Event, TeamEntry } from '../conversation/event.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { Trace } from '../conversation/trace.ts'
import type { KeptAnswer, KeptConsent, OwnedConversation, Ticket, TimelineLine, WholeContact } from '../store/contacts.ts'
import type { Store } from '../store/contract.ts'
import type { LetterBody } from '../store/letters.ts'

/** All that is kept of somebody, as the law gives it to them: what they said, what was written of them, and why. */
export interface ContactExport {
  readonly contact: WholeContact
  /** What the team did with the contact. */
  readonly changes: readonly TimelineLine[]
  readonly tickets: readonly Ticket[]
  readonly conversations: readonly ConversationExport[]
}

/** One conversation of theirs. */
export type ConversationExport = {
  readonly id: string
  /** `unverified`: somebody typed this person's address, which proves nothing: look before you hand it out. */
  readonly trust: 'unverified' | 'vouched' | 'not-linked'
  readonly about: Omit<ConversationRecord, 'frames' | 'state' | 'pace'>
  /** What the visitor saw. */
  readonly events: readonly Event[]
  /** What the team wrote and did, notes too: they are about the person. */
  readonly log: readonly TeamEntry[]
  /** Each turn, and why it went as it went. */
  readonly decisions: readonly Trace[]
  readonly consents: readonly KeptConsent[]
  readonly surveys: readonly KeptAnswer[]
  readonly files: readonly FileExport[]
  /** What came by letter, with all that it repeats. */
  readonly letters: readonly LetterExport[]
}

interface LetterExport extends LetterBody {
  readonly seq: number
  /** Where it is fetched as it came, while that is kept. */
  readonly original?: string
}

interface FileExport {
  readonly id: string
  readonly name?: string
  readonly type?: string
  readonly bytes?: number
  /** Where its bytes are fetched. */
  readonly address: string
}

/** Gathers all that is kept of a contact; undefined where there is none. */
export async function exportContact(
  { contacts, tickets, conversations, letters: kept }: Pick<Store, 'contacts' | 'tickets' | 'conversations' | 'letters'>,
  id: string,
): Promise<ContactExport | undefined> {
  const contact = await contacts.whole(id)
  if (!contact) return undefined
  const owned = await contacts.conversations(id)
  const all: ConversationExport[] = []
  for (const one of owned) {
    const exported = await exportOne(one)
    if (exported) all.push(exported)
  }
  const work = await everything(async (before: string | undefined) => {
    const { tickets: page, next } = await tickets.list({
      contact: contact.id,
      limit: pageSize,
      ...(before === undefined ? {} : { before }),
    })
    return { page, next }
  })
  return { contact, changes: await contacts.changes(id), tickets: work, conversations: all }

  async function lettersIn(conversation: string, events: readonly Event[]): Promise<readonly LetterExport[]> {
    const all: LetterExport[] = []
    for (const event of events) {
      if (event.type !== 'message' || (!event.letter && !event.hasOriginal)) continue
      const { seq } = event
      const isKept = event.hasOriginal === true && (await kept.original(conversation, seq)) !== undefined
      const original = isKept ? { original: `/api/conversations/${conversation}/messages/${seq}/original` } : {}
      all.push({ seq, ...(await kept.body(conversation, seq)), ...original })
    }
    return all
  }

  async function exportOne({ id: conversation, trust }: OwnedConversation): Promise<ConversationExport | undefined> {
    const record = await conversations.get(conversation)
    if (!record) return undefined
    const { frames: _frames, state: _state, pace: _pace, ...about } = record
    const events = await everything(async (after: number | undefined) => {
      const page = await conversations.events(conversation, after ?? 0, pageSize)
      return { page, next: page.at(-1)?.seq }
    })
    const log = await everything(async (after: number | undefined) => {
      const page = await conversations.log(conversation, after ?? 0, pageSize)
      return { page, next: page.at(-1)?.teamSeq }
    })
    const decisions = await everything(async (after: number | undefined) => {
      const page = await conversations.trace(conversation, after ?? 0, pageSize)
      return { page, next: page.at(-1)?.turn }
    })
    const recorded = await contacts.recorded(conversation)
    const files = filesIn(conversation, events)
    const letters = await lettersIn(conversation, events)
    return { id: conversation, trust: trust ?? 'not-linked', about, events, log, decisions, ...recorded, files, letters }
  }
}

const pageSize = 500

/** Page after page, to the end. */
async function everything<Item, Place>(
  read: (place: Place | undefined) => Promise<{ page: readonly Item[]; next: Place | undefined }>,
): Promise<readonly Item[]> {
  const all: Item[] = []
  for (let place: Place | undefined; ; ) {
    const { page, next } = await read(place)
    all.push(...page)
    if (next === undefined) return all
    place = next
  }
}

function filesIn(conversation: string, events: readonly Event[]): readonly FileExport[] {
  return events.flatMap(event => {
    if (event.type !== 'message' || event.fileId === undefined) return []
    return [{ id: event.fileId, ...event.file, address: `/api/conversations/${conversation}/files/${event.fileId}` }]
  })
}
