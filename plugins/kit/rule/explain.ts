import { isoOf } from '../iso-of.ts'
import { jsonText } from '../json-text.ts'
import { type Against, readOperand } from './against.ts'
import type { Condition, Test } from './condition.ts'
import { matches } from './matches.ts'

/** Why a condition holds or not, as plain JSON: a tree of the same shape, each test with what was there. */
export type Explanation =
  | { readonly matched: boolean; readonly all: readonly Explanation[] }
  | { readonly matched: boolean; readonly any: readonly Explanation[] }
  | ExplainedTest

export interface ExplainedTest {
  readonly matched: boolean
  readonly of: string
  readonly is: string
  /** What the author asked for: at most 20 values, each cut like `actual`. */
  readonly expected?: Expected
  /** What was there, as text, at most 200 characters. Absent = unknown. */
  readonly actual?: string
}

export type Expected = string | number | readonly (string | number)[] | { readonly days: number }

/** Says of every part of a condition whether it holds, also of those that decided nothing. */
export function explain(condition: Condition, against: Against): Explanation {
  if ('all' in condition) {
    const all = condition.all.map(part => explain(part, against))
    return { matched: all.every(part => part.matched), all }
  }
  if ('any' in condition) {
    const any = condition.any.map(part => explain(part, against))
    return { matched: any.some(part => part.matched), any }
  }
  const value = readOperand(condition.of, against)
  const actual = shown(condition.type === 'date' ? isoOf(value) : value)
  return {
    matched: matches(condition, against),
    of: condition.of,
    is: condition.is,
    ...expectedOf(condition),
    ...(actual === undefined ? {} : { actual }),
  }
}

function expectedOf(test: Test): { expected?: Expected } {
  if (!('value' in test)) return {}
  const { value } = test
  if (Array.isArray(value)) return { expected: value.slice(0, most).map(cut) }
  return { expected: typeof value === 'object' ? value : cut(value) }
}

function shown(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  const items = Array.isArray(value) ? value : [value]
  const text = items.map(item => (typeof item === 'string' ? item : jsonText(item))).join(', ')
  return cut(text)
}

function cut<T extends string | number>(value: T): T | string {
  return typeof value === 'string' ? value.slice(0, longest).toWellFormed() : value
}

// Explanations are kept with every turn.
const longest = 200
const most = 20
