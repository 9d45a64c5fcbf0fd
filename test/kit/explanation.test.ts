import fc from 'fast-check'
import { expect, test } from 'vitest'
import da from '../../plugins/kit/locale/da.json' with { type: 'json' }
import de from '../../plugins/kit/locale/de.json' with { type: 'json' }
import en from '../../plugins/kit/locale/en.json' with { type: 'json' }
import nl from '../../plugins/kit/locale/nl.json' with { type: 'json' }
import type { Condition } from '../../plugins/kit/rule/condition.ts'
import { explain } from '../../plugins/kit/rule/explain.ts'
import { matches } from '../../plugins/kit/rule/matches.ts'
import { namedOperands, plainOperands } from '../../plugins/kit/rule/operand.ts'
import { operators } from '../../plugins/kit/rule/operators.ts'
import { sentenceOf } from '../../plugins/kit/rule/sentence-of.ts'
import { againstOf } from './against-of.ts'
import { anyCondition, anyValue } from './any-condition.ts'

const price: Condition = { type: 'text', of: 'reply', is: 'contains', value: 'price' }
const adult: Condition = { type: 'number', of: 'vars.age', is: 'between', value: [18, 99] }

test('an explanation agrees with the match in every part, and is JSON', () => {
  fc.assert(
    fc.property(anyCondition, anyValue, anyValue, (condition, a, b) => {
      const against = againstOf({ vars: { a, b } })
      const explanation = explain(condition, against)
      expect(explanation.matched).toBe(matches(condition, against))
      expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation)
      for (const words of [en, nl, de, da]) expect(sentenceOf(explanation, words)).not.toMatch(/\{\{|undefined/)
    }),
  )
})

test('an explanation shows what was there, cut to 200 characters', () => {
  expect(explain(price, againstOf({ reply: 'x'.repeat(300) }))).toEqual({
    matched: false,
    of: 'reply',
    is: 'contains',
    expected: 'price',
    actual: 'x'.repeat(200),
  })
  expect(explain(adult, againstOf())).toEqual({ matched: false, of: 'vars.age', is: 'between', expected: [18, 99] })
  const hostile = againstOf({ vars: { age: [{ toString: 'x', toJSON: 1 }] } })
  expect(explain(adult, hostile)).toMatchObject({ actual: '{"toString":"x","toJSON":1}' })
})

test('a date is explained as a date', () => {
  expect(explain({ type: 'date', of: 'now', is: 'on', value: '2026-03-12' }, againstOf())).toMatchObject({
    actual: '2026-03-12T12:00:00.000Z',
  })
})

test('a match is said in one sentence', () => {
  const both = { all: [price, { any: [adult, { type: 'boolean', of: 'open.desk', is: 'true' } as const] }] }
  const against = againstOf({ reply: 'the price?', vars: { age: 30 } })
  expect(sentenceOf(explain(price, against), en)).toBe('matched because reply contains “price”')
  expect(sentenceOf(explain(both, against), en)).toBe(
    'matched because reply contains “price” and variable age is between 18 and 99',
  )
  expect(sentenceOf(explain(price, against), nl)).toBe('komt overeen, want het antwoord bevat “price”')
  expect(sentenceOf(explain(price, against), de)).toBe('trifft zu, denn die Antwort enthält „price“')
  expect(sentenceOf(explain(price, against), da)).toBe('passer, fordi svaret indeholder “price”')
})

test('a miss is said with what was there instead', () => {
  const any = { any: [price, adult, { type: 'text', of: 'contact.email', is: 'known' } as const] }
  expect(sentenceOf(explain(any, againstOf({ reply: 'hi' })), en)).toBe(
    'did not match because this is not so: reply contains “price” (it is “hi”), variable age is between 18 and 99 (it is unknown) or contact property email is known',
  )
})

test('values never become slots of the sentence', () => {
  const odd: Condition = { type: 'text', of: 'reply', is: 'equals', value: '{{of}} $& $1' }
  expect(sentenceOf(explain(odd, againstOf({ reply: '{{of}} $& $1' })), en)).toBe('matched because reply is “{{of}} $& $1”')
})

test('groups of nothing have a sentence of their own', () => {
  expect(sentenceOf(explain({ all: [] }, againstOf()), en)).toBe('matched because no condition is set')
  expect(sentenceOf(explain({ any: [] }, againstOf()), en)).toBe('did not match because no alternative is set')
})

test('every language has the words of English, with the same slots', () => {
  const slots = (table: object) =>
    Object.fromEntries(flat(table).map(([key, text]) => [key, [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort()]))
  for (const table of [nl, de, da]) expect(slots(table)).toEqual(slots(en))
})

test('every operator and operand has words', () => {
  const used = Object.values(operators).flatMap(kinds => Object.values(kinds).flat())
  expect(new Set(Object.keys(en.operators))).toEqual(new Set(used))
  expect(new Set(Object.keys(en.operands))).toEqual(new Set([...plainOperands, ...namedOperands]))
})

function flat(table: object, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flat(value, `${path}${key}.`),
  )
}
