import { describe, expect, test } from 'vitest'
import { website } from '../../plugins/website/index.ts'
import type { ChannelSettings } from '../../runtime/channels/channels.ts'
import { createAllowsOrigin } from '../../runtime/channels/origins.ts'

const here = 'chat.example.com'
const [a, b, c] = ['https://a.example', 'https://b.example', 'https://c.example']

/** Who may, of these channels and this ceiling. */
function allows(lists: Readonly<Record<string, readonly string[]>>, ceiling: readonly string[] = []) {
  const channels = new Map<string, ChannelSettings>(
    Object.entries(lists).map(([id, origins]) => [id, { id, kind: website, revision: 1, config: {}, paused: false, origins }]),
  )
  return createAllowsOrigin(
    { origins: ceiling, publicUrl: 'https://public.example/chat' },
    { list: () => [...channels.values()], find: id => channels.get(id) },
  )
}

describe('an origin may use a channel', () => {
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['with no list anywhere: any', [], [], [a, b, c]],
    ['with the channel’s list: those on it', [a, b], [], [a, b]],
    ['with the operator’s list: those on it', [], [b, c], [b, c]],
    ['with both: those on both', [a, b], [b, c], [b]],
    ['with both and nothing in common: none', [a], [c], []],
  ])('%s', (_, own, ceiling, may) => {
    const check = allows({ shop: own }, ceiling)
    expect([a, b, c].filter(origin => check(origin, here, 'shop'))).toEqual(may)
    expect(
      [a, b, c].filter(origin => check(origin, here)),
      'any channel, where it is the only one',
    ).toEqual(may)
  })

  test('where the channel is not known yet: if any channel takes it', () => {
    const check = allows({ shop: [a], help: [b] })
    expect([a, b, c].map(origin => check(origin, here))).toEqual([true, true, false])
    expect([a, b, c].map(origin => check(origin, here, 'shop'))).toEqual([true, false, false])
    expect([a, b, c].map(origin => check(origin, here, 'help'))).toEqual([false, true, false])
    expect(check(a, here, 'gone'), 'a channel that is not there').toBe(false)
    expect(allows({})(a, here), 'no channel at all').toBe(false)
  })
})

test('our own pages always may, and programs, which have no page', () => {
  const check = allows({ shop: [a] }, [a])
  for (const origin of [`https://${here}`, `http://${here}`, 'https://public.example', undefined])
    expect(check(origin, here, 'shop'), origin).toBe(true)
  expect(check('http://localhost:3000', 'localhost:3000', 'shop')).toBe(true)
  expect(check('http://localhost:3001', 'localhost:3000', 'shop')).toBe(false)
  expect(check('http://localhost', 'localhost:80', 'shop')).toBe(true)
  expect(check('https://localhost', 'localhost:443', 'shop')).toBe(true)
})

test.each([
  'null',
  '',
  'nonsense',
  'https://a.example/',
  'https://a.example/shop',
  'https://A.example',
  'https://a.example:443',
  'https://user@a.example',
  'http://a.example',
  'https://a.example.evil.example',
  'https://evil.example#https://a.example',
  'file://',
  'data:text/html,',
])('"%s" is nobody’s origin', origin => {
  for (const host of [here, undefined, '']) {
    expect(allows({ shop: [a] })(origin, host, 'shop')).toBe(false)
    if (URL.parse(origin)?.origin !== origin) expect(allows({ shop: [] })(origin, host), 'nor among any').toBe(false)
  }
})
