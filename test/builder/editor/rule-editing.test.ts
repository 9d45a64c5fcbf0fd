import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newTest, operatorGroups, withOperator, withSubject } from '../../../builder/editor/rules/changed-test.ts'
import { draftOf, groupOf, testsIn } from '../../../builder/editor/rules/group.ts'
import { testTypes } from '../../../builder/editor/rules/operator-shapes.ts'
import { type Draft, type DraftTest, readCondition } from '../../../builder/editor/rules/read-condition.ts'
import { condition } from '../../../plugins/kit/rule/condition.ts'
import { namedOperands, plainOperands } from '../../../plugins/kit/rule/operand.ts'
import { anyCondition } from '../../kit/any-condition.ts'

const contains: DraftTest = { type: 'text', of: 'reply', is: 'contains', value: 'price' }
const subjects = [...plainOperands, ...namedOperands.map(of => `${of}.a`)]

// As the editor does it: every group taken apart and put together again.
function rewritten(draft: Draft): Draft {
  if ('type' in draft) return draftOf(groupOf(draft))
  const group = groupOf(draft)
  return draftOf({ ...group, parts: group.parts.map(rewritten) })
}

describe('reading a condition', () => {
  test('and writing it back gives the same, whatever the kit takes', () => {
    fc.assert(
      fc.property(anyCondition, given => {
        const parsed = condition.safeParse(given)
        const draft = readCondition(given)
        if (!parsed.success) return
        expect(draft).toEqual(given)
        expect(draft && rewritten(draft)).toEqual(given)
      }),
    )
  })

  test('refuses what an editor would harm', () => {
    const odd: readonly unknown[] = [
      'reply',
      { all: [contains], any: [] },
      { all: [{ ...contains, note: 'mine' }] },
      { any: [{ type: 'text', of: 'reply', is: 'sounds-like', value: 'x' }] },
      { type: 'text', of: 'weather', is: 'known' },
      { type: 'number', of: 'vars.a', is: 'less', value: 'five' },
      { type: 'text', of: 'reply', is: 'known', value: 'x' },
      Array.from({ length: 9 }).reduce<unknown>(inner => ({ all: [inner] }), contains),
    ]
    for (const one of odd) expect(readCondition(one), JSON.stringify(one)).toBeUndefined()
  })

  test('takes what is not finished', () => {
    for (const value of [undefined, null, [null, 5], [5, null]])
      expect(readCondition({ type: 'number', of: 'vars.a', is: Array.isArray(value) ? 'between' : 'less', value })).toBeDefined()
  })

  test('a single test gets a group around it when a second comes', () => {
    const group = groupOf(contains)
    expect(draftOf(group)).toEqual(contains)
    expect(draftOf({ ...group, parts: [contains, contains] })).toEqual({ all: [contains, contains] })
    expect(draftOf({ ...group, parts: [] })).toEqual({ all: [] })
    expect(testsIn({ all: [contains, { any: [contains, contains] }] })).toBe(3)
  })
})

describe('another operator', () => {
  test('keeps the value as far as it fits', () => {
    expect(withOperator(contains, 'text', 'any-of')).toEqual({ ...contains, is: 'any-of', value: ['price'] })
    expect(withOperator({ ...contains, is: 'any-of', value: ['a', 'b'] }, 'text', 'equals').value).toBe('a')
    expect(withOperator(contains, 'text', 'known')).toEqual({ type: 'text', of: 'reply', is: 'known' })
    expect(withOperator(contains, 'number', 'between').value).toEqual([null, null])
    expect(withOperator({ type: 'number', of: 'vars.a', is: 'less', value: 5 }, 'number', 'between').value).toEqual([5, null])
    expect(withOperator(contains, 'date', 'within-last').value).toEqual({ days: 7 })
  })

  test('is one of those that the subject knows, and always also the one it has', () => {
    expect(operatorGroups({ type: 'boolean', of: 'open.office', is: 'true' }, 'text').map(({ type }) => type)).toEqual([
      'boolean',
    ])
    expect(operatorGroups(contains, 'number').map(({ type }) => type)).toEqual(['number', 'text', 'date', 'boolean', 'list'])
    expect(operatorGroups({ type: 'list', of: 'channel', is: 'known' }, 'text').map(({ type }) => type)).toEqual(['text', 'list'])
  })
})

describe('another subject', () => {
  test('keeps operator and value where they make sense of it', () => {
    expect(withSubject(contains, 'vars.topic', 'text')).toEqual({ ...contains, of: 'vars.topic' })
    expect(withSubject(contains, 'vars.age', 'number')).toEqual({ type: 'number', of: 'vars.age', is: 'at-least', value: null })
    expect(withSubject(contains, 'channel', 'text')).toEqual({ type: 'text', of: 'channel', is: 'equals', value: '' })
    expect(withSubject(contains, 'open.office', 'text')).toEqual({ type: 'boolean', of: 'open.office', is: 'true' })
    expect(newTest('available.sales', 'text')).toEqual({ type: 'number', of: 'available.sales', is: 'more', value: 0 })
  })

  test('is always something the editor can read again', () => {
    const given = fc.tuple(fc.constantFrom(...subjects), fc.constantFrom(...testTypes), fc.constantFrom(...subjects))
    fc.assert(
      fc.property(given, ([of, guess, next]) => {
        const first = newTest(of, guess)
        expect(readCondition(first)).toEqual(first)
        for (const { type, operators } of operatorGroups(first, guess))
          for (const is of operators) {
            const changed = withSubject(withOperator(first, type, is), next, guess)
            expect(readCondition(changed)).toEqual(changed)
          }
      }),
    )
  })
})
