import type { Trust } from './contract.ts'

/** Whom the team knows: kept values, who they came from, and what hangs on them. */
export interface Contact {
  readonly id: string
  /** Case-folded. */
  readonly email?: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly createdAt: number
}

/** What may be said of a contact to the one it is of. `owner`: the id of the user who looks after them. */
export interface KnownContact {
  readonly properties: Readonly<Record<string, unknown>>
  readonly lists: readonly string[]
  readonly owner?: string
}

/** Reads see only what is committed. One that went into another is found as that one. */
export interface Contacts {
  get(id: string): Promise<Contact | undefined>
  byEmail(email: string): Promise<Contact | undefined>
  /** The contact a conversation is linked to. */
  ofConversation(id: string): Promise<{ contact: Contact; trust: Trust } | undefined>
  /**
   * What is known of a visitor: of the contact that is vouched for, or that they made; or of the contact with an address that is
   * vouched for. Who only typed somebody's address is nobody.
   */
  known(who: { readonly visitor: string } | { readonly email: string }): Promise<KnownContact | undefined>
  /** Pages are as the contacts stand when each is read. `invalid_body` when `before` is no cursor. */
  list(query: ContactsQuery): Promise<{ rows: readonly ContactLine[]; total: number; next?: string }>
  whole(id: string): Promise<WholeContact | undefined>
  /** What has happened with it, newest first. `inboxes`: only conversations in these, and what hangs on them. */
  timeline(query: TimelineQuery): Promise<{ entries: readonly TimelineLine[]; next?: string }>
  /** Every list there is, by name. */
  lists(): Promise<readonly { readonly id: string; readonly contacts: number }[]>
  /** Names of values of those who were there last (a thousand contacts), each once, by name. */
  propertyNames(): Promise<readonly string[]>
  /** Error: `contact_exists`, for the address of another. Gives the id. */
  make(contact: NewContact, by: string, at: number): Promise<string>
  /**
   * A site says who a visitor is: the contact with that address, or a new one, is theirs from now on, in all conversations of this
   * visitor that are nobody else's. Values fill only what is not known. Gives the contact's id.
   */
  vouch(about: Vouched, by: string, at: number): Promise<string>
  /** Errors: `contact_unknown`, `revision_stale`, `contact_exists`. */
  change(id: string, revision: number, change: ContactEdit, by: string, at: number): Promise<void>
  /**
   * Everything of one contact becomes another's; its values fill what the other does not know. Errors: `contact_unknown`,
   * `merge_refused` of one with itself. Gives the id of the merge.
   */
  merge(id: string, into: string, by: string, at: number): Promise<string>
  /**
   * Takes a contact out again, with what it brought along; what came since stays. The last merge goes first. Errors:
   * `contact_unknown`, `merge_unknown` (also one from before `since`), `merge_refused` while a later one stands.
   */
  undo(id: string, merge: string, since: number, by: string, at: number): Promise<void>
  /** Its own id, and those of contacts that went into it. */
  group(id: string): Promise<readonly string[]>
  /** Ids of all conversations that are the contact's, oldest first: linked to it, or of visitors who speak for it. */
  conversations(id: string): Promise<readonly OwnedConversation[]>
  /** What flows recorded in one conversation: consents and answers of surveys. */
  recorded(conversation: string): Promise<{ consents: readonly KeptConsent[]; surveys: readonly KeptAnswer[] }>
  /** What a visitor has decided in all their conversations, oldest first. */
  decided(visitor: string): Promise<readonly KeptConsent[]>
  /** The log of acts on it, oldest first. */
  changes(id: string): Promise<readonly TimelineLine[]>
  /**
   * Takes away all that is the contact's, in one transaction. Evidence of consent stays, under the receipt. Error:
   * `contact_unknown`. Gives the ids of the files whose bytes have to go too.
   */
  erase(id: string, receipt: Receipt): Promise<Erased>
  /** Everybody erased so far, as these data know it. */
  receipts(): Promise<readonly Receipt[]>
  /** Puts down receipts that a restored backup did not know. */
  remember(receipts: readonly Receipt[]): Promise<void>
  /** Ids of contacts by their hashes: who of these is here. */
  among(hashes: ReadonlySet<string>): Promise<readonly { readonly id: string; readonly hash: string }[]>
  /** Leaves nothing of what was deleted in the files of the store, as far as any of these texts stands in them. */
  scrub(texts: readonly string[]): Promise<void>
}

export interface ContactsQuery {
  /** All these words stand, or begin, in its name, address or values. */
  readonly q?: string
  readonly list?: string
  readonly order: 'recent' | 'name' | 'created'
  readonly limit: number
  readonly before?: string
}

/** A contact as a line of a list. */
export interface ContactLine extends Contact {
  readonly lists: readonly string[]
  readonly conversations: number
  /** A visitor is linked to it whom nobody has confirmed. */
  readonly unverified: boolean
  /** To about five minutes. */
  readonly lastSeenAt: number
}

export interface WholeContact extends Contact {
  readonly known: readonly KnownValue[]
  readonly lists: readonly string[]
  readonly consents: readonly KeptConsent[]
  readonly visitors: readonly { readonly id: string; readonly trust: Trust; readonly firstSeenAt: number }[]
  readonly merges: readonly KeptMerge[]
  readonly owner?: string
  readonly revision: number
}

/** A value, and where it comes from. `vouched`: said by a visitor whom the team has confirmed. */
export interface KnownValue {
  readonly name: string
  readonly value: unknown
  readonly how: 'said' | 'stored' | 'vouched'
  readonly at?: number
  readonly conversation?: string
}

/** A contact that went into another, and when. */
export interface KeptMerge {
  readonly id: string
  readonly name?: string
  readonly email?: string
  readonly at: number
  readonly by: string
}

export type ConsentDecision = 'granted' | 'refused' | 'informed' | 'withdrawn'

export interface KeptConsent {
  readonly purpose: string
  readonly decision: ConsentDecision
  readonly text: string
  readonly textHash: string
  readonly language: string
  readonly flow: string
  readonly version: number
  readonly node: string
  readonly channel: string
  readonly method: string
  readonly answer?: string
  readonly page?: string
  readonly conversation?: string
  /** Who decided. */
  readonly visitor?: string
  readonly at: number
}

export interface KeptAnswer {
  readonly survey: string
  readonly question: string
  readonly kind: string
  readonly asked: string
  readonly score?: number
  readonly of?: number
  readonly choice?: string
  readonly text?: string
  readonly at: number
}

export interface NewContact {
  readonly email?: string
  readonly stored: Readonly<Record<string, unknown>>
}

/** Whom a site says its visitor is. `tokenHash`: of a visitor who is not known yet. */
export interface Vouched {
  readonly visitor: string
  readonly tokenHash: string
  readonly email: string
  readonly values: Readonly<Record<string, unknown>>
}

/** What is left out stays. `null` takes a value away, also one that was said. */
export interface ContactEdit {
  readonly email?: string | null
  readonly values?: Readonly<Record<string, unknown>>
  readonly lists?: readonly string[]
  readonly owner?: string | null
}

export type ContactChange = 'created' | 'list' | 'merged' | 'confirmed' | 'changed'

export interface TimelineQuery {
  readonly contact: string
  readonly inboxes?: readonly string[]
  readonly limit: number
  readonly before?: string
}

export interface TimelineLine {
  readonly at: number
  readonly type: ContactChange | 'conversation' | 'consent' | 'ticket' | 'survey'
  readonly conversation?: string
  readonly text?: string
  readonly actor?: string
  readonly data?: Readonly<Record<string, unknown>>
}

export interface OwnedConversation {
  readonly id: string
  /** Undefined: not linked, but of a visitor who speaks for the contact. */
  readonly trust?: Trust
  readonly isClosed: boolean
}

export interface Receipt {
  readonly id: string
  /** SHA-256, hex, of the contact's id and of those that went into it: ids are random, so nobody is found by it who is not here. */
  readonly contactHashes: readonly string[]
  readonly at: number
}

export interface Erased {
  readonly conversations: readonly string[]
  readonly files: readonly string[]
  /** What must stand nowhere any more: addresses, names, values, and what visitors wrote. */
  readonly texts: readonly string[]
}

export type TicketStatus = 'new' | 'waiting-on-contact' | 'waiting-on-us' | 'closed'
export type TicketPriority = 'low' | 'normal' | 'high' | 'urgent'

/** A piece of follow-up work. Closing it leaves its conversation as it is. */
export interface Ticket {
  readonly id: string
  readonly subject: string
  readonly text?: string
  readonly status: TicketStatus
  readonly priority: TicketPriority
  readonly pipeline?: string
  readonly owner?: string
  readonly conversation?: string
  /** Id of the conversation's contact. */
  readonly contact?: string
  readonly madeBy: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly closedAt?: number
  readonly revision: number
}

export interface Tickets {
  get(id: string): Promise<Ticket | undefined>
  /** Newest first. */
  list(query: TicketsQuery): Promise<{ tickets: readonly Ticket[]; next?: string }>
  /** Error: `conversation_unknown`. Gives the id. */
  make(ticket: NewTicketRow, by: string, at: number): Promise<string>
  /** Errors: `ticket_unknown`, `revision_stale`. */
  change(id: string, revision: number, change: TicketEdit, at: number): Promise<void>
}

export interface TicketsQuery {
  readonly status?: TicketStatus
  readonly conversation?: string
  readonly contact?: string
  readonly owner?: string
  readonly limit: number
  readonly before?: string
}

export interface NewTicketRow {
  readonly subject: string
  readonly text?: string
  readonly priority: TicketPriority
  readonly pipeline?: string
  readonly owner?: string
  readonly conversation?: string
}

export interface TicketEdit {
  readonly subject?: string
  readonly status?: TicketStatus
  readonly priority?: TicketPriority
  readonly owner?: string | null
}
