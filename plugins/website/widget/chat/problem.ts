/** Why something was not taken, in the words of the server. `unreachable`, without words: nobody answered. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly retryAfterMs?: number | undefined
  /** The token it was asked with. */
  readonly token?: string | null
}

/** Nobody answered, or what answered was not the server. */
export const unreachable: Problem = { code: 'unreachable', message: '' }

/** Has the same request a chance later? Who is asked to come back is told when. */
export function passes({ code, retryAfterMs }: Problem): boolean {
  return retryAfterMs !== undefined || code === unreachable.code || code === 'internal'
}

/** How long to wait before another try: up to twice as long each time, at most 30 s, and never all clients at once. */
export const backoff = (tries: number, random: () => number): number => random() * Math.min(30_000, 500 * 2 ** tries)
