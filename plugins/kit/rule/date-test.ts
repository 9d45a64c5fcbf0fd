import { z } from 'zod'
import { dayMs, dayNumber, isDay } from '../calendar.ts'
import { wallTime } from '../zone.ts'
import type { Against } from './against.ts'
import { type Holds, not, single } from './holds.ts'
import { operand } from './operand-schema.ts'
import { operators } from './operators.ts'

const { one, range, days, none } = operators.date
const date = z
  .string()
  .max(40)
  .refine(text => momentOf(text) !== undefined, 'not a date: write 2026-03-12, or an instant like 2026-03-12T09:00:00Z')

/** A test on a day or an instant. A day is a day of the visitor's zone; `between` is inclusive. */
export const dateTest = dateTestOf(operand)

/** The same test, of what `of` lets through. */
export function dateTestOf(of: z.ZodString) {
  const about = { type: z.literal('date'), of }
  return z.discriminatedUnion('is', [
    z.strictObject({ ...about, is: z.enum(one), value: date }),
    z.strictObject({ ...about, is: z.enum(range), value: z.tuple([date, date]) }),
    z.strictObject({ ...about, is: z.enum(days), value: z.strictObject({ days: z.int().min(0).max(36_525) }) }),
    z.strictObject({ ...about, is: z.enum(none) }),
  ])
}

export type DateTest = z.infer<typeof dateTest>

/** Makes a test on a date ready. */
export function dateHolds(test: DateTest): Holds {
  switch (test.is) {
    case 'before':
      return compared(test.value, order => order < 0)
    case 'after':
      return compared(test.value, order => order > 0)
    case 'on':
      return on(test.value)
    case 'between': {
      const from = compared(test.value[0], order => order >= 0)
      const to = compared(test.value[1], order => order <= 0)
      return (value, against) => from(value, against) && to(value, against)
    }
    case 'within-last':
      return within(-test.value.days, 0)
    case 'within-next':
      return within(0, test.value.days)
    case 'known':
      return value => momentOf(value) !== undefined
    case 'unknown':
      return not(value => momentOf(value) !== undefined)
  }
}

/** A day's number, or ms since 1970. */
type Moment = { readonly day: number } | { readonly at: number }

/** A value as a moment: ISO day, ISO instant, or ms since 1970. */
function momentOf(value: unknown): Moment | undefined {
  const one = single(value)
  if (typeof one === 'number') return Math.abs(one) <= 8.64e15 ? { at: one } : undefined
  if (typeof one !== 'string') return undefined
  const text = one.trim()
  if (isDay(text)) return { day: dayNumber(text) }
  const at = instant.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : { at }
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

function compared(value: string, holds: (order: number) => boolean): Holds {
  const wanted = momentOf(value)
  return (value, against) => {
    const moment = momentOf(value)
    return moment !== undefined && wanted !== undefined && holds(order(moment, wanted, against))
  }
}

// Two instants compare as such; where one is a day, both compare as days.
function order(left: Moment, right: Moment, against: Against): number {
  return 'at' in left && 'at' in right ? left.at - right.at : dayIn(left, against) - dayIn(right, against)
}

function dayIn(moment: Moment, { facts }: Against): number {
  return 'day' in moment ? moment.day : wallTime(moment.at, facts.tz).day
}

function on(value: string): Holds {
  const wanted = momentOf(value)
  return (value, against) => {
    const moment = momentOf(value)
    return moment !== undefined && wanted !== undefined && dayIn(moment, against) === dayIn(wanted, against)
  }
}

// Days before or after now: to the millisecond for an instant, whole days of the visitor's zone for a day.
function within(from: number, to: number): Holds {
  return (value, against) => {
    const moment = momentOf(value)
    if (!moment) return false
    const days = 'at' in moment ? (moment.at - against.now) / dayMs : moment.day - wallTime(against.now, against.facts.tz).day
    return days >= from && days <= to
  }
}
