import type { ConsentState, Page } from '../../plugins/kit/facts.ts'
import type { Heard } from '../../plugins/kit/handle.ts'
import type { AsksConsent, Input, Said, ShownChoice } from '../../plugins/kit/message.ts'
import type { Route } from '../../plugins/kit/output.ts'
import type { Correspondent, Window } from '../../plugins/kit/server.ts'
import type { MessageEvent } from './event.ts'
import type { LifecycleState } from './lifecycle.ts'

/** One conversation, whole: plain JSON, what a turn starts from and what it leaves. Times are ms since 1970. */
export interface ConversationRecord {
  readonly id: string
  readonly channelId: string
  readonly inboxId: string
  readonly visitorId: string
  /** Empty where none was live when the visitor wrote: it is for people. */
  readonly flow: string
  /** Pinned for the conversation's life; a new beginning after the end takes the live one. */
  version: number
  readonly language: string
  readonly tz: string
  readonly page?: Page
  /** On a channel that each message is sent to: whom it is with, as that channel names them, and what it belongs to there. */
  readonly peer?: { readonly id: string; readonly thread?: string }
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
  /** The team it is assigned to. */
  team?: Person
  /** Routing has chosen the assignee, who has not answered yet. */
  routed?: true
  /** Agents the visitor has been told of. */
  present: readonly Person[]
  route?: Route
  labels: readonly string[]
  /** What was decided in it, by purpose; mail of a type is `subscription:<type>`. */
  consents?: Readonly<Record<string, ConsentState>>
  /** Has a flow, a visitor or a reopening ever asked for people? */
  asked: boolean
  /** Has an agent ever owned it? */
  met: boolean
  /** Has the trigger "closed" run? */
  surveyed: boolean
  lastVisitorAt: number
  /** Since when the visitor waits for people; see `waiting.ts`. */
  waitingSince?: number
  /** The last line of the stream, its beginning: what lists show. */
  last?: LastLine
  /** The seq of the last line of the visitor's own, 0 before there is one. */
  heardSeq?: number
  closedAt?: number
  snoozedUntil?: number
  /** The visit of a handoff that is told when the visitor has left; without `dueAt` it has been told. */
  left?: { readonly visit: number; readonly dueAt?: number }
  /** Lines of agents, from one seq to another, that go by mail at `dueAt` unless the visitor reads them. `at`: when the first came. */
  unmailed?: { readonly from: number; readonly to: number; readonly at: number; readonly dueAt: number }
  /** Mails on their way: effects. */
  mails?: readonly { readonly effect: string; readonly to: string; readonly seqs: readonly [from: number, to: number] }[]
  /** The team has been told that mail is not set up. */
  mailNoted?: true
  /** How long what the visitor sent last may be answered. */
  answerBy?: Window
  /** An agent has asked for a file, and none has come yet: the number of what they wrote, and its words. */
  fileAsked?: { readonly seq: number; readonly text: string }
  /** Of the visitor's last letter. */
  letter?: { readonly subject?: string; readonly cc?: readonly Correspondent[] }
  /** The version of each message that the visitor has changed, by seq. */
  edited?: Readonly<Record<string, number>>
  /**
   * Another program may speak there, or had it before somebody of the team took it (`us`). `from`: who had it before that,
   * `idleMs`: what was left of the time after which it would have closed.
   */
  held?: {
    readonly by: 'us' | 'other'
    readonly since: number
    readonly name?: string
    readonly from?: 'bot' | 'queue'
    readonly idleMs?: number
  }
  /** How often each trigger that listens for silence has broken in since the visitor's last act, by `<flow>/<node>`. */
  nudges?: Readonly<Record<string, number>>
  /** When an ended flow closes the conversation, if nobody writes. */
  idleAt?: number
  /** Turns in which the flow ran, in the minute that began at `from`. */
  pace: { readonly from: number; readonly turns: number }
}

/** A line as lists show it. */
export interface LastLine {
  readonly author: MessageEvent['author']
  readonly name?: string
  readonly text: string
  readonly at: number
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
  /** How long the open question may still stand unanswered before a trigger that listens for that breaks in. */
  silence?: Silence
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
  readonly consent?: AsksConsent
}

/** A trigger that the visitor's silence sets off: at `dueAt`, or paused with `remainingMs` kept. */
export type Silence = { readonly flow: string; readonly version: number; readonly node: string } & (
  | { readonly dueAt: number }
  | { readonly remainingMs: number }
)

/** A timer of a visit: running towards `dueAt`, or paused with `remainingMs` kept. */
export type Timer = { readonly id: string; readonly name: string } & (
  | { readonly dueAt: number }
  | { readonly remainingMs: number }
)
