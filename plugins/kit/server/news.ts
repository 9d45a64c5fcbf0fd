import type { IncomingFile } from './incoming.ts'

/** What a channel learns besides messages of visitors. `id` and `ids` are those that the channel gives messages; `at` is ms since 1970. */
export type News =
  /** Messages of ours have arrived, or were read: these, or all to this person up to then. */
  | { readonly type: 'delivered' | 'read'; readonly ids?: readonly string[]; readonly to?: string; readonly upTo?: number }
  /** A message of ours has gone after all: `id` is the key it was sent under, `as` what the channel calls it. */
  | { readonly type: 'sent'; readonly id: string; readonly as?: string }
  /** A message of ours did not arrive after all. `id` is the channel's, or the key it was sent under. */
  | { readonly type: 'returned'; readonly id: string; readonly code: string; readonly why: string }
  /** A visitor has changed what they wrote; `version` counts, an older one than is known changes nothing. */
  | { readonly type: 'edited'; readonly id: string; readonly version: number; readonly text: string }
  /** A visitor has taken back what they wrote: its words are dropped. */
  | { readonly type: 'deleted'; readonly id: string }
  /** Somebody of the team has answered elsewhere: it is stored as theirs, and the flow is silent as after any answer of a person. */
  | {
      readonly type: 'answered-elsewhere'
      readonly id: string
      readonly to: Peer
      readonly text: string
      readonly name?: string
      readonly files?: readonly IncomingFile[]
    }
  /**
   * Who may speak there. `other`: another program or inbox has the conversation: flows and their timers stand still, and people see
   * where it is. `us`, `idle`: it is ours, or nobody's: it goes on.
   */
  | { readonly type: 'held-by'; readonly of: Peer; readonly holder: 'us' | 'other' | 'idle'; readonly name?: string }

/** Whom a conversation is with, as the channel names them. */
export interface Peer {
  readonly id: string
  readonly thread?: string
}
