import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconChevronDown, IconLanguage } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '../locale/chosen-language.ts'
import { languages, speak } from '../locale/languages.ts'
import { Logo } from '../shell/logo.tsx'
import { useTitle } from '../shell/use-title.ts'
import classes from './outside.module.css'

interface OutsideProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** The page around everything that can be done before one is signed in. */
export function Outside({ title, lead, children }: OutsideProps) {
  const { t, i18n } = useTranslation()
  useTitle(title)
  const setLanguage = async (language: string): Promise<void> => {
    chooseLanguage(language)
    await speak(i18n, language)
  }
  return (
    <div className={classes.page}>
      <main className={classes.card}>
        <div className={classes.brand}>
          <Logo size={36} />
          <span translate="no">Parley</span>
        </div>
        <h1>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        {children}
      </main>
      <footer className={classes.foot}>
        <Menu position="top">
          <Menu.Target>
            <UnstyledButton className={classes.language}>
              <IconLanguage size={16} stroke={1.75} aria-hidden="true" />
              <span>{nameOf(i18n.language) ?? t('nav.language')}</span>
              <IconChevronDown size={14} aria-hidden="true" />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {Object.entries(languages).map(([tag, name]) => (
              <Menu.Item
                key={tag}
                lang={tag}
                rightSection={i18n.language === tag ? <IconCheck size={14} aria-hidden="true" /> : null}
                onClick={() => void setLanguage(tag)}
              >
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </footer>
    </div>
  )
}

function nameOf(language: string): string | undefined {
  return Object.entries(languages).find(([tag]) => tag === language)?.[1]
}
