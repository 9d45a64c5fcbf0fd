import { describe, expect, it } from 'vitest'
import type { VisitorFacts } from '../../plugins/kit/targeting/visitor-facts.ts'
import { type VisitorTest, visitorPasses, visitorTest } from '../../plugins/kit/targeting/visitor-test.ts'

const now = Date.UTC(2026, 2, 12, 12)
const ada: VisitorFacts = {
  contact: { email: 'ada@example.com', plan: 'Gold', seats: 12, since: '2026-03-10', tags: ['a', 'b'], vip: true },
  lists: ['news'],
  isIdentified: true,
  device: 'phone',
  language: 'pt-br',
  country: 'BR',
  referrer: 'https://www.google.com/',
  seconds: 30,
  views: 3,
  isReturning: true,
  tz: 'America/Sao_Paulo',
  now,
}
const stranger: VisitorFacts = { now }

describe('a test of a visitor', () => {
  it.each<readonly [VisitorTest, boolean]>([
    [{ type: 'boolean', of: 'visitor.known', is: 'true' }, true],
    [{ type: 'boolean', of: 'visitor.known', is: 'false' }, false],
    [{ type: 'boolean', of: 'visitor.identified', is: 'true' }, true],
    [{ type: 'boolean', of: 'visitor.returning', is: 'true' }, true],
    [{ type: 'text', of: 'visitor.list', is: 'any-of', value: ['vip', 'news'] }, true],
    [{ type: 'text', of: 'visitor.list', is: 'none-of', value: ['vip'] }, true],
    [{ type: 'text', of: 'visitor.list', is: 'none-of', value: ['news'] }, false],
    [{ type: 'text', of: 'visitor.device', is: 'any-of', value: ['phone', 'tablet'] }, true],
    [{ type: 'text', of: 'visitor.device', is: 'none-of', value: ['phone'] }, false],
    [{ type: 'text', of: 'visitor.language', is: 'any-of', value: ['pt'] }, true],
    [{ type: 'text', of: 'visitor.language', is: 'any-of', value: ['pt-br'] }, true],
    [{ type: 'text', of: 'visitor.language', is: 'any-of', value: ['pt-pt'] }, false],
    [{ type: 'text', of: 'visitor.language', is: 'none-of', value: ['pt'] }, false],
    [{ type: 'text', of: 'visitor.country', is: 'any-of', value: ['br'] }, true],
    [{ type: 'text', of: 'visitor.referrer', is: 'contains', value: 'Google' }, true],
    [{ type: 'text', of: 'visitor.referrer', is: 'not-contains', value: 'google' }, false],
    [{ type: 'number', of: 'visitor.seconds', is: 'at-least', value: 30 }, true],
    [{ type: 'number', of: 'visitor.seconds', is: 'more', value: 30 }, false],
    [{ type: 'number', of: 'visitor.views', is: 'between', value: [2, 4] }, true],
    [{ type: 'text', of: 'contact.plan', is: 'equals', value: 'gold' }, true],
    [{ type: 'text', of: 'contact.plan', is: 'not-equals', value: 'silver' }, true],
    [{ type: 'number', of: 'contact.seats', is: 'more', value: 10 }, true],
    [{ type: 'date', of: 'contact.since', is: 'within-last', value: { days: 7 } }, true],
    [{ type: 'date', of: 'contact.since', is: 'before', value: '2026-03-10' }, false],
    [{ type: 'list', of: 'contact.tags', is: 'includes', value: 'b' }, true],
    [{ type: 'list', of: 'contact.tags', is: 'excludes', value: 'b' }, false],
    [{ type: 'boolean', of: 'contact.vip', is: 'true' }, true],
    [{ type: 'text', of: 'contact.phone', is: 'unknown' }, true],
    [{ type: 'text', of: 'contact.phone', is: 'known' }, false],
  ])('%o: %s', (test, expected) => {
    expect(visitorTest.parse(test)).toEqual(test)
    expect(visitorPasses(test, ada)).toBe(expected)
  })

  it.each<VisitorTest>([
    { type: 'text', of: 'visitor.list', is: 'none-of', value: ['vip'] },
    { type: 'text', of: 'visitor.device', is: 'none-of', value: ['phone'] },
    { type: 'text', of: 'visitor.language', is: 'none-of', value: ['pt'] },
    { type: 'text', of: 'visitor.country', is: 'none-of', value: ['br'] },
    { type: 'text', of: 'visitor.referrer', is: 'not-contains', value: 'google' },
    { type: 'number', of: 'visitor.seconds', is: 'less', value: 30 },
    { type: 'number', of: 'visitor.views', is: 'not-equals', value: 3 },
    { type: 'boolean', of: 'visitor.returning', is: 'false' },
    { type: 'text', of: 'contact.plan', is: 'not-equals', value: 'gold' },
    { type: 'text', of: 'contact.plan', is: 'none-of', value: ['gold'] },
    { type: 'text', of: 'contact.plan', is: 'not-matches', value: 'gold' },
    { type: 'list', of: 'contact.tags', is: 'excludes', value: 'b' },
    { type: 'list', of: 'contact.tags', is: 'empty' },
    { type: 'text', of: 'contact.constructor_', is: 'not-equals', value: 'x' },
  ])('is never true of what is unknown: %o', test => {
    expect(visitorPasses(test, stranger)).toBe(false)
  })

  it('takes nobody for a contact, or for somebody the site knows, unless it is said', () => {
    expect(visitorPasses({ type: 'boolean', of: 'visitor.known', is: 'false' }, stranger)).toBe(true)
    expect(visitorPasses({ type: 'boolean', of: 'visitor.identified', is: 'false' }, stranger)).toBe(true)
  })

  it('takes a number that is none for unknown', () => {
    const test = { type: 'number', of: 'contact.plan', is: 'not-equals', value: 5 } as const
    expect(visitorPasses(test, ada)).toBe(false)
  })

  it.each([
    { type: 'text', of: 'visitor.shoes', is: 'equals', value: 'x' },
    { type: 'text', of: 'contact.__proto__', is: 'known' },
    { type: 'text', of: 'contact.constructor', is: 'known' },
    { type: 'text', of: 'vars.plan', is: 'known' },
    { type: 'number', of: 'visitor.device', is: 'more', value: 1 },
    { type: 'text', of: 'visitor.device', is: 'equals', value: 'phone' },
    { type: 'text', of: 'visitor.device', is: 'any-of', value: ['fridge'] },
    { type: 'text', of: 'visitor.country', is: 'any-of', value: ['Brazil'] },
    { type: 'text', of: 'visitor.language', is: 'any-of', value: ['Portuguese!'] },
    { type: 'text', of: 'visitor.list', is: 'any-of', value: [] },
    { type: 'boolean', of: 'visitor.known', is: 'unknown' },
    { type: 'text', of: 'contact.plan', is: 'equals', value: '' },
    { type: 'number', of: 'visitor.seconds', is: 'more', value: null },
  ])('is refused: %o', test => {
    expect(visitorTest.safeParse(test).success).toBe(false)
  })
})
