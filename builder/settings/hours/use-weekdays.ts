import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Days of the week in the reader's language, Monday first. */
export function useWeekdays(): { readonly long: readonly string[]; readonly short: readonly string[] } {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const language = i18n.language === 'xx' ? 'en' : i18n.language
    const named = (weekday: 'long' | 'short'): string[] => {
      const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
      // The first of January 2024 was a Monday.
      return Array.from({ length: 7 }, (_, at) => format.format(Date.UTC(2024, 0, 1 + at)))
    }
    return { long: named('long'), short: named('short') }
  }, [i18n.language])
}
