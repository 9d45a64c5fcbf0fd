import type { FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression } from 'fastify'
import type { Incoming, News, Received, Trouble } from '../../plugins/kit/server.ts'
import type { Place } from '../store/outbox.ts'
import type { Carrier } from './create-carriers.ts'
import type { AnyLine } from './open-channel.ts'
import type { ReplyTokens } from './reply-tokens.ts'

/** Channels that hand in what visitors write and are given each message to send: forms, mail, messengers. */
export interface Lines {
  /** Opens what is set up, and from now on whatever is set up or changes. Resolves when each is open or has failed. */
  open(door: Door): Promise<void>
  /** What answers requests under a channel's address, once it is open. Errors: `channel_unknown`, `channel_closed`. */
  answerer(kind: string, id: string): Promise<Answerer>
  /** Hands in what came by a channel. Errors: `incoming_invalid`, `too_busy`, those of the store. */
  receive(channel: string, incoming: Incoming, about?: { readonly keep?: unknown }): Promise<Received>
  /** Puts aside what came and cannot be understood. Errors: those of the store. */
  bury(channel: string, broken: Parameters<AnyLine['bury']>[0]): Promise<void>
  /** What a channel tells besides messages. Errors: `incoming_invalid`, `too_busy`, those of the store. */
  tell(channel: string, news: News): Promise<void>
  /** Names conversations to the outside. */
  readonly tokens: ReplyTokens
  /** Tries whether a channel could work now. Error: `channel_unknown`. */
  test(id: string): Promise<Tried>
  /** Tells a channel that somebody of the team takes a conversation from another program, or leaves it to that again. */
  hold(conversation: string, holder: 'us' | 'other'): Promise<void>
  /** What sends letters for conversations of another channel, so that answers lead back there; by inbox. Undefined: nothing can now. */
  carrier(inbox: string): Carrier | undefined
  /** How a channel is; `undefined` for one that needs nobody to open it. */
  status(id: string): Promise<LineStatus | undefined>
  /** Messages may be there to be sent. */
  nudge(): void
  /** Puts what was given up back in line. `false` when there is no such thing. */
  replay(id: number): Promise<boolean>
  /** A message that failed, or may not have arrived, goes out again. `false` when there is no such one. */
  sendAgain(place: Place): Promise<boolean>
  /** Does all that is due: takes what came, sends what is to go. Gives how much that was. */
  work(): Promise<number>
  stop(): Promise<void>
}

/** What trying a channel came to. Without trouble it could work, as far as that was tried. */
export interface Tried {
  readonly trouble?: StandingTrouble
  /** Its kind has nothing to try: it is open here, and that is all that is known. */
  readonly isOpenOnly?: true
}

/** How requests of the outside reach channels. */
export interface Door {
  /** A server that listens nowhere, as every channel gets one of its own. */
  createApp(): FastifyInstance
  /** Where this server is for whoever calls from outside, without a slash at the end. */
  origin(): string
}

/** Answers a request whose address begins below the channel's own. */
export type Answerer = (request: RawRequestDefaultExpression, reply: RawReplyDefaultExpression) => void

export interface LineStatus {
  /** `closed`: its plugin is not there, or it has not been opened yet. */
  readonly state: 'open' | 'failed' | 'closed' | 'paused'
  /** What went wrong when it was opened. */
  readonly why?: string
  /** What people can mend, and since when (ms since 1970). */
  readonly trouble?: StandingTrouble
  /** ms since 1970. */
  readonly lastReceivedAt?: number
  readonly lastSentAt?: number
  /** What came and no turn has taken yet, and messages that are to be sent. */
  readonly waiting: number
  /** Messages that could not be sent, or may not have arrived. */
  readonly failed: number
}

/** What is wrong with a channel, and since when: ms since 1970. */
export interface StandingTrouble extends Trouble {
  readonly at: number
}
