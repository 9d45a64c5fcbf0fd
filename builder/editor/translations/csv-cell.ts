// A spreadsheet takes what begins like this for a formula, and runs it. Apostrophes before it are counted, so that taking one back
// gives exactly what was there.
const formula = /^'*[=+\-@\t\r]/
const guarded = /^'+[=+\-@\t\r]/

/** A text as a cell that no spreadsheet runs. */
export function cellOf(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text of a cell. */
export function textOfCell(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell
}
