import { expect, test } from 'vitest'
import type { Explanation } from '../../plugins/kit/rule/explain.ts'
import { firstMatch } from '../../plugins/kit/rule/first-match.ts'
import type { Rule } from '../../plugins/kit/rule/rule.ts'
import { againstOf } from './against-of.ts'

const saying = (id: string): Rule => ({ id, when: { type: 'text', of: 'reply', is: 'contains', value: id } })

function heard(rules: readonly Rule[], reply: string) {
  const why: { rule: string; explanation: Explanation }[] = []
  const rule = firstMatch(rules, { ...againstOf({ reply }), because: reason => void why.push(reason) })
  return { rule: rule?.id, why }
}

test('the first rule that matches wins and says why', () => {
  const { rule, why } = heard([saying('a'), saying('b'), saying('c')], 'c b')
  expect(rule).toBe('b')
  expect(why).toEqual([{ rule: 'b', explanation: { matched: true, of: 'reply', is: 'contains', expected: 'b', actual: 'c b' } }])
})

test('no match says what ten rules missed', () => {
  const { rule, why } = heard(
    Array.from({ length: 12 }, (_, index) => saying(`word${index}`)),
    'hi',
  )
  expect(rule).toBeUndefined()
  expect(why).toEqual([{ rule: '', explanation: { matched: false, any: expect.any(Array) } }])
  expect(why[0]?.explanation).toHaveProperty('any.length', 10)
})

test('nobody needs to hear why', () => {
  expect(firstMatch([saying('a')], againstOf({ reply: 'a' }))?.id).toBe('a')
  expect(firstMatch([], againstOf())).toBeUndefined()
})
