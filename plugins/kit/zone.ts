import { dayMs } from './calendar.ts'
import { memo } from './memo.ts'

/** The clock on the wall: the day's number (`calendar.ts`) and ms since its midnight. */
export interface WallTime {
  readonly day: number
  readonly ms: number
}

/** What the clocks of a zone show at an instant (ms since 1970). A zone nobody knows counts as UTC. */
export function wallTime(atMs: number, tz: string): WallTime {
  const wall = atMs + offset(atMs, tz)
  const day = Math.floor(wall / dayMs)
  return { day, ms: wall - day * dayMs }
}

/**
 * The first instant at which the clocks of a zone show this time or a later one. So a time that is skipped in spring is the
 * moment of the skip, and one that comes twice in autumn is the first of the two.
 */
export function instantOf({ day, ms }: WallTime, tz: string): number {
  const wall = day * dayMs + ms
  const before = offset(wall - dayMs, tz)
  const after = offset(wall + dayMs, tz)
  const early = wall - Math.max(before, after)
  if (early + offset(early, tz) === wall) return early
  const late = wall - Math.min(before, after)
  if (late + offset(late, tz) === wall) return late
  return change(wall - dayMs, wall + dayMs, tz)
}

/** Does Intl know this zone? */
export function isZone(tz: string): boolean {
  return zone(tz) !== undefined
}

// Where between two instants the clocks are changed; found by halving.
function change(from: number, to: number, tz: string): number {
  const old = offset(from, tz)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offset(middle, tz) === old) low = middle
    else high = middle
  }
  return high
}

// How far the clocks are ahead of UTC, in ms.
function offset(atMs: number, tz: string): number {
  const inZone = zone(tz)
  return inZone && Math.abs(atMs) < lastMs ? inZone(Math.floor(atMs / quarterMs) * quarterMs) : 0
}

// Clocks are changed at full quarters of an hour: one look per quarter is enough.
const quarterMs = 900_000
// Beyond it Date has no name for a day.
const lastMs = 8.64e15 - 2 * dayMs
const looks = 1_000

// Intl takes microseconds to write a time and kilobytes to know a zone: both are kept, as many as a server needs at once.
const zone = memo(64, tz => {
  const format = formatOf(tz)
  const known = new Map<number, number>()
  return (
    format &&
    ((quarter: number): number => {
      const found = known.get(quarter)
      if (found !== undefined) return found
      if (known.size >= looks) known.clear()
      const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] =
        format.format(quarter).match(/\d+/g)?.map(Number) ?? []
      const ahead = Date.UTC(year, month - 1, day, hour, minute, second) - quarter
      known.set(quarter, ahead)
      return ahead
    })
  )
})

function formatOf(tz: string): Intl.DateTimeFormat | undefined {
  const [year, month, day, hour, minute, second] = Array.from({ length: 6 }, () => 'numeric' as const)
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: tz, hourCycle: 'h23', year, month, day, hour, minute, second })
  } catch {
    return undefined
  }
}
