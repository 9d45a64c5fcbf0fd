import type en from '../locale/en.json'
import type { Expected } from './explain.ts'
import { partsOf } from './operand.ts'

/** The words for rules in one language: a table of `plugins/kit/locale`. */
export type Words = typeof en

interface SaidTest {
  readonly of: string
  readonly is: string
  readonly expected?: Expected | undefined
}

/** How the parts of a test are called; by itself in the words of the table. */
interface Names {
  operand(of: string): string
  value(value: string | number): string
}

/** A test in words: `reply contains “price”`. */
export function testWords({ of, is, expected }: SaidTest, words: Words, names: Names = namesIn(words)): string {
  const operators: Table = words.operators
  const [from, to] = Array.isArray(expected) ? expected : []
  return filled(operators[is] ?? is, {
    of: names.operand(of),
    value: valueWords(expected, is === 'includes-all' ? words.and : words.or, names),
    from: names.value(from ?? ''),
    to: names.value(to ?? ''),
  })
}

/** The names that the table itself has. */
function namesIn(words: Words): Names {
  return { operand: of => operandWords(of, words.operands), value: value => quoted(value, words) }
}

/** What a test looks at, in the words of such a table; as it is written when it is none of them. */
export function operandWords(of: string, operands: Table): string {
  const parts = partsOf(of)
  return parts ? filled(operands[parts.of] ?? of, { name: 'name' in parts ? parts.name : '' }) : of
}

/** Text in quotes; a number as it is. */
export function quoted(value: string | number, words: Words): string {
  return typeof value === 'number' ? String(value) : filled(words.quote, { value })
}

/** `a, b or c`. */
export function joined(items: readonly string[], joint: string): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${joint} ${last}`
}

/** Puts values into a template, in one pass: what is put in may hold braces of its own. */
export function filled(template: string, values: Table): string {
  return template.replace(/\{\{(\w+)\}\}/g, (slot, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? slot) : slot))
}

type Table = Readonly<Record<string, string>>

function valueWords(expected: SaidTest['expected'], joint: string, names: Names): string {
  if (expected === undefined) return ''
  if (typeof expected === 'string' || typeof expected === 'number') return names.value(expected)
  if ('days' in expected) return String(expected.days)
  return joined(
    expected.map(value => names.value(value)),
    joint,
  )
}
