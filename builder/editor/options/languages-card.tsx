import { ActionIcon } from '@mantine/core'
import { IconLanguage, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { offeredLanguages } from '../../flows/offered-languages.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorWords } from '../panel/field-box.tsx'
import { Pick } from '../panel/fields/pick.tsx'
import { Grip } from '../panel/generic/grip.tsx'
import { moved } from '../panel/generic/moved.ts'
import { useReorder } from '../panel/generic/use-reorder.ts'
import panel from '../panel/panel.module.css'
import { languageName } from '../panel/text/language-name.ts'
import { useTextRows } from '../translations/use-text-rows.ts'
import classes from './options.module.css'
import { useSettingProblem, useSettings } from './use-settings.ts'

/** As many languages as a flow may have. */
const mostLanguages = 50

/** The languages of the flow in their order: the first is what the others fall back to. */
export function LanguagesCard() {
  const { t } = useTranslation()
  const { settings, isReadOnly, patch } = useSettings()
  const { languages } = settings
  const problem = useSettingProblem(['languages'])
  const rows = useTextRows()
  const [removed, setRemoved] = useState<string>()
  const order = useReorder(languages.length, (from, to) => {
    patch({ languages: [...moved(languages, from, to)] })
    document.getElementById(`language-grip-${to}`)?.focus()
  })
  const written = (code: string): number => rows.filter(({ texts }) => Object.hasOwn(texts, code) && texts[code] !== '').length
  const drop = (code: string): void => {
    patch({ languages: languages.filter(other => other !== code) })
    setRemoved(undefined)
  }
  const next = languages.find(code => code !== removed)
  return (
    <Card title={t('editor.options.languages.title')} lead={t('editor.options.languages.lead')}>
      <ul className={classes.languages}>
        {languages.map((code, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a grip that stays in its place keeps the focus
          <li key={at} className={classes.language} {...order.row(at)}>
            {!isReadOnly && languages.length > 1 && <Grip id={`language-grip-${at}`} {...order.grip(at, languageName(code))} />}
            <span lang={code} className={classes.languageName}>
              {languageName(code)}
            </span>
            <code>{code}</code>
            {at === 0 && <Badge icon={IconLanguage}>{t('editor.options.languages.fallback')}</Badge>}
            <span className={classes.count}>{t('editor.options.languages.texts', { count: written(code) })}</span>
            {!isReadOnly && languages.length > 1 && (
              <ActionIcon
                aria-label={t('editor.options.languages.remove', { language: languageName(code) })}
                onClick={() => (written(code) === 0 && at > 0 ? drop(code) : setRemoved(code))}
              >
                <IconX size={16} stroke={1.75} aria-hidden="true" />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {problem && (
        <p className={panel.error}>
          <ErrorWords>{problem}</ErrorWords>
        </p>
      )}
      {!isReadOnly && languages.length < mostLanguages && (
        <div className={classes.addLanguage}>
          <Pick
            id="options-language"
            ariaLabel={t('editor.options.languages.add')}
            placeholder={t('editor.options.languages.add')}
            value={undefined}
            groups={[{ options: offeredLanguages.filter(code => !languages.includes(code)).map(optionOf) }]}
            isReadOnly={false}
            create={typed => (isCode(typed) && !languages.includes(typed.toLowerCase()) ? [optionOf(typed.toLowerCase())] : [])}
            onPick={code => {
              if (code !== undefined) patch({ languages: [...languages, code] })
            }}
          />
        </div>
      )}
      <ConfirmDialog
        title={t('editor.options.languages.removeTitle', { language: languageName(removed ?? '') })}
        confirm={t('editor.options.languages.confirm')}
        isOpen={removed !== undefined}
        isBusy={false}
        error={undefined}
        onClose={() => setRemoved(undefined)}
        onConfirm={() => {
          if (removed !== undefined) drop(removed)
        }}
      >
        {t('editor.options.languages.removeBody', { count: written(removed ?? '') })}{' '}
        {removed === languages[0] && next && t('editor.options.languages.removeFirst', { language: languageName(next) })}
      </ConfirmDialog>
    </Card>
  )
}

const optionOf = (code: string) => ({ value: code, label: languageName(code), aside: code })

const isCode = (text: string): boolean => /^[a-z]{2,3}(-[a-z0-9]{2,8})?$/i.test(text)
