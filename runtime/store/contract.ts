import type { NewEffect } from '../conversation/effect.ts'
import type { Event, TeamEntry } from '../conversation/event.ts'
import type { KeptRecord } from '../conversation/kept-record.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { Trace } from '../conversation/trace.ts'
import type { Contacts, Tickets } from './contacts.ts'
import type { Intake, TakenIntake } from './intake.ts'
import type { Letters } from './letters.ts'
import type { Mails } from './mails.ts'
import type { Outbox } from './outbox.ts'
import type { People } from './people.ts'
import type { SealedSecrets } from './secrets.ts'

/**
 * Produced data: conversations, their turns, timers, effects, visitors, contacts, what is known of media and files (their
 * bytes lie elsewhere). Every implementation passes the same contract suite. Every method may reject with `store_unavailable` or `storage_full`; then nothing of it is stored.
 */
export interface Store {
  /**
   * Runs turns. Each work is loaded, decided and written atomically and in order; all that were given together may share
   * one transaction, each under its own savepoint: one that throws is rolled back alone and its outcome is the error.
   * Resolves after the commit is durable. When the commit itself fails the whole call rejects and nothing is stored.
   */
  commit(works: readonly Work[]): Promise<readonly Outcome[]>
  readonly conversations: Conversations
  readonly visitors: Visitors
  readonly contacts: Contacts
  readonly tickets: Tickets
  readonly timers: Timers
  readonly effects: Effects
  readonly intake: Intake
  readonly outbox: Outbox
  readonly letters: Letters
  readonly media: Media
  readonly files: Files
  readonly mails: Mails
  readonly reads: Reads
  readonly search: Search
  readonly people: People
  readonly secrets: SealedSecrets
  /** Counts of what is waiting, for readiness and metrics. */
  backlog(now: number): Promise<{ timersLate: number; oldestTimerMs: number; effectsDue: number; deadLetters: number }>
  /** A secret made once per installation and purpose, kept with the data: 32 random bytes as base64url. */
  installationSecret(purpose: string): Promise<string>
  /** Writes and reads back a row: resolves when the store can do its work. */
  probe(): Promise<void>
  close(): Promise<void>
}

/** One turn to run in a transaction. */
export interface Work {
  readonly conversation: string
  /** What makes the inbound event unique within its conversation: `m:<clientMsgId>`, `timer:<id>@<due>`, `effect:<id>`. */
  readonly key: string
  /** The file that the event names. */
  readonly file?: { readonly id: string; readonly by: Giver }
  /** Whose conversation it will be, where the event begins one: what is vouched for of them counts from the first turn. */
  readonly visitor?: string
  /** Sees what is stored, says what to write. Synchronous and pure; what it throws becomes this work's outcome. */
  decide(found: Found, look: Look): Decision
}

/** What a turn may look up while it is decided, within its own transaction: works of one call see what those before them did. */
export interface Look {
  /** What each of these users has to do, in the order given. */
  workload(users: readonly string[]): readonly Workload[]
  /**
   * Who looks after the contact of this conversation, or of the address that was said: only where the link is vouched for, or
   * this visitor made the contact. Naming somebody's address finds nobody.
   */
  contactOwner(visitor: string, email: string | undefined): string | undefined
  /** How far the visitor has read, 0 for nothing. */
  readUpTo(): number
}

export interface Workload {
  readonly user: string
  /** Open conversations assigned to them. */
  readonly open: number
  /** Grows with every conversation that routing gives: who has the smallest was given one longest ago, 0 never. */
  readonly given: number
}

export interface Found {
  readonly record?: ConversationRecord
  /** Properties vouched for, of the contact that this conversation, or a new one's visitor, is linked to. */
  readonly vouched?: Readonly<Record<string, unknown>>
  /** The turn that this key made before: the event was here already. */
  readonly earlier?: StoredTurn
  /** The file that the event names, if it was given to this conversation and no message has brought it yet. */
  readonly file?: StoredFile
}

export type Decision =
  /** Write nothing. `answer` is handed to whoever waits. */
  | { readonly write: false; readonly answer: Answer }
  | { readonly write: true; readonly commit: TurnCommit; readonly answer: Answer }

/** Handed through untouched from `decide` to the caller. */
export type Answer = unknown
export type Outcome = { readonly answer: Answer } | { readonly error: unknown }

/** All that one turn leaves. */
export interface TurnCommit {
  /** The record after the turn; `record.turn` is one more than the stored one, or 1 for a new conversation. */
  readonly record: ConversationRecord
  readonly turn: StoredTurn
  /** Cancelled before they are set: a timer that is moved may stand in both. */
  readonly timers: { readonly set: readonly { id: string; dueAt: number }[]; readonly cancel: readonly string[] }
  /** New effects, and those whose result this turn took or that it replaced, in this very turn too: gone with it. */
  readonly effects: { readonly add: readonly NewEffect[]; readonly drop: readonly string[] }
  /** Set when this turn makes the visitor too. */
  readonly visitor?: { readonly id: string; readonly tokenHash: string }
  /**
   * What was said of the visitor, when it holds a valid `email`: makes a contact by that (case-folded) address, or links
   * the existing one as unverified. Values go to a contact only if this visitor made it and only where it has none stored
   * by somebody else. Already linked: values only. Who is vouched for speaks for the contact as its maker does.
   */
  readonly contact?: { readonly email: string; readonly said: Readonly<Record<string, unknown>> }
  /**
   * The team says whose conversation this is: the visitor is this contact, or the one they are linked to already. From then on
   * that is vouched for, in all of the visitor's conversations that are nobody else's. Errors: `contact_unknown`, `contact_not_linked`.
   */
  readonly link?: { readonly contact: string } | { readonly confirmed: true }
  /** What handlers recorded; nothing of it is ever changed afterwards. */
  readonly records: readonly StoredRecord[]
  /** The user whom routing has given the conversation: next time others come first. */
  readonly given?: string
  /** The file that a message of this turn brought: from now on it belongs to that message. */
  readonly file?: { readonly id: string; readonly seq: number }
  /** What a channel has handed in, of which this turn is made. */
  readonly intake?: TakenIntake
}

/** A record as it is written; with it goes the SHA-256, as hex, of a text that is evidence. */
export type StoredRecord = KeptRecord & { readonly textHash?: string }

/** One turn as kept for ever: one append-only row. */
export interface StoredTurn {
  /** The turn's number within its conversation, from 1. */
  readonly turn: number
  readonly key: string
  /** Fingerprint of what the event brought, to tell a repeat from a reused key. */
  readonly print: string
  readonly at: number
  /** The visitor's own event, 0 when the turn has none. */
  readonly ownSeq: number
  readonly events: readonly Event[]
  readonly team: readonly TeamEntry[]
  readonly trace: Trace
}

export type { Contact, Contacts } from './contacts.ts'
export type { TakenIntake } from './intake.ts'
export type { Delivery } from './outbox.ts'
export type { NewEffect }

/** An effect held by whoever leased it. */
export interface LeasedEffect extends NewEffect {
  readonly conversation: string
  /** Tries begun, this one included. */
  readonly attempts: number
  /** Why the one before did not come to anything. */
  readonly error?: string
}

/** Reads see only what is committed. */
export interface Conversations {
  /** With `inboxes`: only if it is in one of them, one query. */
  get(id: string, inboxes?: Inboxes): Promise<ConversationRecord | undefined>
  /** Only if it belongs to this visitor: one query. */
  ofVisitor(id: string, visitorId: string): Promise<ConversationRecord | undefined>
  /**
   * Newest first by last change, unless `order` says otherwise. `before` is the cursor of the previous page; `invalid_body` when
   * it is none. Pages are as the conversations stand when each is read.
   */
  list(query: ListQuery): Promise<{ rows: readonly Row[]; next?: string }>
  /** As a list would show it. */
  row(id: string, inboxes?: Inboxes): Promise<Row | undefined>
  /** How many conversations that are not closed each list holds. */
  counts(query: { readonly user?: string; readonly inboxes?: Inboxes }): Promise<InboxCounts>
  /** Every label there is, by name, and how many conversations have it. */
  labels(inboxes?: Inboxes): Promise<readonly { readonly name: string; readonly conversations: number }[]>
  /** Inboxes that conversations have landed in. */
  inboxes(): Promise<readonly string[]>
  /** Events with seq > after, in order, at most `limit` (<= 500). */
  events(id: string, after: number, limit: number): Promise<readonly Event[]>
  log(id: string, after: number, limit: number): Promise<readonly TeamEntry[]>
  /** Traces of turns > after, in order. */
  trace(id: string, after: number, limit: number): Promise<readonly Trace[]>
  /** By flow: how many conversations that began with it are not closed. */
  openByFlow(): Promise<ReadonlyMap<string, number>>
  /** How many conversations that are not closed stand on which version of a flow, in any of their frames. */
  versionsInUse(flow: string): Promise<readonly { version: number; conversations: number }[]>
  /**
   * How many conversations that are not closed are at which node of a flow, in any version and in any of their frames: one that
   * waits below an interrupt, or calls a flow, is there too.
   */
  nodesInUse(flow: string): Promise<readonly { node: string; conversations: number }[]>
}

export interface ListQuery {
  readonly status?: 'open' | 'snoozed' | 'closed'
  readonly owner?: 'bot' | 'queue' | 'agent'
  /** True: only those that people have or wait for. */
  readonly people?: boolean
  /** `null`: only those that are nobody's. */
  readonly assignee?: string | null
  readonly visitor?: string
  readonly channel?: string
  readonly inbox?: string
  readonly team?: string
  /** Id of a contact. */
  readonly contact?: string
  readonly label?: string
  /** True: only what was put away as spam; false: nothing of it. */
  readonly spam?: boolean
  /** Id of a user: only those that are not closed and whose notes name them. */
  readonly mentions?: string
  /** Only those in which all these words stand, or begin: in lines, notes, names, addresses. */
  readonly q?: string
  /** What whoever asks may see. */
  readonly inboxes?: Inboxes
  /** `waiting`: the longest wait first, then those that do not wait; only what is not closed. */
  readonly order?: 'recent' | 'waiting'
  readonly limit: number
  readonly before?: string
}

/** Ids of the inboxes that somebody may see; left out where it is asked for: all. */
export type Inboxes = readonly string[]

export interface Row {
  readonly record: ConversationRecord
  readonly contact?: LinkedContact
  readonly updatedAt: number
  /** Lines of the visitor beyond the team's mark, counted up to 100. */
  readonly unread: number
}

export interface LinkedContact {
  readonly id: string
  readonly email?: string
  /** Of what is kept of the contact. */
  readonly name?: string
  readonly trust: Trust
}

/** As `countsAnswer` of the API says. */
export interface InboxCounts {
  readonly all: number
  readonly mine: number
  readonly unassigned: number
  readonly bots: number
  readonly mentions: number
  readonly snoozed: number
  readonly inboxes: Readonly<Record<string, number>>
  readonly channels: Readonly<Record<string, number>>
  readonly unread: number
}

/** What words are looked up in. It lags behind the turns, which do not wait for it. */
export interface Search {
  /** Reads some of what has changed, at most `limit` conversations. Gives how many; fewer than `limit`: nothing is left. */
  index(limit: number): Promise<number>
}

export type Trust = 'unverified' | 'vouched'

export interface Visitors {
  /** Until the first turn of the visitor's a power cut may take it back. */
  create(visitor: { id: string; tokenHash: string; at: number }): Promise<void>
  byToken(tokenHash: string): Promise<string | undefined>
}

export interface Timers {
  /** Timers due at `now`, oldest first. They stay until the turn they cause cancels or moves them. */
  due(now: number, limit: number): Promise<readonly { conversation: string; id: string; dueAt: number }[]>
  nextDue(): Promise<number | undefined>
}

export interface Effects {
  /** Takes effects whose time has come, for `leaseMs`; a lease that ran out is taken again. Oldest first; none of the actions `except`. */
  lease(now: number, leaseMs: number, limit: number, except?: readonly string[]): Promise<readonly LeasedEffect[]>
  /** It did not come to a try: free again at `dueAt`, and the try is not counted. A power cut may undo it. */
  putBack(id: string, dueAt: number): Promise<void>
  /** Not done: try again at `dueAt`. */
  retry(id: string, dueAt: number, error: string): Promise<void>
  /** Given up: kept with its last error until somebody replays it. */
  bury(id: string, error: string): Promise<void>
  dead(limit: number): Promise<readonly (LeasedEffect & { error: string; buriedAt: number })[]>
  /** Puts a buried effect back in line, its tries counted anew. `false` when there is none buried. */
  replay(id: string, now: number): Promise<boolean>
}

/** A picture, film, sound or document of the team. Its bytes never change. */
export interface Medium {
  readonly id: string
  /** As it was called where it came from; names no file here. */
  readonly name: string
  /** What it is: its content was looked at. */
  readonly type: string
  readonly bytes: number
  /** Pixels, as it is shown. */
  readonly width?: number
  readonly height?: number
  readonly at: number
}

export interface Media {
  add(medium: Medium): Promise<void>
  get(id: string): Promise<Medium | undefined>
  /** Newest first. `before` is the cursor of the previous page; `invalid_body` when it is none. */
  list(query: { readonly limit: number; readonly before?: string }): Promise<{ media: readonly Medium[]; next?: string }>
  /** `false` when there was none. */
  remove(id: string): Promise<boolean>
}

/** Who gave a file to a conversation. */
export type Giver = 'visitor' | 'team'

/** What somebody has given to a conversation. */
export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly at: number
}

export interface Files {
  /** Until a message brings it, nobody is told of it. Error: `conversation_unknown`. */
  add(conversation: string, file: StoredFile, by: Giver): Promise<void>
  /** Only if it was given to this conversation, one query. A visitor has what they gave, and what the team has sent. */
  ofConversation(id: string, conversation: string, reader: Reader): Promise<StoredFile | undefined>
  has(id: string): Promise<boolean>
  /** Ids of files from before an instant that no message has brought, oldest first. */
  unsent(before: number, limit: number): Promise<readonly string[]>
  /** Forgets one that no message has brought. `false` when there is none. */
  removeUnsent(id: string): Promise<boolean>
}

/** How far both sides of a conversation have read it: marks that only move forward. */
export interface Reads {
  /**
   * Moves a mark. `false` when it stood there or further already, or when there is no such conversation. A power cut may take
   * it back: whoever looks at the conversation again marks it again.
   */
  mark(conversation: string, by: Reader, mark: Mark): Promise<boolean>
  of(conversation: string): Promise<Marks>
  /** How many conversations of a visitor hold a message of somebody else beyond the visitor's mark. */
  unreadOf(visitor: string): Promise<number>
}

export type Reader = 'visitor' | 'team'

/** Read up to this event, at this time. */
export interface Mark {
  readonly upToSeq: number
  readonly at: number
}

/** The marks of one conversation; a side that has read nothing has none. */
export type Marks = { readonly [by in Reader]?: Mark }
