import type { Facts } from '../../plugins/kit/facts.ts'
import type { Channels } from '../channels/channels.ts'
import type { Clock } from '../clock/clock.ts'
import type { Event } from '../conversation/event.ts'
import type { Act, AgentAct } from '../conversation/inbound.ts'
import type { ConversationRecord, Person } from '../conversation/record.ts'
import type { Trace } from '../conversation/trace.ts'
import type { Presence } from '../deliver/presence.ts'
import type { Publisher } from '../deliver/publisher.ts'
import type { Flow } from '../flow/model.ts'
import type { Availability } from '../library/availability.ts'
import type { Programs } from '../library/library.ts'
import type { Store } from '../store/contract.ts'
import type { ToldEvent, Turns } from '../turn/turns.ts'
import type { Call, Outcome } from './calls.ts'
import type { Pretence, PretenceChange } from './pretence.ts'

/**
 * A flow that somebody tries out: the same rooms that run real conversations, over a store in memory, with one visitor and a
 * clock that can be put forward. Nothing of it is kept, counted or sent.
 */
export interface Preview {
  readonly id: string
  /** Whoever knows it may talk there: part of the address of its page. */
  readonly token: string
  /** Who tries it out, and which flow. */
  readonly by: string
  readonly flow: string
  /** The one who talks there. */
  readonly visitor: { readonly id: string; readonly token: string }
  /** What the visitor's side of the API is made of. */
  readonly parts: PreviewParts
  /** What its page shows. */
  shows(): { readonly channel: string; readonly language: string }
  state(): Promise<PreviewState>
  /** Resolves when there is another state than this, or the preview has ended. */
  changed(after: number): Promise<void>
  pretend(change: PretenceChange & { readonly vars?: Readonly<Record<string, unknown>> | undefined }): Promise<void>
  /** So much time passes, timers fire on the way; without a number as much as until the next timer. */
  skip(ms: number | undefined): Promise<void>
  say(act: Act): Promise<void>
  act(agent: Person, act: AgentAct): Promise<void>
  /** A program tells of something that happened elsewhere. Error: `conversation_closed`. */
  tell(event: ToldEvent['event']): Promise<void>
  /** Says how something outside has ended. Errors: `effect_unknown`, `preview_result_invalid`. */
  end(call: string, outcome: Outcome): Promise<void>
  /** Told once, when it has ended. */
  ended(heard: () => void): void
  close(): Promise<void>
}

export interface PreviewParts {
  readonly turns: Turns
  readonly library: Programs
  readonly availability: Pick<Availability, 'get'>
  readonly channels: Pick<Channels, 'list' | 'find'>
  readonly store: Store
  readonly publisher: Publisher
  readonly presence: Presence
  readonly clock: Clock
}

/** How it stands. */
export interface PreviewState {
  readonly revision: number
  readonly now: number
  readonly record: ConversationRecord
  readonly pretence: Pretence
  readonly turns: readonly Trace[]
  /** The last lines of its stream. */
  readonly events: readonly Event[]
  readonly timers: readonly { readonly id: string; readonly node?: string; readonly dueAt: number }[]
  readonly calls: readonly Call[]
  /** Why the flow could not go on. */
  readonly trouble: { readonly reason: string; readonly node?: string; readonly detail?: string } | undefined
}

/** What is to be tried out, and how it begins. */
export interface PreviewAbout {
  readonly by: string
  readonly flow: Flow
  readonly start?: string | undefined
  /** The visitor's languages, best first. */
  readonly languages: readonly string[]
  readonly tz?: string | undefined
  readonly page?: NonNullable<Facts['page']> | undefined
  readonly vars?: Readonly<Record<string, unknown>> | undefined
  readonly pretence: PretenceChange
}
