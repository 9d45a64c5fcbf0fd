import fc from 'fast-check'
import type { Condition } from '../../plugins/kit/rule/condition.ts'

const of = fc.constantFrom('vars.a', 'vars.b')
const text = fc.constantFrom('', 'a', 'b', 'ab', ' AB ', 'abc', 'true', '5', '2026-03-12')
const number = fc.integer({ min: -2, max: 6 })
const date = fc.constantFrom('2026-03-11', '2026-03-12', '2026-03-13', '2026-03-12T12:00:00Z', '2026-03-12T23:30:00Z')
const type = <T extends string>(name: T) => fc.constant(name)

const test: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    type: type('text'),
    of,
    is: fc.constantFrom('equals', 'not-equals', 'contains', 'not-contains', 'starts', 'not-starts', 'ends', 'not-ends'),
    value: text,
  }),
  fc.record({
    type: type('text'),
    of,
    is: fc.constantFrom('any-of', 'none-of', 'contains-any', 'has-words'),
    value: fc.array(text, { maxLength: 3 }),
  }),
  fc.record({ type: type('text'), of, is: fc.constantFrom('matches', 'not-matches'), value: fc.constantFrom('^a', 'b$', '\\d') }),
  fc.record({ type: type('text'), of, is: fc.constantFrom('known', 'unknown') }),
  fc.record({
    type: type('number'),
    of,
    is: fc.constantFrom('equals', 'not-equals', 'less', 'at-most', 'more', 'at-least'),
    value: number,
  }),
  fc.record({ type: type('number'), of, is: type('between'), value: fc.tuple(number, number) }),
  fc.record({ type: type('number'), of, is: fc.constantFrom('known', 'unknown') }),
  fc.record({ type: type('date'), of, is: fc.constantFrom('before', 'after', 'on'), value: date }),
  fc.record({ type: type('date'), of, is: type('between'), value: fc.tuple(date, date) }),
  fc.record({
    type: type('date'),
    of,
    is: fc.constantFrom('within-last', 'within-next'),
    value: fc.record({ days: fc.integer({ min: 0, max: 3 }) }),
  }),
  fc.record({ type: type('date'), of, is: fc.constantFrom('known', 'unknown') }),
  fc.record({ type: type('boolean'), of, is: fc.constantFrom('true', 'false', 'known', 'unknown') }),
  fc.record({ type: type('list'), of, is: fc.constantFrom('includes', 'excludes'), value: text }),
  fc.record({
    type: type('list'),
    of,
    is: fc.constantFrom('includes-any', 'includes-all'),
    value: fc.array(text, { maxLength: 3 }),
  }),
  fc.record({ type: type('list'), of, is: fc.constantFrom('empty', 'not-empty', 'known', 'unknown') }),
)

const { node } = fc.letrec<{ node: Condition }>(tie => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    test,
    fc.record({ all: fc.array(tie('node'), { maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('node'), { maxLength: 3 }) }),
  ),
}))

/** Conditions on two variables, built from few values, so that they meet and clash often. */
export const anyCondition: fc.Arbitrary<Condition> = node

/** Values such conditions can tell apart, and some they can make nothing of. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  text,
  number,
  date,
  fc.boolean(),
  fc.array(text, { maxLength: 3 }),
  fc.constantFrom(undefined, null, {}, [], Date.UTC(2026, 2, 12, 23, 30), [5], [{}]),
)
