import type { Path } from '../state/with-path.ts'

/** Labels of fields in one language, by the path they stand under: `question`, `parts.title`, `kind.email`. */
export type Labels = Readonly<Record<string, string | { readonly label?: string; readonly hint?: string } | undefined>>

/** What a person reads at a field. */
export interface FieldWords {
  readonly label: string
  readonly help?: string | undefined
}

/**
 * The words for a place: of the first language that has them, else what its schema says of itself. A place nobody has named is called
 * by its key.
 */
export function wordsOf(
  labels: readonly (Labels | undefined)[],
  path: Path,
  { title, description }: { readonly title?: string; readonly description?: string } = {},
): FieldWords {
  const key = labelKey(path)
  const given = labels.map(each => each?.[key])
  const label = given.map(each => (typeof each === 'string' ? each : each?.label)).find(Boolean)
  const help = given.map(each => (typeof each === 'string' ? undefined : each?.hint)).find(Boolean) ?? description
  return { label: label ?? title ?? humanised(path), ...(help === undefined ? {} : { help }) }
}

/** Items of a list share the path of the list. */
function labelKey(path: Path): string {
  return path.filter(part => typeof part === 'string').join('.')
}

function humanised(path: Path): string {
  const last = String(path.at(-1) ?? '')
  const words = last
    .replaceAll(/[-_]/g, ' ')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
