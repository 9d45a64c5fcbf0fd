import { IconLanguage, IconLink, IconWorld } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { safeLink } from '../../../plugins/kit/markdown/safe-link.ts'
import type { TeamConversation } from '../../../runtime/api/contract.ts'
import { dated } from '../../ui/time-text.tsx'
import { Section } from './section.tsx'
import classes from './side.module.css'

/** The page somebody is on, where they came from, and the language they speak. */
export function PageSection({ conversation }: { readonly conversation: TeamConversation }) {
  const { t, i18n } = useTranslation()
  const { page, language } = conversation
  const link = page && safeLink(page.url)
  const from = page?.referrer === undefined ? undefined : safeLink(page.referrer)
  return (
    <Section title={t('inbox.page.title')}>
      {link && (
        <a className={classes.item} href={link.href} target="_blank" rel="noopener noreferrer">
          <IconWorld size={14} stroke={1.75} aria-hidden="true" />
          <span title={link.href}>{page?.title || link.href}</span>
        </a>
      )}
      {from && (
        <div className={classes.item}>
          <IconLink size={14} stroke={1.75} aria-hidden="true" />
          <span title={from.href}>{t('inbox.page.from', { page: from.to })}</span>
        </div>
      )}
      <div className={classes.item}>
        <IconLanguage size={14} stroke={1.75} aria-hidden="true" />
        <span>{languageName()}</span>
      </div>
    </Section>
  )

  function languageName(): string {
    try {
      return new Intl.DisplayNames(dated(i18n.language), { type: 'language' }).of(language) ?? language
    } catch {
      return language
    }
  }
}
