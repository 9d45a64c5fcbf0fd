import { dayNumber, isDay } from '../calendar.ts'
import type { DateTest } from './date-test.ts'
import type { NumberTest } from './number-test.ts'

/** Is it proven that no number passes all of these tests? */
export function numberClash(tests: readonly NumberTest[]): boolean {
  const { low, high, open } = meet(tests.map(rangeOf))
  if (low > high || (low === high && open)) return true
  return low === high && tests.some(test => test.is === 'not-equals' && test.value === low)
}

/** Is it proven that no date passes all of these tests? Looks at whole days only. */
export function dateClash(tests: readonly DateTest[]): boolean {
  const { low, high } = meet(tests.map(daysOf))
  return low > high
}

// An open end does not belong to it.
interface Range {
  readonly low: number
  readonly high: number
  readonly openLow?: boolean
  readonly openHigh?: boolean
}

const everything: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }

function meet(ranges: readonly Range[]): { low: number; high: number; open: boolean } {
  const low = Math.max(everything.low, ...ranges.map(range => range.low))
  const high = Math.min(everything.high, ...ranges.map(range => range.high))
  const open = ranges.some(range => (range.openLow && range.low === low) || (range.openHigh && range.high === high))
  return { low, high, open }
}

function rangeOf(test: NumberTest): Range {
  switch (test.is) {
    case 'equals':
      return { low: test.value, high: test.value }
    case 'less':
      return { ...everything, high: test.value, openHigh: true }
    case 'at-most':
      return { ...everything, high: test.value }
    case 'more':
      return { ...everything, low: test.value, openLow: true }
    case 'at-least':
      return { ...everything, low: test.value }
    case 'between':
      return { low: test.value[0], high: test.value[1] }
    default:
      return everything
  }
}

function daysOf(test: DateTest): Range {
  switch (test.is) {
    case 'before':
      return { ...everything, high: dayOr(test.value, everything.high) - 1 }
    case 'after':
      return { ...everything, low: dayOr(test.value, everything.low) + 1 }
    case 'on':
      return { low: dayOr(test.value, everything.low), high: dayOr(test.value, everything.high) }
    case 'between':
      return { low: dayOr(test.value[0], everything.low), high: dayOr(test.value[1], everything.high) }
    default:
      return everything
  }
}

// Which day an instant falls on depends on the visitor's zone.
function dayOr(value: string, otherwise: number): number {
  return isDay(value) ? dayNumber(value) : otherwise
}
