import { Tooltip } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { browserClock } from '../clock.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** An instant: how long ago while that is short, then the date; all of it in the tooltip. */
export function TimeText({ at }: { readonly at: number }) {
  const { i18n } = useTranslation()
  const now = useMinute()
  const full = new Intl.DateTimeFormat(dated(i18n.language), { dateStyle: 'full', timeStyle: 'short' }).format(at)
  return (
    <Tooltip label={full}>
      <time dateTime={new Date(at).toISOString()}>{timeWords(at, now, dated(i18n.language))}</time>
    </Tooltip>
  )
}

/** `2 hours ago`, `tomorrow`, `4 May`, `4 May 2025`. */
function timeWords(at: number, now: number, language: string): string {
  const away = at - now
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const size = Math.abs(away)
  if (size < minuteMs) return relative.format(0, 'second')
  if (size < hourMs) return relative.format(Math.trunc(away / minuteMs), 'minute')
  if (size < dayMs) return relative.format(Math.trunc(away / hourMs), 'hour')
  if (size < 7 * dayMs) return relative.format(Math.trunc(away / dayMs), 'day')
  const year = size < 300 * dayMs ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', ...year }).format(at)
}

/** English as it is written in most places: 4 May, 14:32. The test language is none that dates are written in. */
export function dated(language: string): string {
  return language === 'en' || language === 'xx' ? 'en-GB' : language
}

/** Now, to the minute. */
function useMinute(): number {
  const [now, setNow] = useState(browserClock.now)
  useEffect(() => browserClock.after(now + minuteMs - browserClock.now(), () => setNow(browserClock.now())), [now])
  return now
}
