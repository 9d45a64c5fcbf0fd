import type {
  ConversationView,
  EventView,
  OwnConsentsAnswer,
  OwnConversation,
  VisitorFrame,
} from '../../../../runtime/api/contract.ts'
import type { Config, Settings, Store } from '../contract.ts'

/**
 * One visitor's chat without anything to look at: the line to the server, what has been said, what waits to be sent. Runs in
 * a browser and in Node. The server's stream is the truth; this is a copy that can be thrown away and fetched again.
 */
export interface Chat {
  /** Changes as a whole; what did not change stays the same object. */
  readonly state: ChatState
  /** Told after every change, at most once in a task. Gives what ends it. */
  subscribe(changed: () => void): () => void
  /** Opens the line, if it is not open. */
  connect(): void
  /** Shown at once, kept until the server has it: through reloads, sleep and lost networks. */
  send(act: Act): void
  /** Asks for people. */
  askForPerson(): void
  /** Sends again what was refused, or takes it back. */
  retry(clientMsgId: string): void
  discard(clientMsgId: string): void
  /** The next act begins a new conversation, with this greeting. */
  startNew(config: Config): void
  follow(conversation: string): void
  /** One's own conversations, newest first. Rejects with `{ code, message }`. */
  conversations(): Promise<readonly OwnConversation[]>
  /** What the visitor has agreed to, in all their conversations. Rejects with `{ code, message }`. */
  consents(): Promise<OwnConsentsAnswer>
  /** Takes one of them back. Rejects with `{ code, message }`. */
  withdraw(purpose: string): Promise<OwnConsentsAnswer>
  /** Says in the conversation what was decided of the browser's memory, in the language it was asked in. */
  decideCookies(decision: 'granted' | 'refused', language: string): Promise<unknown>
  /** Gives the id to send as `fileId`. Rejects with `{ code, message }`. */
  upload(file: File, progress: (fraction: number) => void): Promise<string>
  /** A file of the conversation, whoever sent it. Rejects with `{ code, message }`. */
  download(fileId: string): Promise<Blob>
  /** The visitor types; said at most once a second. */
  typing(): void
  /** Does the visitor see the end of the transcript now? While so, what comes is read. */
  watching(is: boolean): void
  /** The page goes to sleep: hangs up, keeps everything. `connect` comes back. */
  suspend(): void
  close(): void
}

export type Act = Pick<Extract<VisitorFrame, { type: 'send' }>, 'text' | 'choice' | 'fields' | 'fileId' | 'replyTo'>

export interface ChatState {
  /** `idle` before the first `connect`; `reconnecting` after a line was lost; `offline` when the browser says so. */
  readonly line: 'idle' | 'connecting' | 'online' | 'reconnecting' | 'offline'
  /** Has all that was said before been fetched? Until then nothing is announced. */
  readonly loaded: boolean
  readonly conversation?: ConversationView
  /** In order, gapless, as far as the pauses of `delayMs` have let them appear. */
  readonly entries: readonly EventView[]
  /** From here on entries came while the visitor looked on: these are announced. A seq. */
  readonly liveFrom: number
  readonly outgoing: readonly Outgoing[]
  /** Somebody is writing: the bot, during the pause before its message, or an agent. */
  readonly typing?: { readonly name?: string }
  /** How far the team has read, and when (ms since 1970). */
  readonly seen?: { readonly upToSeq: number; readonly at: number }
  readonly unread: number
  /** Why nothing can be sent at the moment, e.g. the origin is refused: a code of the API and its message. */
  readonly trouble?: { readonly code: string; readonly message: string }
}

/** Said here, not yet confirmed by the server. */
export interface Outgoing {
  readonly clientMsgId: string
  readonly act: Act | 'person'
  /** ms since 1970. */
  readonly at: number
  /** What a choice or an upload looks like, until the server says it in words. */
  readonly label: string
  /** `refused`: the server does not take it, ever; `error` says why. */
  readonly state: 'waiting' | 'sending' | 'refused'
  readonly error?: { readonly code: string; readonly message: string }
}

export interface ChatParts {
  readonly settings: Pick<Settings, 'origin' | 'channel' | 'flow'>
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  /** Those of the browser, unless given. */
  readonly net?: { readonly WebSocket: typeof WebSocket; readonly fetch: typeof fetch; readonly online: () => boolean }
  /** The page that the visitor looks at. */
  readonly page?: () => { readonly url: string; readonly title?: string; readonly referrer?: string }
  readonly language?: string
  readonly tz?: string
}

export interface Clock {
  /** ms since 1970. */
  now(): number
  /** Gives what calls it off. */
  after(ms: number, run: () => void): () => void
}
