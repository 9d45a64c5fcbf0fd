import type { Trouble } from '../../kit/server.ts'
import type { Fault } from './graph.ts'
import { remedies } from './remedies.ts'

/** What follows from a call that failed. */
export type Outcome =
  /** Nothing came of it: again later. */
  | { readonly type: 'retry' }
  /** It may have been sent. */
  | { readonly type: 'uncertain' }
  /** Never: by a name that does not change. */
  | { readonly type: 'failed'; readonly code: string }
  /** What was to be shown cannot be: its address can be sent instead. */
  | { readonly type: 'as-link' }
  /** Nothing goes out on this Page; `forMs`: until then, else until the Page is found well. */
  | { readonly type: 'hold'; readonly trouble: Trouble; readonly forMs?: number }

const minuteMs = 60_000

/** Sorts what the API answers by its codes: its words are for people, and in their languages. */
export function outcomeOf({ code, subcode, why, isUnsent, waitMs }: Fault): Outcome {
  const hold = (name: keyof typeof remedies, forMs?: number): Outcome => ({
    type: 'hold',
    trouble: { code: name, why, remedy: remedies[name], holds: true },
    ...(forMs === undefined ? {} : { forMs }),
  })
  if (isUnsent) return { type: 'retry' }
  if (subcode === 1_357_046) return { type: 'uncertain' }
  if (rates.has(code)) return hold('rate-limited', waitMs ?? minuteMs)
  if (subcode === 1_545_041 || code === 551 || (code === 10 && subcode === 2_018_108))
    return { type: 'failed', code: 'unreachable' }
  if (code === 10 && outside.has(subcode)) return { type: 'failed', code: 'outside-window' }
  if (code === 10 && subcode === 1_893_063) return hold('page-restricted', 15 * minuteMs)
  if (code === 100 && subcode === 2_018_001) return { type: 'failed', code: 'person-unknown' }
  if (code === 100 && subcode === 2_018_047) return { type: 'as-link' }
  if (code === 100) return { type: 'failed', code: 'refused' }
  if (code === 190) return hold('disconnected')
  if (code === 200 || code === 230 || code === 298) return hold('needs-permission', 15 * minuteMs)
  // Cut off, late, or answered with something that is no answer.
  return code === 0 ? { type: 'uncertain' } : { type: 'retry' }
}

const rates: ReadonlySet<number> = new Set([4, 17, 32, 613, 80_006])
const outside: ReadonlySet<number> = new Set([2_018_278, 2_534_022, 2_018_065])
