import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Words } from '../../plugins/kit/rule/test-words.ts'

const load: Readonly<Record<string, () => Promise<Words>>> = {
  nl: async () => (await import('../../plugins/kit/locale/nl.json')).default,
  de: async () => (await import('../../plugins/kit/locale/de.json')).default,
  da: async () => (await import('../../plugins/kit/locale/da.json')).default,
}
const english = async (): Promise<Words> => (await import('../../plugins/kit/locale/en.json')).default

/** The words for rules in the reader's language, once they are there. */
export function useRuleWords(): Words | undefined {
  const { language } = useTranslation().i18n
  const { data } = useQuery({
    queryKey: ['words of rules', language],
    queryFn: () => (load[language] ?? english)(),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}
