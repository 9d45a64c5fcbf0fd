import type { Letter } from './letter.ts'

/** Something a visitor sent by a channel. */
export interface Incoming {
  /** Unique in this channel: what comes twice is heard once. 1 to 200 characters. */
  readonly id: string
  readonly from: Sender
  /** What belongs together there, such as a mail's thread; without one, the sender's latest conversation goes on. */
  readonly thread?: string
  /**
   * The conversation it goes on with, read off a token that `Line.replyToken` made: also one of another channel. Stands before
   * `answers`, and that before `thread`.
   */
  readonly conversation?: string
  /** Ids of messages it answers, ours or theirs, best first: the first that is known says which conversation goes on. */
  readonly answers?: readonly string[]
  /** What was written, at most 8,000 characters. One of `text`, `choice`, `fields`, `files` at least. */
  readonly text?: string
  /** The id of an answer that was offered and picked. */
  readonly choice?: string
  /** What was filled in, by name. */
  readonly fields?: Readonly<Record<string, string | number | boolean | readonly string[]>>
  readonly files?: readonly IncomingFile[]
  /** Where they wrote from. */
  readonly page?: { readonly url: string; readonly title?: string; readonly referrer?: string }
  /** The flow that begins, where none runs; without one the first live flow of the channel. */
  readonly flow?: string
  /** A piece of follow-up work that is made with it, in the commit of the turn that hears it. */
  readonly ticket?: {
    /** Not empty, at most 300 characters. */
    readonly subject: string
    /** What the work is, in more words: at most 8,000 characters. */
    readonly text?: string
  }
  /** When it was sent, as the other side says. */
  readonly at?: number
  /** The flow does not hear it and nothing answers by itself: it is for people. */
  readonly unheard?: true
  readonly letter?: Letter
  /** As it came, byte for byte: kept for people to look at for 30 days. */
  readonly raw?: Uint8Array
  /** How long this may be answered; people see it. Left out: for ever. */
  readonly answerBy?: Window
}

/** How long what a visitor sent may be answered: ms since 1970. */
export interface Window {
  /** By flows. */
  readonly bot: number
  /** By people; left out: as long as by flows. */
  readonly agents?: number
}

/** Who sent it. What is said here counts as said by the visitor: it proves nothing. */
export interface Sender {
  /** Who they are in this channel, always the same for the same person. 1 to 200 characters. */
  readonly id: string
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly language?: string
  /** An IANA zone. */
  readonly tz?: string
}

/** A file that came along. */
export interface IncomingFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** The letter's page shows it in its place: as the `data-cid` of its `img`, 1 to 500 characters. It is then no file of its own. */
  readonly inPage?: string
}
