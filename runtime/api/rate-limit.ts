import type { Clock } from '../clock/clock.ts'

/** How often something may happen: `burst` at once, then `perSecond`. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** Takes one; 0 when it was there, else the seconds until the next will be. */
export type TakeToken = (key: string) => number

interface Bucket {
  tokens: number
  at: number
}

/** Callers remembered at once. Beyond, whoever was quiet longest is forgotten, which at worst gives them a full bucket. */
const remembered = 20_000

/** A bucket of tokens for each key: fills steadily, empties by taking. Memory stays bounded whoever calls. */
export function createRateLimit({ perSecond, burst }: Rate, clock: Clock, most: number = remembered): TakeToken {
  if (perSecond === Number.POSITIVE_INFINITY || burst === Number.POSITIVE_INFINITY) return () => 0
  const buckets = new Map<string, Bucket>()
  return key => {
    const now = clock.now()
    const known = buckets.get(key)
    // A clock that was set back must not lock anybody out.
    const passedMs = known ? Math.max(0, now - known.at) : 0
    const filled = known ? Math.min(burst, known.tokens + (passedMs / 1000) * perSecond) : burst
    const taken = filled >= 1
    buckets.delete(key)
    const [quietest] = buckets.keys()
    if (buckets.size >= most && quietest !== undefined) buckets.delete(quietest)
    buckets.set(key, { tokens: taken ? filled - 1 : filled, at: now })
    return taken ? 0 : Math.max(1, Math.ceil((1 - filled) / perSecond))
  }
}
