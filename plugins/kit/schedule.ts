import { z } from 'zod'
import { dayMs, dayOf, isDay, weekday } from './calendar.ts'
import { instantOf, isZone, wallTime } from './zone.ts'

const from = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is written 09:30')
const to = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time is written 17:30, midnight at the end of a day 24:00')

/**
 * When a place is open: spans per day of the week (Monday is 1) from the first time up to, not including, the second. A span
 * that ends before it starts runs over midnight. On a holiday no span starts; one of the evening before runs to its end.
 */
export const schedule = z.strictObject({
  tz: z.string().max(64).refine(isZone, 'unknown time zone: write one like Europe/Amsterdam'),
  weekly: z
    .array(
      z.strictObject({ day: z.int().min(1).max(7), from, to }).refine(span => span.from !== span.to, 'it ends when it starts'),
    )
    .max(100),
  holidays: z.array(z.string().refine(isDay, 'not a date: write 2026-12-25')).max(1_000),
})

export type Schedule = Readonly<z.infer<typeof schedule>>

/** Is it open at this instant (ms since 1970)? */
export function isOpen(schedule: Schedule, atMs: number): boolean {
  const today = wallTime(atMs, schedule.tz).day
  return [today - 1, today].some(day => spansOf(schedule, day).some(span => within(span, atMs)))
}

/** When it opens: the same instant when it is open, `undefined` when it stays closed for 400 days. ms since 1970. */
export function opensAt(schedule: Schedule, atMs: number): number | undefined {
  const today = wallTime(atMs, schedule.tz).day
  for (let day = today - 1; day <= today + horizonDays; day++) {
    const spans = spansOf(schedule, day)
    if (spans.some(span => within(span, atMs))) return atMs
    const starts = spans.map(span => span.start).filter(start => start > atMs)
    // Yesterday's spans cannot start later; from today on, the first day with a start has the nearest.
    if (starts.length) return isOpenLater(Math.min(...starts), atMs)
  }
  return undefined
}

/**
 * When it closes: the same instant when it is closed, `undefined` when it stays open for more than a week. Spans that touch
 * are one. ms since 1970.
 */
export function closesAt(schedule: Schedule, atMs: number): number | undefined {
  for (let at = atMs; at - atMs <= 7 * dayMs; ) {
    const today = wallTime(at, schedule.tz).day
    const ends = [today - 1, today].flatMap(day => spansOf(schedule, day)).flatMap(span => (within(span, at) ? [span.end] : []))
    if (ends.length === 0) return at
    at = Math.max(...ends)
  }
  return undefined
}

const horizonDays = 400

function isOpenLater(start: number, atMs: number): number | undefined {
  return start - atMs <= horizonDays * dayMs ? start : undefined
}

interface Span {
  readonly start: number
  readonly end: number
}

function within({ start, end }: Span, atMs: number): boolean {
  return start <= atMs && atMs < end
}

// The spans that start on a day, as instants. One that the clocks skip in spring is empty and left out.
function spansOf({ tz, weekly, holidays }: Schedule, day: number): readonly Span[] {
  const spans = weekly.filter(span => span.day === weekday(day))
  if (!spans.length || holidays.includes(dayOf(day))) return []
  return spans
    .map(span => {
      const start = msOf(span.from)
      const end = msOf(span.to)
      return {
        start: instantOf({ day, ms: start }, tz),
        end: instantOf(end > start ? { day, ms: end } : { day: day + 1, ms: end }, tz),
      }
    })
    .filter(span => span.start < span.end)
}

function msOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}
