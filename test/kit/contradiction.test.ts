import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition, Test } from '../../plugins/kit/rule/condition.ts'
import { neverMatches } from '../../plugins/kit/rule/contradiction.ts'
import { matches } from '../../plugins/kit/rule/matches.ts'
import { againstOf } from './against-of.ts'
import { anyCondition, anyValue } from './any-condition.ts'

const text = (is: 'equals' | 'not-equals' | 'contains' | 'not-contains' | 'starts' | 'ends', value: string): Test => ({
  type: 'text',
  of: 'reply',
  is,
  value,
})
const number = (is: 'less' | 'more' | 'at-least' | 'at-most' | 'equals' | 'not-equals', value: number): Test => ({
  type: 'number',
  of: 'vars.n',
  is,
  value,
})
const day = (is: 'before' | 'after' | 'on', value: string): Test => ({ type: 'date', of: 'now', is, value })

describe('a condition never matches', () => {
  const cases: Record<string, Condition> = {
    'that has no alternative': { any: [] },
    'whose alternatives all never do': { any: [{ any: [] }, { all: [text('equals', 'a'), text('equals', 'b')] }] },
    'that wants two texts at once': { all: [text('equals', 'a'), { all: [text('equals', ' B')] }] },
    'that wants a text it refuses': { all: [text('equals', 'a'), text('not-equals', 'A')] },
    'that wants a text of another shape': { all: [text('equals', 'price'), text('contains', 'cost')] },
    'that wants two beginnings': { all: [text('starts', 'ab'), text('starts', 'b')] },
    'that refuses a part of what it wants': { all: [text('contains', 'prices'), text('not-contains', 'PRICE')] },
    'that looks for nothing': text('contains', ' '),
    'that wants more and less': { all: [number('more', 5), number('less', 3)] },
    'that wants a number between two equal open ends': { all: [number('at-least', 5), number('less', 5)] },
    'that refuses the only number left': { all: [number('at-least', 5), number('at-most', 5), number('not-equals', 5)] },
    'whose range is the wrong way round': { type: 'number', of: 'vars.n', is: 'between', value: [5, 1] },
    'that leaves no day': { all: [day('after', '2026-03-12'), day('before', '2026-03-13')] },
    'that wants known and unknown': {
      all: [
        { type: 'text', of: 'contact.email', is: 'known' },
        { type: 'text', of: 'contact.email', is: 'unknown' },
      ],
    },
    'that wants yes and no': {
      all: [
        { type: 'boolean', of: 'vars.x', is: 'true' },
        { type: 'boolean', of: 'vars.x', is: 'false' },
      ],
    },
    'that wants an entry of an empty list': {
      all: [
        { type: 'list', of: 'vars.l', is: 'empty' },
        { type: 'list', of: 'vars.l', is: 'includes', value: 'a' },
      ],
    },
    'none of whose alternatives fit the rest': {
      all: [text('equals', 'a'), { any: [text('equals', 'b'), text('starts', 'c')] }],
    },
  }

  test.each(Object.entries(cases))('%s', (_, condition) => {
    expect(neverMatches(condition)).toBe(true)
  })
})

test('a condition that may match is left alone', () => {
  const left: Condition[] = [
    { all: [] },
    { all: [text('starts', 'a'), text('starts', 'ab')] },
    { any: [{ any: [] }, text('equals', 'a')] },
    { all: [number('more', 3), number('less', 5)] },
    { all: [day('after', '2026-03-12'), day('before', '2026-03-14')] },
    { all: [text('equals', 'a'), { any: [text('equals', 'b'), text('starts', 'a')] }] },
  ]
  for (const condition of left) expect(neverMatches(condition), JSON.stringify(condition)).toBe(false)
})

test('what never matches, never matches', () => {
  const proven = anyCondition.filter(neverMatches)
  fc.assert(
    fc.property(proven, anyValue, anyValue, (condition, a, b) => {
      expect(matches(condition, againstOf({ vars: { a, b } }))).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})
