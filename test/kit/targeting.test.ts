import '../rig/repeatable.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { dueIn } from '../../plugins/kit/targeting/due-in.ts'
import { meets } from '../../plugins/kit/targeting/meets.ts'
import { pageAddress, wholeOf } from '../../plugins/kit/targeting/page-address.ts'
import { meansPage } from '../../plugins/kit/targeting/page-rule.ts'
import { readTarget, target } from '../../plugins/kit/targeting/target.ts'
import type { VisitorFacts } from '../../plugins/kit/targeting/visitor-facts.ts'
import type { VisitorTest } from '../../plugins/kit/targeting/visitor-test.ts'
import { matchesWildcard } from '../../plugins/kit/targeting/wildcard.ts'

type Written = z.input<typeof target>
const url = 'https://example.com/prices?x=1'
const phone: VisitorFacts = { device: 'phone', language: 'de', seconds: 10, now: 0 }
const met = (written: Written, visitor: VisitorFacts = phone, at: string | undefined = url) =>
  meets(target.parse(written), { url: at, visitor })

const prices = { of: 'url', is: 'contains', value: '/prices' } as const
const blog = { of: 'url', is: 'contains', value: '/blog' } as const
const sale = { of: 'query', name: 'x', is: 'equals', value: '1' } as const
const chosen = (of: string, value: string): VisitorTest => ({ type: 'text', of, is: 'any-of', value: [value] })
const onPhone = chosen('visitor.device', 'phone')
const german = chosen('visitor.language', 'de')
const danish = chosen('visitor.language', 'da')
type Compared = 'at-least' | 'more' | 'less'
const from = (value: number, is: Compared = 'at-least'): VisitorTest => ({ type: 'number', of: 'visitor.seconds', is, value })

describe('a flow is for a visitor on a page', () => {
  it.each<readonly [string, Written, ReturnType<typeof met>['by']]>([
    ['nothing is said: everybody on every page', {}, 'meets'],
    ['no page is listed: nowhere', { pages: [] }, 'page'],
    ['its page', { pages: [prices] }, 'meets'],
    ['another page', { pages: [blog] }, 'page'],
    ['one of its pages', { pages: [blog, prices] }, 'meets'],
    ['another page, but its parameter', { pages: [blog, sale] }, 'meets'],
    ['an excepted page', { pages: [prices], exceptPages: [sale] }, 'except-page'],
    ['an exclusion that means another page', { exceptPages: [blog] }, 'meets'],
    ['an excepted device', { exceptVisitors: [{ all: [onPhone] }] }, 'except-visitor'],
    ['an exclusion of which half is true', { exceptVisitors: [{ all: [onPhone, danish] }] }, 'meets'],
    ['an exclusion before the page', { pages: [blog], exceptVisitors: [{ all: [onPhone] }] }, 'except-visitor'],
    ['its visitor', { visitors: [{ all: [onPhone, german] }] }, 'meets'],
    ['half its visitor', { visitors: [{ all: [onPhone, danish] }] }, 'visitor'],
    ['the second group', { visitors: [{ all: [danish] }, { all: [onPhone] }] }, 'meets'],
    ['its visitor on another page', { pages: [blog], visitors: [{ all: [onPhone] }] }, 'page'],
    ['its page and another visitor', { pages: [prices], visitors: [{ all: [danish] }] }, 'visitor'],
    ['a group without tests opens nothing', { visitors: [{ all: [danish] }, { all: [] }] }, 'visitor'],
    ['only groups without tests: everybody', { visitors: [{ all: [] }] }, 'meets'],
    ['an empty exclusion excludes nobody', { exceptVisitors: [{ all: [] }] }, 'meets'],
    ['an exclusion about what is unknown', { exceptVisitors: [{ all: [chosen('visitor.country', 'DE')] }] }, 'meets'],
  ])('%s', (_name, written, by) => {
    expect(met(written).by).toBe(by)
    expect(met(written).meets).toBe(by === 'meets')
  })

  it('says of every rule whether it holds, and what was there', () => {
    const { rules } = met({
      pages: [blog, sale],
      exceptPages: [prices],
      visitors: [{ all: [german, from(30)] }, { all: [danish] }],
    })
    expect(rules.map(({ block, at, holds, actual }) => [block, at, holds, actual])).toEqual([
      ['pages', 0, false, url],
      ['pages', 1, true, '1'],
      ['exceptPages', 0, true, url],
      ['visitors', 0, true, 'de'],
      ['visitors', 1, false, '10'],
      ['visitors', 0, false, 'de'],
    ])
    expect(rules[5]).toMatchObject({ group: 1, rule: danish })
  })

  it('is met without an address only where it is for all pages', () => {
    expect(met({}, phone, undefined).meets).toBe(true)
    expect(meets(target.parse({ pages: [{ of: 'url', is: 'not-equals', value: 'a.example' }] }), { visitor: phone }).by).toBe(
      'page',
    )
  })

  it('is met nowhere when its target cannot be read', () => {
    expect(readTarget({ pages: 'all' })).toBeUndefined()
    expect(readTarget({ shoes: 1 })).toBeUndefined()
    expect(readTarget({})).toEqual({ pages: [{ of: 'all' }], exceptPages: [], visitors: [], exceptVisitors: [] })
  })
})

describe('staying on the page', () => {
  const due = (written: Written, seconds?: number) => dueIn(target.parse(written), { url, visitor: { ...phone, seconds } })

  it.each<readonly [string, Written, number | undefined, number | undefined]>([
    ['helps after the rest of the time', { visitors: [{ all: [from(30)] }] }, 10, 20_000],
    ['helps right after the second', { visitors: [{ all: [from(30, 'more')] }] }, 10, 21_000],
    ['helps at the first of two times', { visitors: [{ all: [from(60)] }, { all: [from(30)] }] }, 10, 20_000],
    ['helps when an exclusion ends', { exceptVisitors: [{ all: [from(15, 'less')] }] }, 10, 5_000],
    ['counts parts of seconds', { visitors: [{ all: [from(30)] }] }, 29.5, 500],
    ['does not help on another page', { pages: [blog], visitors: [{ all: [from(30)] }] }, 10, undefined],
    ['does not help another visitor', { visitors: [{ all: [from(30), danish] }] }, 10, undefined],
    ['does not help who was too late', { visitors: [{ all: [from(5, 'less')] }] }, 10, undefined],
    ['does not help when nobody counts', { visitors: [{ all: [from(30)] }] }, undefined, undefined],
    ['does not take days', { visitors: [{ all: [from(1e9)] }] }, 10, undefined],
  ])('%s', (_name, written, seconds, expected) => {
    expect(due(written, seconds)).toBe(expected)
  })
})

describe('whatever comes', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string())
  const value = text.filter(written => written.trim() !== '').map(written => written.slice(0, 2_000))

  it('no address and no rule throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('equals', 'not-equals', 'contains', 'starts', 'wildcard'),
        value,
        text,
        (is, written, address) => {
          const means = meansPage({ of: 'url', is, value: written }, pageAddress(address))
          expect(typeof means).toBe('boolean')
          const found = meets(target.parse({ pages: [{ of: 'query', name: written, is: 'known' }] }), {
            url: address,
            visitor: phone,
          })
          expect(found.rules).toHaveLength(1)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('a page is itself, begins with itself, contains itself and matches itself', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), url => {
        const page = pageAddress(url)
        const address = page ? wholeOf(page) : url
        for (const is of ['equals', 'starts', 'contains'] as const)
          expect(meansPage({ of: 'url', is, value: address }, page)).toBe(true)
        expect(meansPage({ of: 'url', is: 'wildcard', value: `${address}*` }, page)).toBe(true)
      }),
    )
  })

  it('a wildcard agrees with one that tries everything', () => {
    const tries = (pattern: string, tried: string): boolean => {
      if (pattern === '') return tried === ''
      if (pattern.startsWith('*')) return tries(pattern.slice(1), tried) || (tried !== '' && tries(pattern, tried.slice(1)))
      return tried.startsWith(pattern.charAt(0)) && tried !== '' && tries(pattern.slice(1), tried.slice(1))
    }
    const few = (...letters: string[]) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 })
    fc.assert(
      fc.property(few('a', 'b', '*'), few('a', 'b'), (pattern, tried) => {
        expect(matchesWildcard(pattern, tried)).toBe(tries(pattern, tried))
      }),
      { numRuns: 2_000 },
    )
  })

  it('a wildcard never goes back: what would take others for ever is done at once', () => {
    const address = `https://example.com/${'a'.repeat(3_900)}`
    expect(meansPage({ of: 'url', is: 'wildcard', value: `${'*a'.repeat(990)}*b` }, pageAddress(address))).toBe(false)
    expect(meansPage({ of: 'url', is: 'wildcard', value: `${'*a'.repeat(990)}*` }, pageAddress(address))).toBe(true)
    expect(
      meansPage({ of: 'url', is: 'wildcard', value: `*${'a'.repeat(1_000)}*${'a'.repeat(900)}b` }, pageAddress(address)),
    ).toBe(false)
  })
})
