import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { languageName } from './language-name.ts'
import classes from './text.module.css'

interface LanguageTabsProps {
  /** Of the field: tabs and what they show are tied by it. */
  readonly id: string
  readonly label: string
  readonly languages: readonly string[]
  readonly chosen: string
  readonly missing: ReadonlySet<string>
  choose(language: string): void
}

/** The languages of a text, joined to its field; a triangle where there is no text yet. */
export function LanguageTabs({ id, label, languages, chosen, missing, choose }: LanguageTabsProps) {
  const { t } = useTranslation()
  const go = (event: React.KeyboardEvent<HTMLElement>, at: number): void => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: languages.length - 1 }[event.key]
    const language = to === undefined ? undefined : languages.at(to % languages.length)
    if (language === undefined) return
    event.preventDefault()
    choose(language)
    document.getElementById(`${id}-tab-${language}`)?.focus()
  }
  return (
    <div
      role="tablist"
      aria-label={t('editor.panel.text.languagesOf', { label })}
      className={classes.tabs}
      data-many={languages.length > 4 || undefined}
    >
      {languages.map((language, at) => (
        <UnstyledButton
          key={language}
          id={`${id}-tab-${language}`}
          role="tab"
          className={classes.tab}
          aria-selected={language === chosen}
          aria-controls={`${id}-text`}
          tabIndex={language === chosen ? 0 : -1}
          onClick={() => choose(language)}
          onKeyDown={event => go(event, at)}
        >
          <span className={classes.language} lang={language}>
            {languageName(language)}
          </span>
          <span className={classes.code} aria-hidden="true">
            {language.toUpperCase()}
          </span>
          {missing.has(language) && (
            <IconAlertTriangle
              className={classes.missing}
              size={12}
              stroke={2}
              role="img"
              aria-label={t('editor.panel.text.missing')}
            />
          )}
        </UnstyledButton>
      ))}
    </div>
  )
}
