import { FileInput } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EditPanel } from '../../ui/edit-panel.tsx'
import { Note } from '../../ui/note.tsx'
import { useEditor } from '../editor-context.tsx'
import { type CsvReport, readCsv } from './csv-in.ts'
import type { RowWords } from './csv-out.ts'
import { CsvReportView } from './csv-report.tsx'
import type { TextRow } from './text-rows.ts'
import { writeTexts } from './write-texts.ts'

interface CsvPanelProps {
  readonly rows: readonly TextRow[]
  readonly languages: readonly string[]
  wordsOf(row: TextRow): RowWords
  close(): void
}

const mostBytes = 5_000_000

/** Takes translations in from a spreadsheet: says first what would change, then does it as one step. */
export function CsvPanel({ rows, languages, wordsOf, close }: CsvPanelProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<CsvReport | 'tooLarge'>()
  const look = async (chosen: File | null): Promise<void> => {
    setFile(chosen)
    setReport(undefined)
    if (!chosen) return
    setReport(chosen.size > mostBytes ? 'tooLarge' : readCsv(await chosen.text(), rows, languages))
  }
  const texts = typeof report === 'object' && !report.problem ? report.texts : []
  return (
    <EditPanel
      title={t('editor.translations.csv.title')}
      isOpen
      isBusy={false}
      error={undefined}
      submit={t('editor.translations.csv.apply', { count: texts.length })}
      canSubmit={texts.length > 0}
      onClose={close}
      onSubmit={event => {
        event.preventDefault()
        editor.endGesture()
        writeTexts(editor, texts, 'translations from a file')
        editor.endGesture()
        close()
      }}
    >
      <FileInput
        label={t('editor.translations.csv.file')}
        description={t('editor.translations.csv.fileHelp')}
        placeholder={t('editor.translations.csv.choose')}
        leftSection={<IconUpload size={16} stroke={1.75} aria-hidden="true" />}
        accept=".csv,text/csv"
        value={file}
        onChange={chosen => void look(chosen)}
        data-autofocus
      />
      {report === 'tooLarge' && (
        <Note tone="bad">{t('editor.translations.csv.tooLarge', { megabytes: mostBytes / 1_000_000 })}</Note>
      )}
      {typeof report === 'object' && <CsvReportView report={report} wordsOf={wordsOf} />}
    </EditPanel>
  )
}
