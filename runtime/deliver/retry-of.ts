import { TryAgain } from '../../plugins/kit/server.ts'
import { ParleyError } from '../errors/parley-error.ts'

/** Ms until what failed is tried again; undefined when it is not: it cannot go better, or was tried often enough. */
export function retryOf(error: unknown, attempts: number, tries: number): number | undefined {
  if (attempts >= tries) return undefined
  const ownMs = waits[attempts - 1] ?? waits.at(-1)
  if (isTryAgain(error)) {
    const { afterMs = ownMs } = error
    return afterMs === undefined || Number.isNaN(afterMs) ? ownMs : Math.trunc(Math.min(Math.max(afterMs, 0), mostMs))
  }
  return error instanceof ParleyError && passing.has(error.code) ? ownMs : undefined
}

/** Before the 2nd, 3rd, ... try: somebody is waiting in a chat. */
const waits = [1_000, 5_000, 30_000, 120_000] as const
const mostMs = 600_000

// What the guarded fetch says of a target that may do better.
const passing: ReadonlySet<string> = new Set(['target_failed', 'target_timeout'])

// By name too: a plugin that came as a package may have a kit of its own.
function isTryAgain(error: unknown): error is TryAgain {
  return error instanceof TryAgain || (error instanceof Error && error.name === 'TryAgain')
}
