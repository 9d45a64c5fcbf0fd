import { IconLanguage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor, useSeen } from '../../editor-context.tsx'
import { FieldBox } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId } from '../form-context.tsx'
import { LanguageTabs } from './language-tabs.tsx'
import classes from './text.module.css'
import { TextBox } from './text-box.tsx'
import { useChannel } from './use-channel.ts'

interface LocalisedFieldProps extends FieldProps {
  /** What visitors read in a language while nothing is written here. */
  readonly usual?: Readonly<Record<string, string>>
}

/** A text in every language of the flow. Which one is shown is the same for all fields, and for the cards. */
export function LocalisedField(props: LocalisedFieldProps) {
  const { owner, schema, path, value, label, help, error, isRequired, isReadOnly, usual, change, leave } = props
  const { t } = useTranslation()
  const editor = useEditor()
  const languages = useDocument(({ settings }) => settings.languages)
  const seen = useSeen(({ language }) => language)
  const limit = useChannel()?.limits.textLength
  const id = fieldId(owner, path)
  const texts = textsIn(value)
  const language = languages.includes(seen) ? seen : (languages[0] ?? 'en')
  const hasText = (code: string): boolean => (texts[code] ?? texts[baseOf(code)] ?? '').trim() !== ''
  const written = languages.filter(hasText).length
  // A text nobody has begun is not one that lacks translations.
  const missing = new Set(written === 0 ? [] : languages.filter(code => !hasText(code)))
  const write = (text: string): void => {
    const { [language]: _before, ...others } = texts
    const next = text === '' ? others : { ...texts, [language]: text }
    change(Object.keys(next).length === 0 && !isRequired ? undefined : next)
  }
  const isMany = languages.length > 1
  // How slots are written is for those who write files: here they are put in by the button below.
  const hint = help?.includes('{{') ? undefined : help
  return (
    <FieldBox
      id={id}
      label={label}
      help={hint}
      error={error}
      aside={
        isMany &&
        written > 0 && (
          <span className={classes.languages}>
            <IconLanguage size={14} stroke={1.75} aria-hidden="true" />
            {t('editor.panel.text.languages', { written, count: languages.length })}
          </span>
        )
      }
    >
      <div className={classes.joined}>
        {isMany && (
          <LanguageTabs
            id={id}
            label={label}
            languages={languages}
            chosen={language}
            missing={missing}
            choose={code => editor.see({ language: code })}
          />
        )}
        <div {...(isMany ? { role: 'tabpanel', id: `${id}-text`, 'aria-labelledby': `${id}-tab-${language}` } : {})}>
          <TextBox
            key={language}
            id={`${id}-input`}
            value={texts[language] ?? ''}
            language={language}
            labelledBy={`${id}-label${isMany ? ` ${id}-tab-${language}` : ''}`}
            describedBy={error ? `${id}-error` : hint ? `${id}-help` : undefined}
            placeholder={usual?.[language] ?? usual?.[baseOf(language)] ?? usual?.en ?? ''}
            isInvalid={error !== undefined}
            isRequired={isRequired}
            isReadOnly={isReadOnly}
            isOneLine={schema.isOneLine === true}
            isJoined={isMany}
            hasMarks
            limit={limit}
            change={write}
            leave={leave}
          />
        </div>
      </div>
    </FieldBox>
  )
}

function textsIn(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

const baseOf = (language: string): string => language.split('-')[0] ?? language
