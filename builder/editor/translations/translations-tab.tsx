import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { IconDownload, IconLanguage, IconSearch, IconUpload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fold } from '../../../plugins/kit/fold.ts'
import { saveFile } from '../../flows/save-file.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useUndoKeys } from '../commands/use-undo-keys.ts'
import { useDocument, useSeen } from '../editor-context.tsx'
import { languageName } from '../panel/text/language-name.ts'
import { AddLanguage } from './add-language.tsx'
import { csvOf, type RowWords } from './csv-out.ts'
import { CsvPanel } from './csv-panel.tsx'
import { isMissing } from './missing.ts'
import type { TextRow } from './text-rows.ts'
import { TranslationTable } from './translation-table.tsx'
import classes from './translations.module.css'
import { useRowWords } from './use-row-words.ts'
import { useTextRows } from './use-text-rows.ts'

/** All that a flow says, language beside language. */
export function TranslationsTab() {
  const { t } = useTranslation()
  useUndoKeys(t('editor.translations.label'))
  const rows = useTextRows()
  const wordsOf = useRowWords()
  const id = useDocument(({ settings }) => settings.id)
  const languages = useDocument(({ settings }) => settings.languages)
  const isReadOnly = useSeen(session => session.isReadOnly)
  const source = languages[0] ?? 'en'
  const [chosen, setChosen] = useState<string>()
  const target = chosen !== undefined && languages.includes(chosen) ? chosen : (languages[1] ?? source)
  const [words, setWords] = useState('')
  const [onlyMissing, setOnlyMissing] = useState(false)
  // What is being written stays, though it is missing no more.
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const [isImport, setIsImport] = useState(false)
  const missing = useMemo(
    () => new Map(languages.map(language => [language, rows.filter(row => isMissing(row, language)).length])),
    [rows, languages],
  )
  const shown = rows.filter(
    row =>
      (!onlyMissing || kept.has(row.id) || isMissing(row, target)) && (words.trim() === '' || matches(row, wordsOf(row), words)),
  )
  const left = missing.get(target) ?? 0
  const counted = (language: string): string => {
    const count = missing.get(language) ?? 0
    return count === 0 ? languageName(language) : t('editor.translations.choice', { language: languageName(language), count })
  }
  const forget = (): void => setKept(new Set())
  return (
    <section className={classes.tab} aria-label={t('editor.translations.label')}>
      <div className={classes.bar}>
        <Select
          className={classes.pick}
          aria-label={t('editor.translations.language')}
          leftSection={<IconLanguage size={16} stroke={1.75} aria-hidden="true" />}
          data={languages.map(language => ({ value: language, label: counted(language) }))}
          value={target}
          onChange={value => {
            setChosen(value ?? undefined)
            forget()
          }}
        />
        {!isReadOnly && <AddLanguage languages={languages} added={setChosen} />}
        <span className={classes.count} data-done={left === 0 || undefined} role="status">
          {left === 0
            ? t('editor.translations.complete', { count: rows.length })
            : t('editor.translations.left', { count: left, all: rows.length })}
        </span>
        <span className={classes.space} />
        <Checkbox
          label={t('editor.translations.onlyMissing')}
          checked={onlyMissing}
          onChange={event => {
            setOnlyMissing(event.currentTarget.checked)
            forget()
          }}
        />
        <TextInput
          className={classes.search}
          type="search"
          aria-label={t('editor.translations.search')}
          placeholder={t('editor.translations.search')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
          value={words}
          maxLength={200}
          onChange={event => setWords(event.currentTarget.value)}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.75} />}
          onClick={() => saveFile(`${id}.translations.csv`, csvOf(rows, languages, wordsOf), 'text/csv')}
        >
          {t('editor.translations.export')}
        </Button>
        {!isReadOnly && (
          <Button variant="default" leftSection={<IconUpload size={16} stroke={1.75} />} onClick={() => setIsImport(true)}>
            {t('editor.translations.import')}
          </Button>
        )}
      </div>
      {shown.length > 0 ? (
        <TranslationTable
          rows={shown}
          source={source}
          target={target}
          sourceName={languageName(source)}
          targetName={languageName(target)}
          wordsOf={wordsOf}
          keep={row => {
            if (!kept.has(row)) setKept(new Set([...kept, row]))
          }}
        />
      ) : (
        <EmptyState icon={IconLanguage} title={t(rows.length === 0 ? 'editor.translations.none' : 'editor.translations.noMatch')}>
          {rows.length === 0 && t('editor.translations.noneWhy')}
        </EmptyState>
      )}
      {isImport && <CsvPanel rows={rows} languages={languages} wordsOf={wordsOf} close={() => setIsImport(false)} />}
    </section>
  )
}

function matches(row: TextRow, { node, field }: RowWords, words: string): boolean {
  const all = fold([node, field, ...Object.values(row.texts), ...Object.values(row.defaults ?? {})].join('\n'))
  return words.split(/\s+/).every(word => all.includes(fold(word)))
}
