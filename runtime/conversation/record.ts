import type { Page } from '../../plugins/kit/facts.ts'
import type { Heard } from '../../plugins/kit/handle.ts'
import type { Input, Said, ShownChoice } from '../../plugins/kit/message.ts'
import type { Route } from '../../plugins/kit/output.ts'
import type { LifecycleState } from './lifecycle.ts'

/** One conversation, whole: plain JSON, what a turn starts from and what it leaves. Times are ms since 1970. */
export interface ConversationRecord {
  readonly id: string
  readonly channelId: string
  readonly inboxId: string
  readonly visitorId: string
  readonly flow: string
  /** Pinned for the conversation's life; a new beginning after the end takes the live one. */
  version: number
  readonly language: string
  readonly tz: string
  readonly page?: Page
  /** The conversation this one follows, when that could no longer be reopened. */
  readonly previous?: string
  readonly openedAt: number

  /** State of the lifecycle machine; `status` and `owner` are read off it. */
  state: LifecycleState
  /** Number of the last turn. */
  turn: number
  /** Last number given in the visitor's stream, and in the team's log. */
  seq: number
  teamSeq: number
  /** Visits begun so far, over all frames: numbers them. */
  visits: number
  frames: readonly Frame[]
  vars: Readonly<Record<string, unknown>>
  /** What was said of the visitor in this conversation. */
  said: Readonly<Record<string, unknown>>
  reply?: Said
  assignee?: Person
  /** Agents the visitor has been told of. */
  present: readonly Person[]
  route?: Route
  labels: readonly string[]
  /** Has a flow, a visitor or a reopening ever asked for people? */
  asked: boolean
  /** Has an agent ever owned it? */
  met: boolean
  /** Has the trigger "closed" run? */
  surveyed: boolean
  lastVisitorAt: number
  closedAt?: number
  snoozedUntil?: number
  /** When an ended flow closes the conversation, if nobody writes. */
  idleAt?: number
  /** Turns in which the flow ran, in the minute that began at `from`. */
  pace: { readonly from: number; readonly turns: number }
}

export interface Person {
  readonly id: string
  readonly name: string
}

/** A place in a flow. Frames stack when a trigger interrupts or a flow is called; the last is on top. */
export interface Frame {
  readonly id: number
  readonly flow: string
  readonly version: number
  /** The node it waits in. */
  node: string
  visit: number
  memory: unknown
  /** Messages heard in this visit. */
  attempt: number
  pending?: Pending
  timers: readonly Timer[]
  /** How it came to stand on the frame below: by an interrupt, or by a call of that frame's node. */
  readonly above?: 'trigger' | 'call'
  /** This visit gave the conversation to people: a handoff node is current. */
  queued?: true
  /** The effect this visit waits for. */
  performing?: string
  /** A result, or the end of a called flow, that came while the frame could not hear it. */
  held?: Heard & { type: 'performed' | 'failed' | 'returned' }
}

/** The open question of a visit: as it was shown, to be repeated and answered. */
export interface Pending {
  /** Every message of this visit that asked it. */
  readonly messageIds: readonly string[]
  readonly text: string
  readonly input?: Input
  readonly choices?: readonly ShownChoice[]
}

/** A timer of a visit: running towards `dueAt`, or paused with `remainingMs` kept. */
export type Timer = { readonly id: string; readonly name: string } & (
  | { readonly dueAt: number }
  | { readonly remainingMs: number }
)
