/**
 * Messages on their way to visitors of channels that send each one. The turn that says something writes its row. Within a
 * conversation one is handed out at a time, in order: the next only once the one before is settled.
 */
export interface Outbox {
  /** Takes what is next in conversations of this channel and due, for `leaseMs`. What was in hand when its lease ran out comes again. */
  lease(channel: string, now: number, leaseMs: number, limit: number): Promise<readonly LeasedMessage[]>
  /** Not yet: again at `dueAt`. */
  retry(place: Place, now: number, dueAt: number, why: string): Promise<void>
  /** A part of it has gone; `isLast`: that was all. `external`: as the channel names it. */
  sent(place: Place, now: number, isLast: boolean, external?: string): Promise<void>
  /** It has not gone, or nobody knows. `false` when there is none that waits or is being sent. */
  settle(place: Place, now: number, settled: Settled): Promise<boolean>
  /** One that failed, or may not have arrived, goes out again, its tries counted anew. `false` when there is no such one. */
  again(place: Place, now: number): Promise<boolean>
  /** What of a conversation's messages has become so far, by `seq`: of those from one number to another. */
  of(conversation: string, from: number, to: number): Promise<ReadonlyMap<number, Delivery>>
  /** The message that a channel knows under this id. */
  find(channel: string, external: string): Promise<Place | undefined>
  /** It has come back: one that was sent, or may have been. `false` for all others. */
  returned(place: Place, now: number, settled: Settled): Promise<boolean>
  /** It was said to have arrived. `false` when that was known, or there is no such one. */
  delivered(place: Place, at: number): Promise<boolean>
  /** All that was sent to this person of a channel, in tries that had begun by then. */
  sentTo(channel: string, sender: string, upTo: number): Promise<readonly (Place & { readonly isDelivered: boolean })[]>
  /** It has arrived after all: one that is being sent, or may not have arrived. `false` for all others. */
  arrived(place: Place, now: number): Promise<boolean>
  /** Channels on which something waits to be sent. */
  channels(): Promise<readonly string[]>
  /** By channel: how many wait, and how many have failed. */
  counts(): Promise<ReadonlyMap<string, OutboxCounts>>
}

/** Names a message: its conversation, and its number in that one's stream. */
export interface Place {
  readonly conversation: string
  readonly seq: number
}

export interface LeasedMessage extends Place {
  /** Tries begun, this one included. */
  readonly attempts: number
  /** Of several into which it was cut, how many have gone. */
  readonly parts: number
  /** Somebody had it in hand and never said what became of it. */
  readonly isInterrupted: boolean
}

export type Settled =
  | { readonly state: 'failed'; readonly code: string; readonly why: string }
  | { readonly state: 'uncertain'; readonly why: string }

/** What has become of a message; `at` is since when, ms since 1970. */
export interface Delivery {
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain'
  readonly at: number
  /** Why it failed, by a name that does not change. */
  readonly code?: string
  /** What went wrong, as the channel says it. */
  readonly why?: string
  /** When it was said to have arrived, ms since 1970. */
  readonly deliveredAt?: number
}

export interface OutboxCounts {
  readonly waiting: number
  readonly failed: number
}
