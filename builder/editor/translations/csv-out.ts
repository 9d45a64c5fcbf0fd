import Papa from 'papaparse'
import { cellOf } from './csv-cell.ts'
import { wordingOf } from './missing.ts'
import type { TextRow } from './text-rows.ts'

/** What people call the place of a text. */
export interface RowWords {
  readonly node: string
  readonly field: string
}

/** The columns before the languages. */
export const csvColumns = ['id', 'node', 'field'] as const

/** All texts as a table for spreadsheets: a row for each text, a column for each language. */
export function csvOf(rows: readonly TextRow[], languages: readonly string[], wordsOf: (row: TextRow) => RowWords): string {
  const lines = rows.map(row => {
    const { node, field } = wordsOf(row)
    return [row.id, node, field, ...languages.map(language => wordingOf(row, language) ?? '')].map(cellOf)
  })
  // Without the mark at its beginning, spreadsheets take it for an alphabet of the last century.
  return `\uFEFF${Papa.unparse([[...csvColumns, ...languages], ...lines], { newline: '\r\n' })}`
}
