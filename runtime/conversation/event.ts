import type { Input, ShownChoice, ShownPart } from '../../plugins/kit/message.ts'
import type { Owner, Status } from './lifecycle.ts'
import type { Person } from './record.ts'

/** One entry of a conversation's stream, as the visitor reads it. `seq` is gapless, `at` is ms since 1970. */
export type Event = { readonly seq: number; readonly at: number } & (
  | MessageEvent
  | { readonly type: 'status'; readonly status: Status; readonly owner: Owner }
  | { readonly type: 'agent'; readonly change: 'joined' | 'left'; readonly agent: Person }
)

export interface MessageEvent {
  readonly type: 'message'
  readonly id: string
  readonly author: 'visitor' | 'bot' | 'agent' | 'system'
  readonly name?: string
  /** Always readable alone. */
  readonly text: string
  readonly parts?: readonly ShownPart[]
  readonly choices?: readonly ShownChoice[]
  /** What a visitor picked, by id. */
  readonly choice?: string | readonly string[]
  readonly fields?: Readonly<Record<string, unknown>>
  readonly fileId?: string
  readonly input?: Input
  readonly delayMs?: number
}

/** One entry of the team's log: seen by the team only. */
export type TeamEntry = { readonly teamSeq: number; readonly at: number; readonly actor: string } & (
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'assigned'; readonly assignee: Person | null }
  | { readonly type: 'lifecycle'; readonly from: string; readonly to: string; readonly by: string }
  | { readonly type: 'labelled'; readonly add: readonly string[]; readonly remove: readonly string[] }
  /** The flow could not go on. `reason` is a code, `detail` what went wrong. */
  | { readonly type: 'halted'; readonly reason: string; readonly node?: string; readonly detail?: string }
  /** A way out without an edge that must not end in silence. */
  | {
      readonly type: 'unconnected'
      readonly node: string
      readonly port: string
      /** What went wrong outside, when that is why. */
      readonly error?: { readonly code: string; readonly message: string }
    }
  /** The visitor wrote and the current node could not hear it. */
  | { readonly type: 'unheard'; readonly seq: number }
  | { readonly type: 'recorded'; readonly kind: string; readonly data: unknown }
)
