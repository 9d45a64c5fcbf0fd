/** Counts how often each address sends, so that none floods the inbox. */
export interface Pace {
  /** May this one send now? If not: ms until it may. */
  waitOf(address: string, now: number): number | undefined
}

const minuteMs = 60_000
/** Addresses that are kept: whoever has more of them than that is not stopped by counting. */
const most = 10_000

/** At most so many a minute from each address; of an IPv6 one its network counts, of which anybody has a whole. */
export function createPace(perMinute: number): Pace {
  const seen = new Map<string, { readonly from: number; count: number }>()
  return {
    waitOf(address, now) {
      const key = address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address
      const known = seen.get(key)
      if (known && now - known.from < minuteMs) {
        known.count += 1
        return known.count > perMinute ? known.from + minuteMs - now : undefined
      }
      seen.delete(key)
      seen.set(key, { from: now, count: 1 })
      // What was counted first stands first.
      for (const [first, { from }] of seen) {
        if (seen.size <= most && now - from < minuteMs) break
        seen.delete(first)
      }
      return undefined
    },
  }
}
