import type en from '../locale/en.json'
import type { ExplainedTest, Explanation } from './explain.ts'
import { partsOf } from './operand.ts'

/** The words for explanations in one language: a table of `plugins/kit/locale`. */
export type Words = typeof en

/**
 * An explanation as one readable sentence: `matched because reply contains “price”`. When it matched, all that holds is named,
 * else all that does not, with what was there instead.
 */
export function sentenceOf(explanation: Explanation, words: Words): string {
  const reasons = reasonsOf(explanation, explanation.matched).map(test =>
    test.matched ? said(test, words) : missed(test, words),
  )
  if (!reasons.length) return explanation.matched ? words['matched-empty'] : words['not-matched-empty']
  return explanation.matched
    ? filled(words.matched, { what: joined(reasons, words.and) })
    : filled(words['not-matched'], { what: joined(reasons, words.or) })
}

// The parts that went the same way as the whole. Joined they give its reason, however deep they stand.
function reasonsOf(explanation: Explanation, matched: boolean): readonly ExplainedTest[] {
  if (explanation.matched !== matched) return []
  if ('all' in explanation) return explanation.all.flatMap(part => reasonsOf(part, matched))
  if ('any' in explanation) return explanation.any.flatMap(part => reasonsOf(part, matched))
  return [explanation]
}

function said({ of, is, expected }: ExplainedTest, words: Words): string {
  const operators: Table = words.operators
  const [from, to] = Array.isArray(expected) ? expected : []
  return filled(operators[is] ?? is, {
    of: nameOf(of, words),
    value: valueText(expected, is === 'includes-all' ? words.and : words.or, words),
    from: quoted(from ?? '', words),
    to: quoted(to ?? '', words),
  })
}

// That something is unknown is said already by "is known" not being so.
function missed(test: ExplainedTest, words: Words): string {
  const what = said(test, words)
  if (test.is === 'known' || test.is === 'empty') return what
  return filled(words.actual, { what, actual: test.actual === undefined ? words.unknown : quoted(test.actual, words) })
}

function nameOf(of: string, words: Words): string {
  const operands: Table = words.operands
  const parts = partsOf(of)
  return parts ? filled(operands[parts.of] ?? of, { name: 'name' in parts ? parts.name : '' }) : of
}

function valueText(expected: ExplainedTest['expected'], joint: string, words: Words): string {
  if (expected === undefined) return ''
  if (typeof expected === 'string' || typeof expected === 'number') return quoted(expected, words)
  if ('days' in expected) return String(expected.days)
  return joined(
    expected.map(value => quoted(value, words)),
    joint,
  )
}

function quoted(value: string | number, words: Words): string {
  return typeof value === 'number' ? String(value) : filled(words.quote, { value })
}

function joined(items: readonly string[], joint: string): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${joint} ${last}`
}

type Table = Readonly<Record<string, string>>

// In one pass: what is put in may hold braces of its own.
function filled(template: string, values: Table): string {
  return template.replace(/\{\{(\w+)\}\}/g, (slot, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? slot) : slot))
}
