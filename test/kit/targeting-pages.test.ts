import { describe, expect, it } from 'vitest'
import { pageAddress, wholeOf } from '../../plugins/kit/targeting/page-address.ts'
import { meansPage, type PageRule } from '../../plugins/kit/targeting/page-rule.ts'

const means = (rule: PageRule, url: string): boolean => meansPage(rule, pageAddress(url))

describe('an address of a page', () => {
  it.each([
    ['HTTPS://Example.COM', 'https://example.com/'],
    ['https://example.com:443/a', 'https://example.com/a'],
    ['http://example.com:80/a', 'http://example.com/a'],
    ['http://example.com:443/a', 'http://example.com:443/a'],
    ['https://example.com/Prices/', 'https://example.com/Prices/'],
    ['https://example.com/a#top', 'https://example.com/a'],
    ['https://example.com/a?', 'https://example.com/a'],
    ['https://example.com/%7eada/%c3%bc', 'https://example.com/~ada/%C3%BC'],
    ['https://example.com/ü', 'https://example.com/%C3%BC'],
    ['https://example.com/a%2fb', 'https://example.com/a%2Fb'],
    ['https://example.com/100%', 'https://example.com/100%25'],
    ["https://example.com/it's?it's", 'https://example.com/it%27s?it%27s'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
    ['https://ada:secret@example.com/', 'https://example.com/'],
    ['https://example.com/a/../b', 'https://example.com/b'],
  ])('%s is compared as %s', (url, whole) => {
    const page = pageAddress(url)
    expect(page && wholeOf(page)).toBe(whole)
  })

  it.each([
    '',
    'javascript:alert(1)',
    'about:blank',
    'data:text/html,x',
    'file:///etc/passwd',
    '/prices',
    'https://',
    'http://[::1',
  ])('%s is none', url => {
    expect(pageAddress(url)).toBeUndefined()
  })
})

type Case = readonly [of: 'equals' | 'contains' | 'starts' | 'wildcard', value: string, url: string, means: boolean]

describe('a rule about the address', () => {
  it.each<Case>([
    ['equals', 'https://example.com/prices', 'https://example.com/prices', true],
    ['equals', 'https://example.com/prices', 'https://EXAMPLE.com:443/prices#top', true],
    ['equals', 'https://example.com/prices', 'https://example.com/prices/', false],
    ['equals', 'https://example.com/prices', 'https://example.com/Prices', false],
    ['equals', 'https://example.com/prices', 'https://example.com/prices?x=1', false],
    ['equals', 'https://example.com/prices', 'http://example.com/prices', false],
    ['equals', 'example.com/prices', 'http://example.com/prices', true],
    ['equals', 'example.com', 'https://example.com/', true],
    ['equals', 'https://example.com', 'https://example.com/', true],
    ['equals', 'example.com?x=1', 'https://example.com/?x=1', true],
    ['equals', 'Example.com:443/a', 'https://example.com/a', true],
    ['equals', 'example.com:8080/a', 'http://example.com:8080/a', true],
    ['equals', 'münchen.example/bücher', 'https://xn--mnchen-3ya.example/b%C3%BCcher', true],
    ['equals', 'example.com/a b', 'https://example.com/a%20b', true],
    ['equals', '/prices', 'https://example.com/prices', false],
    ['equals', '#top', 'https://example.com/', false],
    ['starts', 'https://example.com/blog/', 'https://example.com/blog/2026', true],
    ['starts', 'https://example.com/blog/', 'https://example.com/blog', false],
    ['starts', 'example.com/blog', 'http://example.com/blogs', true],
    ['starts', 'Example', 'https://example.com/', true],
    ['starts', 'https://exa', 'https://example.com/', true],
    ['starts', 'http://exa', 'https://example.com/', false],
    ['starts', '10', 'http://10.0.0.1/', true],
    ['starts', 'example.com?x=', 'https://example.com/?x=1', true],
    ['starts', '/blog', 'https://example.com/blog', false],
    ['contains', '/prices', 'https://example.com/prices?x=1', true],
    ['contains', 'x=1', 'https://example.com/prices?x=1', true],
    ['contains', 'Prices', 'https://example.com/prices', false],
    ['contains', 'EXAMPLE', 'https://example.com/', true],
    ['contains', 'Example.com/prices', 'https://www.example.com/prices', true],
    ['contains', 'https://example.com/pri', 'https://example.com/prices', true],
    ['contains', 'com/prices', 'https://example.com/prices', true],
    ['contains', 'bücher', 'https://example.com/b%c3%bccher', true],
    ['contains', 'a b', 'https://example.com/a%20b', true],
    ['contains', '#', 'https://example.com/#', false],
    ['wildcard', '*', 'https://example.com/', true],
    ['wildcard', 'https://example.com/*', 'https://example.com/a/b?c', true],
    ['wildcard', 'https://example.com/*', 'http://example.com/a', false],
    ['wildcard', 'http*://example.com/*', 'https://example.com/a', true],
    ['wildcard', '*://example.com/*', 'http://example.com/a', true],
    ['wildcard', '*.Example.com/*', 'https://shop.example.com/a', true],
    ['wildcard', '*.example.com/*', 'https://example.com/a', false],
    ['wildcard', '*.example.com', 'https://shop.example.com/', true],
    ['wildcard', 'example.com', 'https://example.com/', true],
    ['wildcard', 'example.com', 'https://example.com/a', false],
    ['wildcard', '*Prices', 'https://example.com/Prices', true],
    ['wildcard', '*Prices', 'https://example.com/prices', false],
    ['wildcard', '*/blog/*/comments', 'https://example.com/blog/2026/comments', true],
    ['wildcard', '*/blog/*/comments', 'https://example.com/blog/comments', false],
    ['wildcard', 'example.com/a.b', 'https://example.com/axb', false],
    ['wildcard', 'example.com/(a|b)', 'https://example.com/a', false],
    ['wildcard', 'example.com/a*a', 'https://example.com/a', false],
    ['wildcard', 'example.com/?x=*', 'https://example.com/?x=1', true],
    ['wildcard', 'example.com?x=*', 'https://example.com/?x=1', true],
  ])('%s "%s" of %s: %s', (is, value, url, expected) => {
    expect(means({ of: 'url', is, value }, url)).toBe(expected)
  })

  it('"is not" is the other way round', () => {
    expect(means({ of: 'url', is: 'not-equals', value: 'example.com/a' }, 'https://example.com/a')).toBe(false)
    expect(means({ of: 'url', is: 'not-equals', value: 'example.com/a' }, 'https://example.com/b')).toBe(true)
  })

  it('is never true of a page nobody knows, also not "is not"; "all pages" is', () => {
    for (const is of ['equals', 'not-equals', 'contains', 'starts', 'wildcard'] as const)
      expect(meansPage({ of: 'url', is, value: '*' }, undefined)).toBe(false)
    expect(meansPage({ of: 'query', name: 'x', is: 'known' }, undefined)).toBe(false)
    expect(meansPage({ of: 'all' }, undefined)).toBe(true)
  })
})

describe('a rule about a parameter of the query', () => {
  it.each([
    [{ is: 'equals', value: 'a b' }, 'x=a%20b', true],
    [{ is: 'equals', value: 'a b' }, 'x=a+b', true],
    [{ is: 'equals', value: 'b' }, 'x=a&x=b', true],
    [{ is: 'equals', value: 'A' }, 'x=a', false],
    [{ is: 'equals', value: 'a' }, 'X=a', false],
    [{ is: 'equals', value: 'ü' }, 'x=%C3%BC', true],
    [{ is: 'contains', value: 'le' }, 'x=sale', true],
    [{ is: 'starts', value: 'sa' }, 'x=sale', true],
    [{ is: 'starts', value: 'le' }, 'x=sale', false],
    [{ is: 'known' }, 'x', true],
    [{ is: 'known' }, 'x=', true],
    [{ is: 'known' }, 'y=x', false],
    [{ is: 'known' }, 'y#x=1', false],
    [{ is: 'equals', value: '�' }, 'x=%ff', true],
  ] as const)('%o of ?%s: %s', (rule, query, expected) => {
    expect(means({ of: 'query', name: 'x', ...rule }, `https://example.com/?${query}`)).toBe(expected)
  })
})
