/** Times and days as people of one language write them, in the visitor's own time zone. Instants are ms since 1970. */
export interface Formats {
  readonly time: (at: number) => string
  /** Which day it is, to compare. */
  readonly dayOf: (at: number) => string
  /** As short as it can be told: "12 May". */
  readonly day: (at: number) => string
  readonly date: (at: number, now: number) => string
  /** A moment to come, as short as it can be told: "17:00", "Monday, 9:00", "12 May, 9:00". */
  readonly moment: (at: number, now: number) => string
  readonly percent: (fraction: number) => string
  readonly number: (value: number) => string
  /** Of a file: "240 kB", "3.1 MB". */
  readonly size: (bytes: number) => string
}

const dayMs = 86_400_000
const megabyte = 1_000_000
const quarterMs = 900_000

/** Makes them once for a language: Intl's formats are dear to make. */
export function formatsOf(language: string, tz: string | undefined): Formats {
  const format = (options: Intl.DateTimeFormatOptions): ((at: number) => string) => {
    const made = new Intl.DateTimeFormat(language, { ...options, ...(tz === undefined ? {} : { timeZone: tz }) })
    return at => made.format(at)
  }
  const clock = { hour: 'numeric', minute: '2-digit' } as const
  const plainDay = { day: 'numeric', month: 'long' } as const
  const time = format(clock)
  const weekdayTime = format({ weekday: 'long', ...clock })
  const dateTime = format({ ...plainDay, ...clock })
  const date = format({ weekday: 'long', ...plainDay })
  const dateOfYear = format({ ...plainDay, year: 'numeric' })
  const dayOf = eachQuarter(format({ year: 'numeric', month: '2-digit', day: '2-digit' }))
  const day = format({ day: 'numeric', month: 'short' })
  const year = format({ year: 'numeric' })
  const sized = (unit: string, value: number): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value)
  const percent = new Intl.NumberFormat(language, { style: 'percent' })
  const number = new Intl.NumberFormat(language)
  return {
    time,
    dayOf,
    day,
    date: (at, now) => (year(at) === year(now) ? date(at) : dateOfYear(at)),
    moment(at, now) {
      if (dayOf(at) === dayOf(now)) return time(at)
      return at - now < 6 * dayMs ? weekdayTime(at) : dateTime(at)
    },
    percent: fraction => percent.format(fraction),
    number: value => number.format(value),
    size: bytes => (bytes < megabyte ? sized('kilobyte', Math.ceil(bytes / 1_000)) : sized('megabyte', bytes / megabyte)),
  }
}

/** Remembers what it says of each quarter of an hour: no day anywhere changes within one. */
function eachQuarter(format: (at: number) => string): (at: number) => string {
  const known = new Map<number, string>()
  return at => {
    const quarter = Math.floor(at / quarterMs)
    const said = known.get(quarter) ?? format(at)
    known.set(quarter, said)
    return said
  }
}
