import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readOperand } from '../../plugins/kit/rule/against.ts'
import type { Condition } from '../../plugins/kit/rule/condition.ts'
import { matches } from '../../plugins/kit/rule/matches.ts'
import { operators } from '../../plugins/kit/rule/operators.ts'
import { againstOf } from './against-of.ts'
import { anyCondition, anyValue } from './any-condition.ts'

type Of<Type extends Condition> = Omit<Extract<Condition, { type: string }> & Type, 'of'>

function holds(test: Of<Condition>, value: unknown): boolean {
  return matches({ ...test, of: 'vars.it' } as Condition, againstOf({ vars: { it: value } }))
}

function text(is: string, wanted: string | readonly string[], value: unknown): boolean {
  return holds({ type: 'text', is, value: wanted } as never, value)
}

function list(is: string, wanted: string | readonly string[] | undefined, value: unknown): boolean {
  return holds({ type: 'list', is, ...(wanted === undefined ? {} : { value: wanted }) } as never, value)
}

function date(is: string, wanted: unknown, value: unknown): boolean {
  return holds({ type: 'date', is, value: wanted } as never, value)
}

describe('text', () => {
  test('is compared trimmed, in one Unicode form and without case', () => {
    expect(text('equals', 'café', '  CAFE\u0301 ')).toBe(true)
    expect(text('not-equals', 'café', 'cafe')).toBe(true)
    expect(text('starts', 'ÅR', 'året')).toBe(true)
    expect(text('ends', '.COM', 'ada@corp.com ')).toBe(true)
    expect(text('contains', 'price', 'What is the PRICE?')).toBe(true)
  })

  test('may be one of many', () => {
    expect(text('any-of', ['a', 'B'], 'b')).toBe(true)
    expect(text('none-of', ['a', 'B'], 'b')).toBe(false)
    expect(text('contains-any', ['cost', 'price'], 'prices')).toBe(true)
    expect(text('contains-any', [], 'prices')).toBe(false)
  })

  test('matches a pattern anywhere, without case, in its first 8,000 characters', () => {
    expect(text('matches', 'order \\d{4}$', 'My ORDER 4711')).toBe(true)
    expect(text('not-matches', '^\\d+$', 'x1')).toBe(true)
    expect(text('matches', 'needle', `${'x'.repeat(8_000)}needle`)).toBe(false)
  })

  test('matches an evil pattern in linear time', () => {
    // An engine that goes back over the text would need longer than the test has.
    expect(text('matches', '(a+)+$', `${'a'.repeat(7_999)}b`)).toBe(false)
  })

  test('takes numbers, booleans and lists as text', () => {
    expect(text('equals', '5', 5)).toBe(true)
    expect(text('equals', 'TRUE', true)).toBe(true)
    expect(text('contains', 'b', ['a', 'b'])).toBe(true)
  })

  test('never finds a blank value', () => {
    for (const is of operators.text.one.slice(0, 8).filter(is => !is.startsWith('not-')))
      expect(text(is, ' ', 'x y'), is).toBe(false)
  })
})

describe('keywords', () => {
  const hit = (phrase: string, said: string) => text('has-words', [phrase], said)

  test('are found as whole words, whatever stands around them', () => {
    expect(hit('opening hours', 'opening hours?')).toBe(true)
    expect(hit('opening hours', 'What are your Opening  hours, please')).toBe(true)
    expect(hit('hour', 'opening hours?')).toBe(false)
    expect(hit('art', 'start')).toBe(false)
    expect(hit('hours opening', 'opening hours')).toBe(false)
  })

  test('know the letters of other languages', () => {
    expect(hit('über', 'überall')).toBe(false)
    expect(hit('straße', 'Welche Straße?')).toBe(true)
    expect(hit('営業時間', '営業時間は何時ですか')).toBe(true)
    expect(hit('цена', 'Какая цена?')).toBe(true)
  })

  test('may be symbols', () => {
    expect(hit('👍', 'great 👍️!')).toBe(true)
    expect(hit('c++', 'I write C++.')).toBe(true)
    expect(hit('c++', 'vitamin c')).toBe(false)
  })

  test('find nothing when they have no word in them', () => {
    expect(hit('?!', 'what?!')).toBe(false)
    expect(hit('', 'what')).toBe(false)
  })
})

describe('a number', () => {
  test('is compared as a number', () => {
    const number = (is: string, value: unknown, actual: unknown) => holds({ type: 'number', is, value } as never, actual)
    expect(number('equals', 5, '5.00')).toBe(true)
    expect(number('less', 5, 4)).toBe(true)
    expect(number('less', 5, 5)).toBe(false)
    expect(number('at-most', 5, 5)).toBe(true)
    expect(number('more', 5, '€ 1,000')).toBe(true)
    expect(number('at-least', 5, [5])).toBe(true)
    expect(number('between', [1, 5], 5)).toBe(true)
    expect(number('between', [1, 5], 5.1)).toBe(false)
    expect(number('not-equals', 5, 'many')).toBe(true)
  })

  test('is read from text by the language', () => {
    const more = { type: 'number', of: 'reply', is: 'more', value: 1000 } as const
    expect(matches(more, againstOf({ reply: '1.234', language: 'nl' }))).toBe(true)
    expect(matches(more, againstOf({ reply: '1.234', language: 'en' }))).toBe(false)
  })
})

describe('a date', () => {
  test('is compared by days of the visitor’s zone', () => {
    // Half past eleven in the evening UTC is the next day in Amsterdam.
    expect(date('on', '2026-03-13', '2026-03-12T23:30:00Z')).toBe(true)
    expect(date('on', '2026-03-12', '2026-03-12T23:30:00Z')).toBe(false)
    expect(date('before', '2026-03-13', '2026-03-12')).toBe(true)
    expect(date('after', '2026-03-12', Date.UTC(2026, 2, 12, 23, 30))).toBe(true)
    expect(date('between', ['2026-03-12', '2026-03-13'], '2026-03-13')).toBe(true)
  })

  test('is compared to the instant where both are instants', () => {
    expect(date('before', '2026-03-12T10:00:00Z', '2026-03-12T09:59:59Z')).toBe(true)
    expect(date('after', '2026-03-12T10:00:00+01:00', '2026-03-12T09:30:00Z')).toBe(true)
  })

  test('may be some days from now', () => {
    expect(date('within-last', { days: 2 }, '2026-03-10')).toBe(true)
    expect(date('within-last', { days: 2 }, '2026-03-09')).toBe(false)
    expect(date('within-last', { days: 2 }, '2026-03-13')).toBe(false)
    expect(date('within-next', { days: 1 }, '2026-03-13T11:00:00Z')).toBe(true)
    expect(date('within-next', { days: 1 }, '2026-03-13T13:00:00Z')).toBe(false)
    expect(date('within-next', { days: 0 }, '2026-03-12')).toBe(true)
  })

  test('survives a zone nobody knows', () => {
    const on = { type: 'date', of: 'now', is: 'on', value: '2026-03-12' } as const
    expect(matches(on, againstOf({ facts: { tz: 'Mars/Olympus' } }))).toBe(true)
  })
})

describe('yes or no', () => {
  test('is read from booleans, numbers and words', () => {
    for (const value of [true, 1, 'true', 'Yes', 'ja', [true]]) expect(holds({ type: 'boolean', is: 'true' }, value)).toBe(true)
    for (const value of [false, 0, 'false', 'nee']) expect(holds({ type: 'boolean', is: 'false' }, value)).toBe(true)
    for (const value of [undefined, 'perhaps', {}, []]) expect(holds({ type: 'boolean', is: 'unknown' }, value)).toBe(true)
  })
})

describe('a list', () => {
  test('holds entries, compared as text', () => {
    expect(list('includes', 'News ', ['news', 'offers'])).toBe(true)
    expect(list('includes', '5', [5])).toBe(true)
    expect(list('excludes', 'news', ['offers'])).toBe(true)
    expect(list('includes-any', ['a', 'b'], ['b'])).toBe(true)
    expect(list('includes-all', ['a', 'b'], ['b'])).toBe(false)
    expect(list('includes', 'news', 'News')).toBe(true)
  })

  test('that is empty is known; what is unknown is empty', () => {
    expect(list('known', undefined, [])).toBe(true)
    expect(list('empty', undefined, [])).toBe(true)
    expect(list('empty', undefined, undefined)).toBe(true)
    expect(list('not-empty', undefined, undefined)).toBe(false)
  })
})

describe('of what is unknown', () => {
  const negations = [
    'not-equals',
    'none-of',
    'not-contains',
    'not-starts',
    'not-ends',
    'not-matches',
    'excludes',
    'unknown',
    'empty',
  ]

  test('negations hold and nothing else does', () => {
    fc.assert(
      fc.property(anyCondition, fc.constantFrom(undefined, null, {}, ' '), (made, value) => {
        fc.pre('type' in made)
        expect(matches(made, againstOf({ vars: { a: value, b: value } }))).toBe('is' in made && negations.includes(made.is))
      }),
    )
  })
})

test('all of nothing holds, any of nothing does not', () => {
  expect(matches({ all: [] }, againstOf())).toBe(true)
  expect(matches({ any: [] }, againstOf())).toBe(false)
})

test('groups hold as their parts do, whatever the values', () => {
  fc.assert(
    fc.property(fc.array(anyCondition, { maxLength: 4 }), anyValue, anyValue, (parts, a, b) => {
      const against = againstOf({ vars: { a, b } })
      expect(matches({ all: parts }, against)).toBe(parts.every(part => matches(part, against)))
      expect(matches({ any: parts }, against)).toBe(parts.some(part => matches(part, against)))
    }),
  )
})

describe('an operand', () => {
  const page = { url: 'https://shop.test/plans?utm_source=mail&x=1#top?x=2', title: 'Plans' }
  const against = againstOf({
    reply: 'Hi',
    contact: { email: 'ada@corp.com' },
    facts: { page, open: { desk: false }, available: { sales: 2 } },
  })

  test.each([
    ['reply', 'Hi'],
    ['reply.choice', undefined],
    ['contact.email', 'ada@corp.com'],
    ['contact.toString', undefined],
    ['vars.hasOwnProperty', undefined],
    ['page.title', 'Plans'],
    ['page.referrer', undefined],
    ['page.query.utm_source', 'mail'],
    ['page.query.x', '1'],
    ['page.query.y', undefined],
    ['channel', 'website'],
    ['tz', 'Europe/Amsterdam'],
    ['language', 'en'],
    ['open.desk', false],
    ['available.sales', 2],
    ['random', 0.5],
    ['nonsense', undefined],
    ['vars.__proto__', undefined],
  ])('%s is read', (operand, value) => {
    expect(readOperand(operand, against)).toEqual(value)
  })

  test('is read of the page also when the page is a path or not known', () => {
    expect(readOperand('page.query.a', againstOf({ facts: { page: { url: '/x?a=b%20c' } } }))).toBe('b c')
    expect(readOperand('page.query.a', againstOf())).toBeUndefined()
  })
})
