import type { z } from 'zod'
import type { JobArticles } from './articles.ts'
import type { PlainMail } from './plain-mail.ts'

/** One call of a plugin's server half: what to do, and all it may do it with. */
export interface Job<C> {
  readonly config: C
  /** What the handler gave to `perform`. */
  readonly input: unknown
  /** The same at every try: send it as idempotency key. */
  readonly key: string
  /** Which try it is, from 1. */
  readonly attempt: number
  /** Aborts when the call's time is over: 15 s, unless `serveAction` says otherwise. */
  readonly signal: AbortSignal
  /**
   * The guarded fetch: hosts of the plugin's `permissions` only, public targets only, 3 redirects, 10 s, 5 MB. Errors: `host_not_permitted`,
   * `target_refused`, `target_timeout`, `target_failed`, `target_too_large`, `breaker_open`.
   */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>
  /**
   * The value of a secret that an admin gave this plugin: one that its `permissions.secrets` name, or that a field `secret` of the config
   * holds the name of. It is taken out of whatever the call brings back, logs or fails with. Errors: `secret_not_permitted`,
   * `secret_missing`, `secret_unreadable`.
   */
  secret(name: string): Promise<string>
  /**
   * Sends a mail: at most 20 for a conversation in 24 hours. What the mail server puts off is thrown as `tryAgain`; let it fly. Errors:
   * `mail_off` where no mail server is set up, `mail_refused`, `mail_too_many`.
   */
  mail(mail: PlainMail): Promise<void>
  readonly articles: JobArticles
  /** A line in the server's log, with plugin, conversation and node. Never the words of a visitor. */
  log(message: string, data?: Readonly<Record<string, unknown>>): void
}

/** How an action's calls are made. What is out of bounds counts as the nearest bound. */
export interface Performing {
  /** Ms one call may take: 100 to 60,000, 15,000 unless said. */
  readonly limitMs?: number
  /** How often it is tried, the first included: 1 to 5, 3 unless said. */
  readonly tries?: number
  /** Calls at a time: 1 to 64, 16 unless said; what comes beyond waits. To one host at most 8. */
  readonly atOnce?: number
}

/**
 * Gives an action its I/O. Called after the commit, at least once, with a stable `key`. What it returns must fit the
 * action's `result`, which is checked for you, and is heard as `performed`. What it throws as `tryAgain(why)`, and what the guarded
 * fetch says of a target that fails or is late, is tried again; anything else is heard as `failed` at once, with the error's own
 * `code` where it has one.
 */
export function serveAction<C extends z.ZodObject, R extends z.ZodType>(
  action: Served<C, R>,
  perform: (job: Job<z.output<C>>) => Promise<z.input<R>>,
  performing: Performing = {},
): { readonly type: 'serve'; readonly action: typeof action; readonly perform: typeof perform; readonly performing: Performing } {
  return { type: 'serve', action, perform, performing }
}

/** A server half whose types the runtime need not know. */
export interface AnyServe {
  readonly type: 'serve'
  readonly action: Served<z.ZodObject, z.ZodType>
  readonly performing?: Performing
  perform(job: Job<never>): Promise<unknown>
}

interface Served<C extends z.ZodObject, R extends z.ZodType> {
  readonly id: string
  readonly config: C
  readonly result?: R
  readonly permissions?: { readonly hosts?: readonly string[]; readonly secrets?: readonly string[] }
}
