import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/use-answer.ts'
import { dated } from '../../ui/time-text.tsx'

/** How a value of a visitor rule is called, where it stands for something: a device, a language, a country, a list. */
export function useValueNames(): (of: string, value: string) => string | undefined {
  const { t, i18n } = useTranslation()
  const { language: spoken } = i18n
  const lists = useAnswer('GET /api/lists').data?.lists
  return useMemo(() => {
    const languages = new Intl.DisplayNames(dated(spoken), { type: 'language' })
    const countries = new Intl.DisplayNames(dated(spoken), { type: 'region' })
    const devices = new Map(Object.entries(t('editor.target.device', { returnObjects: true })))
    return (of, value) => {
      if (of === 'visitor.device') return devices.get(value)
      if (of === 'visitor.list') return lists?.find(({ id }) => id === value)?.name
      if (of === 'visitor.language') return /^[a-z]{2,3}(-[a-z0-9]{2,8})?$/.test(value) ? languages.of(value) : undefined
      return of === 'visitor.country' && /^[A-Za-z]{2}$/.test(value) ? countries.of(value.toUpperCase()) : undefined
    }
  }, [t, spoken, lists])
}
