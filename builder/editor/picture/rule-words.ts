import type { Expected } from '../../../plugins/kit/rule/explain.ts'
import { partsOf } from '../../../plugins/kit/rule/operand.ts'
import { filled, joined, operandWords, quoted, testWords, type Words } from '../../../plugins/kit/rule/test-words.ts'
import { shapeOf } from '../rules/operator-shapes.ts'
import { type Draft, type DraftTest, type DraftValue, readCondition } from '../rules/read-condition.ts'

/** How things that rules name by an id are called; what is not known is called by its id. */
export interface RuleNames {
  /** Of what an operand names: a property, opening hours, a team. `contact.firstName` is asked for `First name`. */
  operand?(operand: string): string | undefined
  /** Of a value that stands for something: the id of a choice or a channel, a date. */
  value?(operand: string, value: string | number): string | undefined
}

/** A condition in words, on one line: `Size is at least 50 and country is one of “DK” or “DE”`. */
export function conditionWords(condition: unknown, words: Words, names: RuleNames = {}): string {
  const draft = readCondition(condition)
  const said = draft ? partWords(draft, words, names) : words.brief.unreadable
  return said.slice(0, 1).toLocaleUpperCase() + said.slice(1)
}

/** What a rule is called: its label, else what it says. */
export function ruleWords(rule: unknown, words: Words, names: RuleNames = {}): string {
  if (typeof rule !== 'object' || rule === null) return words.brief.unreadable
  const label = 'label' in rule && typeof rule.label === 'string' ? rule.label.trim() : ''
  return label || conditionWords('when' in rule ? rule.when : undefined, words, names)
}

function partWords(draft: Draft, words: Words, names: RuleNames): string {
  if ('all' in draft) return groupWords(draft.all, words.and, words.brief.always, words, names)
  if ('any' in draft) return groupWords(draft.any, words.or, words.brief.never, words, names)
  return draftWords(draft, words, names)
}

function groupWords(parts: readonly Draft[], joint: string, empty: string, words: Words, names: RuleNames): string {
  const said = parts.map(part => {
    const text = partWords(part, words, names)
    return parts.length > 1 && sizeOf(part) > 1 ? `(${text})` : text
  })
  return said.length === 0 ? empty : joined(said, joint)
}

function sizeOf(draft: Draft): number {
  return 'all' in draft ? draft.all.length : 'any' in draft ? draft.any.length : 1
}

function draftWords(test: DraftTest, words: Words, names: RuleNames): string {
  const { of } = test
  const own = names.operand?.(of)
  const table = { ...words.operands, ...words.brief.operands }
  const operand = own === undefined ? operandWords(of, table) : renamed(of, own, table)
  const value = (one: string | number): string => names.value?.(of, one) ?? (one === missing ? one : quoted(one, words))
  const said = shortly(test, own ?? nameIn(of, words), operand, words)
  return said ?? testWords({ of, is: test.is, expected: expectedOf(test) }, words, { operand: () => operand, value })
}

/** What is said in fewer words than a test of the kind would be. */
function shortly({ type, of, is, value }: DraftTest, name: string, operand: string, { brief }: Words): string | undefined {
  const about = partsOf(of)?.of
  if (type === 'boolean' && (is === 'true' || is === 'false')) {
    if (about === 'open') return filled(is === 'true' ? brief.open : brief.closed, { name })
    return filled(is === 'true' ? brief.yes : brief.no, { of: operand })
  }
  if (type !== 'number' || typeof value !== 'number') return undefined
  if (about === 'random' && (is === 'less' || is === 'at-most') && value > 0 && value < 1)
    return filled(brief.share, { percent: String(Math.round(value * 1_000) / 10) })
  if (about !== 'available') return undefined
  if ((is === 'more' && value === 0) || (is === 'at-least' && value === 1)) return filled(brief.free, { name })
  const isNone = (is === 'less' && value === 1) || ((is === 'at-most' || is === 'equals') && value === 0)
  return isNone ? filled(brief.busy, { name }) : undefined
}

function renamed(of: string, name: string, table: Readonly<Record<string, string>>): string {
  const parts = partsOf(of)
  return parts && 'name' in parts ? filled(table[parts.of] ?? of, { name }) : name
}

function nameIn(of: string, { brief }: Words): string {
  const parts = partsOf(of)
  if (!parts || !('name' in parts)) return of
  return parts.of === 'available' && parts.name === 'anyone' ? brief.anyone : parts.name
}

const missing = '…'

function expectedOf({ type, is, value }: DraftTest): Expected | undefined {
  const shape = shapeOf(type, is)
  if (shape === 'none') return undefined
  if (shape === 'days') {
    const days = daysIn(value)
    return days === undefined ? missing : { days }
  }
  if (shape === 'range' || shape === 'many') {
    const list = Array.isArray(value) ? value.map(shown) : []
    return shape === 'range' ? [list[0] ?? missing, list[1] ?? missing] : list.length > 0 ? list : missing
  }
  return shown(value)
}

const shown = (value: unknown): string | number =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? value : missing

/** The days of a value that is a number of days. */
export function daysIn(value: DraftValue | undefined): number | undefined {
  return typeof value === 'object' && value !== null && 'days' in value && value.days !== null ? value.days : undefined
}
