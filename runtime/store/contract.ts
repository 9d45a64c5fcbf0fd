import type { NewEffect } from '../conversation/effect.ts'
import type { Event, TeamEntry } from '../conversation/event.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { Trace } from '../conversation/trace.ts'

/**
 * Produced data: conversations, their turns, timers, effects, visitors, contacts. Every implementation passes the same
 * contract suite. Every method may reject with `store_unavailable` or `storage_full`; then nothing of it is stored.
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
  readonly timers: Timers
  readonly effects: Effects
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
  /** Sees what is stored, says what to write. Synchronous and pure; what it throws becomes this work's outcome. */
  decide(found: Found): Decision
}

export interface Found {
  readonly record?: ConversationRecord
  /** Properties vouched for, of the contact this conversation is linked to. */
  readonly vouched?: Readonly<Record<string, unknown>>
  /** The turn that this key made before: the event was here already. */
  readonly earlier?: StoredTurn
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
   * by somebody else. Already linked: values only.
   */
  readonly contact?: { readonly email: string; readonly said: Readonly<Record<string, unknown>> }
  readonly records: readonly { readonly kind: string; readonly data: unknown }[]
}

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

export type { NewEffect }

/** An effect held by whoever leased it. */
export interface LeasedEffect extends NewEffect {
  readonly conversation: string
  /** Tries begun, this one included. */
  readonly attempts: number
}

/** Reads see only what is committed. */
export interface Conversations {
  get(id: string): Promise<ConversationRecord | undefined>
  /** Only if it belongs to this visitor: one query. */
  ofVisitor(id: string, visitorId: string): Promise<ConversationRecord | undefined>
  /** Newest first by last change. `before` is the cursor of the previous page; `invalid_body` when it is none. */
  list(query: ListQuery): Promise<{ rows: readonly Row[]; next?: string }>
  /** Events with seq > after, in order, at most `limit` (<= 500). */
  events(id: string, after: number, limit: number): Promise<readonly Event[]>
  log(id: string, after: number, limit: number): Promise<readonly TeamEntry[]>
  /** Traces of turns > after, in order. */
  trace(id: string, after: number, limit: number): Promise<readonly Trace[]>
  /** How many conversations that are not closed stand on which version of a flow, in any of their frames. */
  versionsInUse(flow: string): Promise<readonly { version: number; conversations: number }[]>
}

export interface ListQuery {
  readonly status?: 'open' | 'snoozed' | 'closed'
  readonly owner?: 'bot' | 'queue' | 'agent'
  readonly assignee?: string
  readonly visitor?: string
  readonly limit: number
  readonly before?: string
}

export interface Row {
  readonly record: ConversationRecord
  readonly contact?: { readonly id: string; readonly email?: string; readonly trust: Trust }
  readonly updatedAt: number
}

export type Trust = 'unverified' | 'vouched'

export interface Visitors {
  create(visitor: { id: string; tokenHash: string; at: number }): Promise<void>
  byToken(tokenHash: string): Promise<string | undefined>
}

export interface Contact {
  readonly id: string
  readonly email: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly createdAt: number
}

export interface Contacts {
  get(id: string): Promise<Contact | undefined>
  byEmail(email: string): Promise<Contact | undefined>
  /** The contact a conversation is linked to. */
  ofConversation(id: string): Promise<{ contact: Contact; trust: Trust } | undefined>
}

export interface Timers {
  /** Timers due at `now`, oldest first. They stay until the turn they cause cancels or moves them. */
  due(now: number, limit: number): Promise<readonly { conversation: string; id: string; dueAt: number }[]>
  nextDue(): Promise<number | undefined>
}

export interface Effects {
  /** Takes effects whose time has come, for `leaseMs`; a lease that ran out is taken again. Oldest first. */
  lease(now: number, leaseMs: number, limit: number): Promise<readonly LeasedEffect[]>
  /** Not done: try again at `dueAt`. */
  retry(id: string, dueAt: number, error: string): Promise<void>
  /** Given up: kept with its last error until somebody replays it. */
  bury(id: string, error: string): Promise<void>
  dead(limit: number): Promise<readonly (LeasedEffect & { error: string; buriedAt: number })[]>
  /** Puts a buried effect back in line, its tries counted anew. `false` when there is none buried. */
  replay(id: string, now: number): Promise<boolean>
}
