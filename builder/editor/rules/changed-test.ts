import { isChosen } from '../../../plugins/kit/targeting/visitor-facts.ts'
import { operatorsOf, type Shape, shapeOf, type TestType } from './operator-shapes.ts'
import type { DraftTest, DraftValue } from './read-condition.ts'
import { typesOf } from './subject.ts'

/** The test with another operator. What is written as its value stays as far as it fits. */
export function withOperator(test: DraftTest, type: TestType, is: string): DraftTest {
  const shape = shapeOf(type, is) ?? 'none'
  const value = valueFor(shape, type, test.value)
  return { type, of: test.of, is, ...(value === undefined ? {} : { value }) }
}

/** The test of something else. Operator and value stay where they make sense of it. `guess` says what it most likely holds. */
export function withSubject(test: DraftTest, of: string, guess: TestType): DraftTest {
  if (of === test.of) return test
  const types = typesOf(of, guess)
  const stays = types[0] === test.type && !stands(of) && !stands(test.of)
  if (stays) return { ...test, of }
  const type = types[0] ?? 'text'
  const own = isChosen(of) ? 'any-of' : (first[of] ?? first[of.split('.')[0] ?? ''] ?? '')
  const is = shapeOf(type, own) === undefined ? usual[type] : own
  return withOperator({ type, of, is: '', ...(of.startsWith('available.') ? { value: 0 } : {}) }, type, is)
}

/** A test with nothing filled in yet. */
export function newTest(of: string, guess: TestType): DraftTest {
  return withSubject({ type: 'text', of: '', is: 'contains', value: '' }, of, guess)
}

// What a value stands for belongs to the one thing it was chosen of.
const stands = (of: string): boolean => isChosen(of) || /^(channel|language|tz|available\.|open\.|reply\.choice$)/.test(of)

const usual: Readonly<Record<TestType, string>> = {
  text: 'equals',
  number: 'at-least',
  date: 'after',
  boolean: 'true',
  list: 'includes',
}
const first: Readonly<Record<string, string>> = {
  page: 'contains',
  available: 'more',
  random: 'less',
  'visitor.referrer': 'contains',
}

function valueFor(shape: Shape, type: TestType, value: DraftValue | undefined): DraftValue | undefined {
  const isNumber = type === 'number'
  const fits = (one: unknown): one is string | number =>
    isNumber ? typeof one === 'number' : typeof one === 'string' && (type !== 'date' || /^\d{4}-/.test(one))
  const [one, two] = (Array.isArray(value) ? value : [value]).filter(fits)
  switch (shape) {
    case 'none':
      return undefined
    case 'one':
    case 'pattern':
      return one ?? (type === 'text' || type === 'list' ? '' : null)
    case 'many':
      return Array.isArray(value) ? value.filter(fits) : one === undefined || one === '' ? [] : [one]
    case 'range':
      return [one ?? null, two ?? null]
    case 'days':
      return typeof value === 'object' && value !== null && 'days' in value ? value : { days: 7 }
  }
}

/** The operators to offer for a test, by type: what suits its subject, and always what it has now. */
export function operatorGroups(
  test: DraftTest,
  guess: TestType,
): readonly { readonly type: TestType; readonly operators: readonly string[] }[] {
  const types = typesOf(test.of, guess)
  const all = types.includes(test.type) ? types : [...types, test.type]
  return all.map(type => ({ type, operators: operatorsOf(type).flatMap(({ is }) => (isOffered(test, is) ? [is] : [])) }))
}

// What is only ever chosen is one of several, or none of them; who somebody is, is so or not.
function isOffered({ of, is: now }: DraftTest, is: string): boolean {
  if (is === now) return true
  if (isChosen(of)) return is === 'any-of' || is === 'none-of'
  return !/^visitor\.(known|identified|returning)$/.test(of) || is === 'true' || is === 'false'
}
