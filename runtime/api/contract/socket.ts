import { z } from 'zod'
import { clientMsgId, language, shortId, tz, webAddress } from './basics.ts'
import type { ConversationView, EventView } from './conversation.ts'
import { visitorBodies } from './visitor.ts'

const lastSeq = z.int().min(0)
const conversation = z.string().min(1).max(64)

/**
 * What a visitor's client sends on `/api/visitor/socket`: JSON, one frame per message, `type` first. `hello` comes within
 * 5 s of opening and once; everything else comes after `welcome`.
 */
export function visitorFrames(textLength: number) {
  const { begin, say } = visitorBodies(textLength)
  return z.discriminatedUnion('type', [
    /** Who I am, and the last I have. Without `token` a visitor is made. Without `conversation`: the visitor's current one. */
    z.strictObject({
      type: z.literal('hello'),
      v: z.literal(1).default(1),
      token: z.string().min(1).max(2_048).optional(),
      channel: shortId.optional(),
      conversation: conversation.optional(),
      lastSeq: lastSeq.default(0),
      language: language.optional(),
      tz: tz.optional(),
      page: z
        .strictObject({ url: webAddress, title: z.string().max(1_000).optional(), referrer: z.string().max(4_000).optional() })
        .optional(),
    }),
    /** Begins a conversation and follows it: the body of `POST /api/visitor/conversations`. What is left out is taken from `hello`. */
    begin.extend({ type: z.literal('begin'), clientMsgId }),
    /** Writes or picks: the body of `POST .../messages`. `conversation`: the followed one, unless named. */
    say.extend({ type: z.literal('send'), conversation: conversation.optional() }),
    /** Asks for people. */
    z.strictObject({ type: z.literal('person'), clientMsgId, conversation: conversation.optional() }),
    /** Shows another of one's own conversations from here on. */
    z.strictObject({ type: z.literal('follow'), conversation, lastSeq: lastSeq.default(0) }),
    /** There is a gap: send again what comes after. */
    z.strictObject({ type: z.literal('after'), seq: lastSeq }),
    /** Has read the followed conversation up to here. */
    z.strictObject({ type: z.literal('read'), upToSeq: lastSeq }),
    z.strictObject({ type: z.literal('typing'), on: z.boolean() }),
    /** Answers `ping`. Any frame does as well. */
    z.strictObject({ type: z.literal('pong') }),
  ])
}

export type VisitorFrame = z.input<ReturnType<typeof visitorFrames>>

/** What the server sends. `events`, `conversation` and `lastSeq` are those of the HTTP answers. */
export type ServerFrame =
  | {
      readonly type: 'welcome'
      /** The visitor's token: keep it. */
      readonly visitor: string
      /** The one that is followed; none before the visitor has done anything. Its events follow at once. */
      readonly conversation?: ConversationView
      readonly lastSeq: number
      /** How far the visitor and the team have read it. */
      readonly read: { readonly visitor: number; readonly team: number }
      /** How many of the visitor's conversations hold something unread. */
      readonly unread: number
      readonly serverTime: number
      /** A `ping` comes this often, ms: after 2.25 times as long without any frame the line is dead. */
      readonly heartbeatMs: number
    }
  /** Next in the followed conversation, at most 100 in a frame, gapless. `lastSeq` is the last there is. */
  | {
      readonly type: 'events'
      readonly conversation: ConversationView
      readonly events: readonly EventView[]
      readonly lastSeq: number
    }
  /** Committed: what the HTTP answer would say. A repeat of the same `clientMsgId` gets the same `seq` and `events`. */
  | {
      readonly type: 'ack'
      readonly clientMsgId: string
      readonly seq: number
      readonly conversation: ConversationView
      readonly events: readonly EventView[]
      readonly lastSeq: number
    }
  /** Something new in a conversation that is not followed, or another number of unread ones. */
  | { readonly type: 'unread'; readonly count: number; readonly conversation?: ConversationView }
  /** Somebody has read the followed conversation up to here: another tab of the visitor, or the team. */
  | { readonly type: 'read'; readonly by: 'visitor' | 'team'; readonly upToSeq: number; readonly at: number }
  /** An agent types; holds for 6 s unless repeated or taken back. */
  | { readonly type: 'typing'; readonly on: boolean; readonly name?: string }
  | { readonly type: 'ping' }
  /** A frame could not be taken. `clientMsgId`: which message. With `retryAfterMs`: try again then, nothing is lost. */
  | {
      readonly type: 'error'
      readonly code: string
      readonly message: string
      readonly clientMsgId?: string
      readonly retryAfterMs?: number
    }
  /** The server hangs up; the same code closes the socket. 1001 restart, 1008 against the rules, 1013 too much. */
  | { readonly type: 'bye'; readonly code: number; readonly reason: string; readonly retryAfterMs?: number }
