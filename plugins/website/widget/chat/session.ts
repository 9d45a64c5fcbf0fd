import type { Config } from '../contract.ts'
import type { ChatParts, ChatState } from './contract.ts'
import type { Call } from './http.ts'
import type { Line } from './line.ts'
import type { Marks } from './marks.ts'
import type { Outbox } from './outbox.ts'
import type { Poll } from './poll.ts'
import type { Sender } from './sender.ts'
import type { Timer } from './timer.ts'
import type { Transcript } from './transcript.ts'

/** All that one chat knows, and the parts it is made of. The functions of this folder take it and change it. */
export interface Session {
  readonly about: ChatParts
  /** What the next conversation begins with. */
  config: Config
  /** The conversation that is shown; one that has not begun has a name of this browser (`isLocal`). */
  thread: string
  /** It was not chosen by hand: it is the one there is, or the first that will be. */
  isGiven: boolean
  isWanted: boolean
  wasUp: boolean
  /** Since when nobody is there; far ahead while somebody is. */
  awaySince: number
  unread: number
  seen: ChatState['seen']
  trouble: ChatState['trouble']
  /** What the last hello said. */
  said: { readonly token: string | null; readonly thread: string; readonly last: number }
  /** Set while the server owes an answer by socket. */
  readonly overdue: Timer
  readonly outbox: Outbox
  readonly transcript: Transcript
  readonly marks: Marks
  readonly line: Line
  readonly poll: Poll
  readonly sender: Sender
  readonly call: Call
  readonly changed: () => void
}
