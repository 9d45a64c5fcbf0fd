import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { languageName } from '../panel/text/language-name.ts'
import type { CsvReport, SlotChange } from './csv-in.ts'
import type { RowWords } from './csv-out.ts'
import type { TextRow } from './text-rows.ts'
import classes from './translations.module.css'

interface CsvReportViewProps {
  readonly report: CsvReport
  wordsOf(row: TextRow): RowWords
}

const mostShown = 20

/** What a file of translations would change, and what should be looked at before. */
export function CsvReportView({ report, wordsOf }: CsvReportViewProps) {
  const { t } = useTranslation()
  if (report.problem) return <Note tone="bad">{t(`editor.translations.csv.problem.${report.problem}`)}</Note>
  const { texts, unknownRows, unknownColumns, slots } = report
  const slotWords = ({ lost, added }: SlotChange): string =>
    [
      ...(lost.length > 0 ? [t('editor.translations.csv.lost', { names: lost.map(slotOf).join(', ') })] : []),
      ...(added.length > 0 ? [t('editor.translations.csv.added', { names: added.map(slotOf).join(', ') })] : []),
    ].join('; ')
  return (
    <>
      <Note tone={texts.length > 0 ? 'ok' : 'info'}>{t('editor.translations.csv.changed', { count: texts.length })}</Note>
      {slots.length > 0 && (
        <Note tone="warn">
          <b>{t('editor.translations.csv.slots', { count: slots.length })}</b>
          <ul className={classes.findings}>
            {slots.slice(0, mostShown).map(slot => {
              const { node, field } = wordsOf(slot.row)
              return (
                <li key={`${slot.row.id} ${slot.language}`}>
                  {node}, {field} ({languageName(slot.language)}): {slotWords(slot)}
                </li>
              )
            })}
          </ul>
        </Note>
      )}
      {unknownRows.length > 0 && (
        <Note tone="warn">
          <b>{t('editor.translations.csv.unknownRows', { count: unknownRows.length })}</b>
          <br />
          {unknownRows.slice(0, mostShown).join(', ')}
        </Note>
      )}
      {unknownColumns.length > 0 && (
        <Note>{t('editor.translations.csv.unknownColumns', { columns: unknownColumns.slice(0, mostShown).join(', ') })}</Note>
      )}
    </>
  )
}

const slotOf = (path: string): string => `{{${path}}}`
