/** A call that did not come to anything and is worth another try. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain'
  /** Ms until the next try; without it the runtime's own waits. */
  readonly afterMs?: number

  constructor(why: string, afterMs?: number) {
    super(why)
    if (afterMs !== undefined) this.afterMs = afterMs
  }
}

/**
 * What a job throws when it is worth another try: `throw tryAgain('the queue is full', { afterMs: 2_000 })`. It is made again with the
 * same `key`, as often as `serveAction` says. `why` is seen by the team, never by visitors. `afterMs`: at most ten minutes.
 */
export function tryAgain(why: string, { afterMs }: { readonly afterMs?: number } = {}): TryAgain {
  return new TryAgain(why, afterMs)
}
