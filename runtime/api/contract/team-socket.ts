import { z } from 'zod'
import type { ConversationRow, TeamConversation, TeamEntryView } from './agents.ts'
import type { EventView } from './conversation.ts'
import type { DeliveryView } from './deliveries.ts'
import type { InboxCounts } from './inbox.ts'
import type { UserView } from './people.ts'

const seq = z.int().min(0)
const conversation = z.string().min(1).max(64)

/**
 * What the app of the team sends on `/api/socket`: JSON, one frame per message, `type` first. The upgrade carries the session's
 * cookie and is refused from other origins; acts go over HTTP. `lastSeq` and `lastTeamSeq` are the last one has.
 */
export function teamFrames() {
  return z.discriminatedUnion('type', [
    /** Looks at a conversation: follows both its sequences, and others see who looks. One at a time. */
    z.strictObject({ type: z.literal('watch'), conversation, lastSeq: seq.default(0), lastTeamSeq: seq.default(0) }),
    /** Looks at none. */
    z.strictObject({ type: z.literal('unwatch') }),
    /** Has read the watched conversation up to here. */
    z.strictObject({ type: z.literal('read'), conversation, upToSeq: seq }),
    /** Types in it: holds for 6 s. The visitor sees it of a reply, never of a note. */
    z.strictObject({ type: z.literal('typing'), conversation, on: z.boolean(), note: z.boolean().default(false) }),
    /** Draws a flow: others see who does, and hear of what is saved. One at a time; null = none. */
    z.strictObject({ type: z.literal('edit'), flow: conversation.nullable() }),
    z.strictObject({ type: z.literal('pong') }),
  ])
}

export type TeamFrame = z.input<ReturnType<typeof teamFrames>>

/** Somebody of the team at a conversation. */
export interface Looker {
  readonly id: string
  readonly name: string
  readonly typing: boolean
}

/** What the server sends to the team. */
export type TeamServerFrame =
  | { readonly type: 'welcome'; readonly counts: InboxCounts; readonly serverTime: number; readonly heartbeatMs: number }
  /** A conversation that one may see is new or has changed: put it where it belongs. */
  | { readonly type: 'row'; readonly row: ConversationRow }
  | { readonly type: 'counts'; readonly counts: InboxCounts }
  /** A conversation is there no more: its contact was erased. Take it out of lists and off the screen. */
  | { readonly type: 'gone'; readonly conversation: string }
  /** Next in the watched conversation, both sequences gapless, at most 100 of each in a frame. */
  | {
      readonly type: 'events'
      readonly conversation: TeamConversation
      readonly events: readonly EventView[]
      readonly entries: readonly TeamEntryView[]
      readonly lastSeq: number
      readonly lastTeamSeq: number
    }
  | { readonly type: 'typing'; readonly conversation: string; readonly on: boolean }
  | {
      readonly type: 'read'
      readonly conversation: string
      readonly by: 'visitor' | 'team'
      readonly upToSeq: number
      readonly at: number
    }
  /** What has become of messages of the watched conversation that are sent to somebody; of all of them after each `watch`. */
  | { readonly type: 'deliveries'; readonly conversation: string; readonly deliveries: readonly DeliveryView[] }
  /** Who else looks at the watched conversation. */
  | { readonly type: 'looking'; readonly conversation: string; readonly users: readonly Looker[] }
  /** The visitor of the watched conversation opened or left the page. */
  | { readonly type: 'visitor'; readonly conversation: string; readonly isOnline: boolean }
  /** Somebody of the team came, went, or is set away. */
  | { readonly type: 'user'; readonly user: UserView }
  /** Somebody wrote your name in a note, or gave you a conversation. */
  | {
      readonly type: 'notice'
      readonly why: 'mention' | 'assigned' | 'waiting'
      readonly conversation: string
      readonly from?: string
      readonly text: string
      readonly at: number
    }
  /** A flow was saved, published, switched or removed; sent to everybody who may read flows. */
  | { readonly type: 'flow'; readonly flow: string; readonly revision: number; readonly by?: string }
  /** Who else draws the flow that one draws. */
  | { readonly type: 'editing'; readonly flow: string; readonly users: readonly { readonly id: string; readonly name: string }[] }
  /** Plugins came, went or changed: what reads them is asked again. Sent to everybody who may read flows. */
  | { readonly type: 'plugins' }
  | { readonly type: 'ping' }
  /** A frame could not be taken. With `retryAfterMs`: send it again then. */
  | { readonly type: 'error'; readonly code: string; readonly message: string; readonly retryAfterMs?: number }
  /** 1001 restart, 1008 `session_ended` (sign in again) or against the rules, 1013 too slow. */
  | { readonly type: 'bye'; readonly code: number; readonly reason: string; readonly retryAfterMs?: number }
