import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { dated } from '../../ui/time-text.tsx'
import { spanOf } from '../state/wait-of.ts'

/** Instants as people read them, in their language and zone. */
export interface Times {
  /** 14:32 */
  clock(at: number): string
  /** The same, in somebody's zone. */
  clockIn(at: number, tz: string): string
  /** Today, Yesterday, Monday, 4 May */
  day(at: number, now: number): string
  /** 14:32 today, 4 May before */
  short(at: number, now: number): string
  /** Monday, 4 May 2026 at 14:32 */
  full(at: number): string
  /** 4 min, 2 h, 3 days */
  span(ms: number): string
  /** Equal for two of one day. */
  dayOf(at: number): string
}

export function useTimes(): Times {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const language = dated(i18n.language)
    const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' })
    const withYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' })
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'long' })
    const full = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' })
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
    const dayOf = (at: number): string => new Date(at).toDateString()
    const dateOf = (at: number, now: number): string => (now - at < 300 * dayMs ? date : withYear).format(at)
    const day = (at: number, now: number): string => {
      if (dayOf(at) === dayOf(now)) return capital(relative.format(0, 'day'))
      if (dayOf(at) === dayOf(now - dayMs)) return capital(relative.format(-1, 'day'))
      return now - at < 6 * dayMs ? capital(weekday.format(at)) : dateOf(at, now)
    }
    return {
      clock: at => clock.format(at),
      clockIn: (at, timeZone) =>
        new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at),
      day,
      short: (at, now) => (dayOf(at) === dayOf(now) ? clock.format(at) : dateOf(at, now)),
      full: at => full.format(at),
      span(ms) {
        const { unit, count } = spanOf(ms)
        return count === 0 ? t('inbox.wait.now') : t(`inbox.wait.${unit}`, { count })
      },
      dayOf,
    }
  }, [t, i18n.language])
}

const dayMs = 24 * 3_600_000

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
