import type { Localised } from '../text.ts'
import type { Incoming } from './incoming.ts'
import type { News } from './news.ts'

/** What one open channel has of the runtime. */
export interface Line<C> {
  /** The channel's id. */
  readonly id: string
  /** What an admin has set, with the defaults of what nobody has. */
  readonly config: C
  /** Where the server is for whoever calls from outside, without a slash at the end. */
  readonly origin: string
  /**
   * Hands in what came. Resolves once it is stored: only then answer whoever brought it. The turn follows by itself. What came before,
   * told by its `id`, and echoes of what was sent are dropped. Errors: `incoming_invalid`, naming the field; `store_unavailable`; `too_busy`.
   */
  receive(incoming: Incoming, about?: { readonly keep?: unknown }): Promise<Received>
  /**
   * Puts aside what came and cannot be understood: people find it with what was given up. Resolves once it is written down; `id` is its own, so
   * that what comes twice is there once. `sender` is whoever it is from, where that is known.
   */
  bury(broken: { readonly id: string; readonly why: string; readonly what: string; readonly sender?: string }): Promise<void>
  /** Tells what became of messages, or of a conversation, elsewhere. Resolves once it is written down; what is unknown is passed over. */
  tell(news: News): Promise<void>
  /** What the channel has kept: plain JSON, its own. Undefined until it has kept something. */
  kept(): Promise<unknown>
  /** Keeps it instead of what was kept. With `receive(.., { keep })` it is written with what came, in one commit. At most 100,000 characters. */
  keep(value: unknown): Promise<void>
  /** Names a conversation to the outside: 42 letters and digits, all lower case, that nobody can make up. */
  replyToken(conversation: string): string
  /** The conversation of such a token; undefined for one that is not ours. */
  conversationOf(token: string): string | undefined
  /** The address to connect to at a host that an admin has set. Errors: `host_not_permitted`, `target_refused`, `target_failed`. */
  reach(host: string, port: number): Promise<string>
  /** Something is wrong with the channel as a whole, which people can mend; `undefined`: it is well again. Shown with its status. */
  trouble(trouble: Trouble | undefined): void
  /** The value of a secret that an admin gave this channel, by the name its config holds in a field `secret`. Error: `secret_missing`. */
  secret(name: string): Promise<string>
  /**
   * Puts another value in place of a secret of this channel, such as a token that the other side has replaced; sealed and on the disk when
   * this resolves. Nothing is opened anew for it. False: it is not `from` any more, and stays as it is. Error: those of the store.
   */
  replaceSecret(name: string, from: string, to: string): Promise<boolean>
  /** The guarded fetch, as jobs of actions have it. */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>
  /** A mail of the installation; rejects with `mail_off` where no mail server is set up. */
  mail(message: { readonly to: string; readonly subject: string; readonly text: string; readonly key: string }): Promise<void>
  /** A line in the server's log. Never the words of a visitor. */
  log(message: string, data?: Readonly<Record<string, unknown>>): void
  readonly clock: {
    now(): number
    /** Does something later, unless what it gives is called first. What it throws is logged. */
    after(ms: number, work: () => void | Promise<void>): () => void
  }
}

/** What is wrong with a channel. */
export interface Trouble {
  /** Lower-case words with hyphens. */
  readonly code: string
  /** What went wrong, as the other side said it. */
  readonly why: string
  /** By language: what to do about it. */
  readonly remedy?: Localised
  /** Messages wait until it is well again, instead of being tried and given up. */
  readonly holds?: true
}

/** What became of something handed in. */
export interface Received {
  /** `duplicate`: it was here before. `echo`: it is what was sent. */
  readonly outcome: 'stored' | 'duplicate' | 'echo'
}
