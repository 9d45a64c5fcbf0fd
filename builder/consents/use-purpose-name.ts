import { useTranslation } from 'react-i18next'

const common = ['process', 'communicate', 'cookies'] as const

/** What somebody agreed to, in words; a purpose of an author's own by its name. */
export function usePurposeName(): (purpose: string) => string {
  const { t } = useTranslation()
  return purpose => {
    const [kind, type] = purpose.split(/:(.*)/s)
    if (kind === 'subscription') return t('contacts.consent.mail', { type: type ?? '' })
    const known = common.find(name => name === purpose)
    return known ? t(`contacts.consent.${known}`) : purpose
  }
}
