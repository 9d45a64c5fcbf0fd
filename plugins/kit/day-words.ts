import { dayMs, dayNumber, isDay } from './calendar.ts'
import { memo } from './memo.ts'

/** A day (`2026-03-31`) as people who speak this language write it: `31 March 2026`. What is no day stays as it is. */
export function dayWords(day: string, language: string): string {
  return isDay(day) ? formatOf(language).format(dayNumber(day) * dayMs) : day
}

const formatOf = memo(32, language => {
  const options = { dateStyle: 'long', timeZone: 'UTC' } as const
  try {
    return new Intl.DateTimeFormat(language, options)
  } catch {
    return new Intl.DateTimeFormat('en', options)
  }
})
