import Papa from 'papaparse'
import { slotsOf } from '../../../plugins/kit/template.ts'
import { textOfCell } from './csv-cell.ts'
import { csvColumns } from './csv-out.ts'
import { wordingOf } from './missing.ts'
import type { TextRow } from './text-rows.ts'

/** One text that a file changes. */
export interface NewText {
  readonly row: TextRow
  readonly language: string
  readonly text: string
}

/** A text that would name other data than its source does. */
export interface SlotChange extends NewText {
  readonly lost: readonly string[]
  readonly added: readonly string[]
}

/** What a file of translations would change, before anything is. */
export type CsvReport =
  | { readonly problem: 'noTable' | 'noId' | 'noLanguage' }
  | {
      readonly problem?: undefined
      readonly texts: readonly NewText[]
      /** Ids of rows that the flow does not have. */
      readonly unknownRows: readonly string[]
      /** Headings that are no language of the flow. */
      readonly unknownColumns: readonly string[]
      readonly slots: readonly SlotChange[]
    }

/** Reads a file of translations. An empty cell changes nothing. The first language is the source that slots are held against. */
export function readCsv(text: string, rows: readonly TextRow[], languages: readonly string[]): CsvReport {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' })
  const [head = [], ...lines] = data.filter(Array.isArray)
  const columns = head.map(cell => String(cell).trim())
  if (columns.length < 2) return { problem: 'noTable' }
  const idAt = columns.findIndex(column => column.toLowerCase() === 'id')
  if (idAt < 0) return { problem: 'noId' }
  const spoken = columns.flatMap((column, at) => (languages.includes(column) ? [{ language: column, at }] : []))
  if (spoken.length === 0) return { problem: 'noLanguage' }
  const byId = new Map(rows.map(row => [row.id, row]))
  const texts = new Map<string, NewText>()
  const unknownRows: string[] = []
  for (const line of lines) {
    const id = textOfCell(line[idAt] ?? '').trim()
    const row = byId.get(id)
    if (!row) {
      unknownRows.push(id)
      continue
    }
    for (const { language, at } of spoken) {
      const text = textOfCell(line[at] ?? '')
      if (text.trim() !== '' && text !== wordingOf(row, language)) texts.set(`${id} ${language}`, { row, language, text })
    }
  }
  const changed = [...texts.values()]
  return {
    texts: changed,
    unknownRows,
    unknownColumns: columns.filter(column => column !== '' && !languages.includes(column) && !isOurs(column)),
    slots: changed.flatMap(made => slotChange(made, languages[0] ?? '', texts)),
  }
}

const isOurs = (column: string): boolean => csvColumns.some(own => own === column.toLowerCase())

function slotChange(made: NewText, source: string, texts: ReadonlyMap<string, NewText>): readonly SlotChange[] {
  const { row, language, text } = made
  const newSource = texts.get(`${row.id} ${source}`)?.text
  // The source itself is held against what it was.
  const before = (language === source ? undefined : newSource) ?? wordingOf(row, source) ?? ''
  const [was, is] = [pathsIn(before), pathsIn(text)]
  const lost = [...was].filter(path => !is.has(path))
  const added = before === '' ? [] : [...is].filter(path => !was.has(path))
  return lost.length + added.length === 0 ? [] : [{ ...made, lost, added }]
}

function pathsIn(text: string): ReadonlySet<string> {
  return new Set(slotsOf(text).map(({ path }) => path))
}
