/** One stretch of a day, as the fields of the form hold it: `09:00` to `17:30`, to midnight at the day's end `24:00`. */
export interface Stretch {
  readonly from: string
  readonly to: string
}

/** Opening hours as the form holds them: a list of stretches for each day, Monday first. */
export interface HoursForm {
  readonly tz: string
  readonly days: readonly (readonly Stretch[])[]
  readonly holidays: readonly string[]
}

/** Opening hours as the server keeps them. */
export interface Schedule {
  tz: string
  weekly: { day: number; from: string; to: string }[]
  holidays: string[]
}

/** The form of what is kept. */
export function formOf({ tz, weekly, holidays }: Schedule): HoursForm {
  const days = Array.from({ length: 7 }, (_, at) =>
    weekly
      .filter(({ day }) => day === at + 1)
      .map(({ from, to }) => ({ from, to }))
      .sort((a, b) => a.from.localeCompare(b.from)),
  )
  return { tz, days, holidays: [...holidays].sort() }
}

/** What is kept of a form. */
export function scheduleOf({ tz, days, holidays }: HoursForm): Schedule {
  return {
    tz,
    weekly: days.flatMap((stretches, at) => stretches.map(({ from, to }) => ({ day: at + 1, from, to }))),
    holidays: [...new Set(holidays)].sort(),
  }
}

/** New hours: Monday to Friday, nine to half past five. */
export function usualHours(tz: string): HoursForm {
  const day = [{ from: '09:00', to: '17:30' }]
  return { tz, days: [day, day, day, day, day, [], []], holidays: [] }
}

/** A time as it is kept, of what people write: `9`, `930`, `9.30`. What is none stays as it is. */
export function timeOf(written: string): string {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})[:.h]?(\d{2})?$/.exec(written.trim()) ?? []
  return hours ? `${hours.padStart(2, '0')}:${minutes}` : written
}

/** What is wrong with a stretch: a time is none, or it ends when it begins. */
export function faultOf({ from, to }: Stretch): 'missing' | 'empty' | undefined {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(from) || !/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(to)) return 'missing'
  return from === to ? 'empty' : undefined
}

/** What was read of the server, if it has the form of a schedule. */
export function readSchedule(value: unknown): Schedule | undefined {
  if (typeof value !== 'object' || value === null || !('tz' in value && 'weekly' in value && 'holidays' in value))
    return undefined
  const { tz, weekly, holidays } = value
  if (typeof tz !== 'string' || !Array.isArray(weekly) || !Array.isArray(holidays)) return undefined
  return { tz, weekly: weekly.flatMap(spanIn), holidays: holidays.map(String) }
}

function spanIn(span: unknown): Schedule['weekly'] {
  if (typeof span !== 'object' || span === null || !('day' in span && 'from' in span && 'to' in span)) return []
  return [{ day: Number(span.day), from: String(span.from), to: String(span.to) }]
}
