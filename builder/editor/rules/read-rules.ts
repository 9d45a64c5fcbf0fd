import { type Draft, readCondition } from './read-condition.ts'

/** A rule as it stands in a file. */
export interface ReadRule {
  /** What is written. */
  readonly raw: unknown
  readonly id: string | undefined
  readonly label: string
  /** Undefined: it has another form than the editor knows, and is kept as it is. */
  readonly when: Draft | undefined
}

/** The rules of a list, also those that have another form. Undefined for what is no list. */
export function readRules(value: unknown): readonly ReadRule[] | undefined {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value.map(readRule) : undefined
}

const known: ReadonlySet<string> = new Set(['id', 'label', 'when'])

function readRule(raw: unknown): ReadRule {
  if (typeof raw !== 'object' || raw === null) return { raw, id: undefined, label: '', when: undefined }
  const id = 'id' in raw && typeof raw.id === 'string' ? raw.id : undefined
  const label = 'label' in raw && typeof raw.label === 'string' ? raw.label : ''
  const isKnown =
    id !== undefined &&
    Object.keys(raw).every(key => known.has(key)) &&
    (!('label' in raw) || raw.label === undefined || typeof raw.label === 'string')
  return { raw, id, label, when: isKnown && 'when' in raw ? readCondition(raw.when) : undefined }
}
