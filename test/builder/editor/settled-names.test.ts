import { expect, it } from 'vitest'
import { settledNames } from '../../../builder/editor/known/settled-names.ts'

const called = (names: Readonly<Record<string, string>>) => ({
  operand: () => undefined,
  value: (_: string, value: string | number) => names[value],
})

it('names hold while what was asked for is called the same, and go by what is known now', () => {
  const names = settledNames(called({ c1: 'It leaks' }))
  expect(names.value('reply.choice', 'c1')).toBe('It leaks')
  expect(names.follow(called({ c1: 'It leaks', c2: 'A new one' }))).toBe(true)
  expect(names.value('reply.choice', 'c2')).toBe('A new one')
  expect(names.follow(called({ c1: 'It leaks', c2: 'New' }))).toBe(false)
})

it('names that were asked for nothing yet follow any others', () => {
  const names = settledNames({})
  expect(names.follow(called({ c1: 'It leaks' }))).toBe(true)
  expect(names.value('reply.choice', 'c1')).toBe('It leaks')
  // Also what nobody could name is asked for again.
  expect(names.operand('contact.size')).toBe(undefined)
  expect(names.follow({ ...called({ c1: 'It leaks' }), operand: () => 'Size' })).toBe(false)
})
