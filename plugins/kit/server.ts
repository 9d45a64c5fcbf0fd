import type { z } from 'zod'

/** One call of a plugin's server half: what to do, and all it may do it with. */
export interface Job<C> {
  readonly config: C
  /** What the handler gave to `perform`. */
  readonly input: unknown
  /** The same at every try: send it as idempotency key. */
  readonly key: string
  /** Aborts after 15 s. */
  readonly signal: AbortSignal
  /** The guarded fetch: public targets only, 3 redirects, 10 s, 5 MB. Errors: `target_refused`, `target_timeout`, `target_failed`, `target_too_large`. */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>
}

/**
 * Gives an action its I/O. Called after the commit, at least once, with a stable `key`. What it returns must fit the
 * action's `result`, which is checked for you, and is heard as `performed`; what it throws is heard as `failed`.
 */
export function serveAction<C extends z.ZodObject, R extends z.ZodType>(
  action: { readonly id: string; readonly config: C; readonly result?: R },
  perform: (job: Job<z.output<C>>) => Promise<z.input<R>>,
): { readonly type: 'serve'; readonly action: typeof action; readonly perform: typeof perform } {
  return { type: 'serve', action, perform }
}

/** A server half whose types the runtime need not know. */
export interface AnyServe {
  readonly type: 'serve'
  readonly action: { readonly id: string; readonly config: z.ZodObject; readonly result?: z.ZodType }
  perform(job: Job<never>): Promise<unknown>
}
