import type { Shown } from '../message.ts'
import type { Window } from './incoming.ts'
import type { Correspondent } from './letter.ts'

/** Who a message goes to. */
export interface Recipient {
  /** As the channel named them in `from.id`. */
  readonly id: string
  readonly thread?: string
  /** Known of the visitor. */
  readonly name?: string
  readonly email?: string
  readonly language: string
  /** The conversation's id. */
  readonly conversation: string
}

/** One message, fitted to the channel's limits and capabilities. */
export interface Outgoing {
  readonly message: Shown
  readonly author: { readonly type: 'bot' | 'agent' | 'system'; readonly name?: string }
  /** Ms since 1970. */
  readonly at: number
  /** Of a conversation of letters: what this one answers. */
  readonly letter?: {
    /** As the last letter of the visitor had it. */
    readonly subject?: string
    /** Ids of what came and went before, as the channel names them: the oldest first, at most 50. */
    readonly ids: readonly string[]
    /** What was said right before, the newest first, at most 20. */
    readonly before: readonly { readonly author: string; readonly at: number; readonly text: string }[]
    /** Who else reads along, from the visitor's last letter. */
    readonly cc: readonly Correspondent[]
  }
  /** How long the visitor may be answered, as the channel said of what they sent last. */
  readonly answerBy?: Window
  /** What an agent has attached. */
  readonly files?: readonly OutgoingFile[]
}

/** A file that goes along with a message. */
export interface OutgoingFile {
  readonly name: string
  /** What it is, such as `image/png`: its content was looked at. */
  readonly type: string
  /** How large it is. */
  readonly bytes: number
  read(): Promise<Uint8Array>
}

/** What became of a message. */
export type Sent =
  /** `id`: as the channel names it. What comes in under that id is an echo. */
  | { readonly type: 'sent'; readonly id?: string }
  /** Not now: again in so many ms, at most a day. After eight tries it is `failed`. */
  | { readonly type: 'retry'; readonly afterMs: number; readonly why: string }
  /** Never: agents see why. */
  | { readonly type: 'failed'; readonly code: string; readonly why: string }
  /** It may have arrived: it is not sent again, agents see it, an echo settles it. */
  | { readonly type: 'uncertain'; readonly why: string }
