import type { z } from 'zod'
import type { Notice } from '../../deliver/publisher.ts'
import type { Caller } from '../caller.ts'
import type { visitorFrames } from '../contract.ts'
import type { Follower, Place } from './stream.ts'
import type { Wire } from './wire.ts'

/** What a visitor's client sends, read and with its defaults. */
export type Frame = z.output<ReturnType<typeof visitorFrames>>
export type Hello = Extract<Frame, { type: 'hello' }>
export type TurnNotice = Extract<Notice, { type: 'turn' }>

/** One open socket of a visitor and all that is kept for it. */
export interface Line extends Wire<Frame>, Follower {
  readonly ip: string
  readonly origin: string | undefined
  readonly host: string | undefined
  /** Who it is: nobody before `hello`. */
  caller: Caller
  /** What `hello` said of the client; there as soon as it has come. */
  hello?: Pick<Hello, 'channel' | 'language' | 'tz' | 'page'>
  /** All lines of the same visitor; there from `welcome` on. */
  audience?: Audience
  /** Where it stands in the conversation that it follows. */
  place?: VisitorPlace
  /** Turns that were told of while an act of its own was under way: its `ack` comes first. */
  held?: TurnNotice[] | undefined
  /** It follows nothing, and something has happened to its visitor. */
  astray: boolean
  /** How many conversations are unread, as it was told last. */
  unread: number
  /** When its visitor said last that they type. */
  typedAt?: number | undefined
}

/** A place in a conversation of one's own. */
export interface VisitorPlace extends Place {
  /** How far the visitor has read, as this line knows. */
  readUpTo: number
}

/** The lines of one visitor: tabs, devices. */
export interface Audience {
  readonly visitor: string
  lines: readonly Line[]
  readonly stop: () => void
}
