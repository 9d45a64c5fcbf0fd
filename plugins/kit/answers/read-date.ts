import { dayNumber, dayOf, isDay } from '../calendar.ts'
import { fold } from '../fold.ts'
import { wallTime } from '../zone.ts'
import { monthNames } from './month-names.ts'

/**
 * The day a visitor means, as `YYYY-MM-DD`: an ISO date, day-month-year in figures (month first in `en-us` only), "12 march
 * 2026" in the language or in English, today or tomorrow. Days that do not exist are refused. `now` is ms since 1970.
 */
export function readDate(
  text: string,
  about: { readonly language: string; readonly now: number; readonly tz: string },
): string | undefined {
  if (text.length > longest) return undefined
  const said = fold(text.normalize('NFKC')).replace(/[.!,]{1,3}$/, '')
  const ahead = days.get(said)
  if (ahead !== undefined) return dayOf(wallTime(about.now, about.tz).day + ahead) || undefined
  return figures(said, about) ?? named(said, about.language)
}

const longest = 100

const days = new Map([
  ...['today', 'vandaag', 'heute', 'i dag', 'idag'].map(word => [word, 0] as const),
  ...['tomorrow', 'morgen', 'i morgen', 'imorgen'].map(word => [word, 1] as const),
])

function figures(said: string, { language, now, tz }: { language: string; now: number; tz: string }): string | undefined {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(said)
  if (iso) return dayFrom(iso[1], iso[3], iso[4])
  const local = /^(\d{1,2})\s?([-/.\s])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/.exec(said)
  if (!local) return undefined
  const [, first, , second, year = ''] = local
  const [day, month] = /^en[-_]us$/i.test(language) ? [second, first] : [first, second]
  return dayFrom(year.length === 2 ? century(Number(year), wallTime(now, tz).day) : year, month, day)
}

// 26 is 2026, 85 is 1985: at most twenty years ahead.
function century(year: number, today: number): string {
  const present = Number(dayOf(today).slice(0, 4))
  const guess = present - (present % 100) + year
  return String(guess > present + 20 ? guess - 100 : guess)
}

// Words that stand around a date: "on the 12th of march 2026", "den 12. marts 2026".
const fillers = new Set(['on', 'the', 'of', 'op', 'de', 'am', 'den', 'der', 'd', 'th', 'st', 'nd', 'rd', 'e'])

function named(said: string, language: string): string | undefined {
  const words = said.match(/\d+|[\p{L}\p{M}]+/gu)?.filter(word => !fillers.has(word)) ?? []
  if (words.length !== 3) return undefined
  const month = words.map(word => monthNames(language).get(bare(word))).find(found => found !== undefined)
  const [day, year] = words.filter(word => /^\d+$/.test(word)).sort((a, b) => a.length - b.length)
  return month !== undefined && day && year?.length === 4 ? dayFrom(year, String(month), day) : undefined
}

function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '')
}

function dayFrom(year = '', month = '', day = ''): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(date) && dayNumber(date) >= earliest ? date : undefined
}

const earliest = dayNumber('1000-01-01')
