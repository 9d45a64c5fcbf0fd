import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene, helloFlow } from '../rig/api-scene.ts'

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene({ TRUST_PROXY: '1' })
  for (const channel of ['site', 'hours', 'rest', 'timed', 'patient', 'people'])
    await scene.call(`PUT /api/channels/${channel}`, { revision: 0, kind: 'website', config: { hours: 'office' } }, adminToken)
  const put = (id: string, channel: string, target: object, options: object = {}) =>
    scene.publish({ ...helloFlow, id, channel, target, options })
  await put('sale', 'site', { pages: [{ of: 'query', name: 'x', is: 'equals', value: '1' }] })
  await put('abroad', 'site', { visitors: [{ all: [chosen('visitor.country', 'DK'), chosen('visitor.device', 'phone')] }] })
  await put('prices', 'site', {
    pages: [{ of: 'url', is: 'wildcard', value: '*/prices*' }],
    exceptPages: [{ of: 'url', is: 'contains', value: 'old' }],
  })
  await put('hour', 'patient', { visitors: [{ all: [{ type: 'number', of: 'visitor.seconds', is: 'at-least', value: 3_600 }] }] })
  await put('late', 'timed', { visitors: [{ all: [{ type: 'number', of: 'visitor.seconds', is: 'at-least', value: 30 }] }] })
  await put('office', 'hours', {}, { hours: 'only-open' })
  await put('always', 'hours', {})
  await put('known', 'people', { visitors: [{ all: [{ type: 'text', of: 'contact.plan', is: 'equals', value: 'gold' }] }] })
  await put('strangers', 'people', { visitors: [{ all: [{ type: 'boolean', of: 'visitor.known', is: 'false' }] }] })
})
afterAll(() => scene.close())

const chosen = (of: string, value: string) => ({ type: 'text', of, is: 'any-of', value: [value] })
type Asked = Readonly<Record<string, string>>
const ask = (query: Asked, token?: string, headers: Asked = {}) =>
  scene.call(`GET /api/visitor/config?${new URLSearchParams(query)}`, undefined, token, headers)
const shownOn = async (query: Asked, token?: string, headers?: Asked): Promise<string | undefined> => {
  const { status, json } = await ask(query, token, headers)
  expect(status).toBe(200)
  expect(json.shows).toBe(json.flow !== undefined)
  return json.flow?.id
}
const site = (path: string): Asked => ({ channel: 'site', url: `https://shop.example${path}` })

describe('the flow that a page meets', () => {
  test('is the first in order that is for it', async () => {
    expect(await shownOn(site('/?x=1'))).toBe('sale')
    expect(await shownOn(site('/prices'))).toBe('prices')
    expect(await shownOn(site('/prices?x=1'))).toBe('sale')
    const ids = (await scene.call('GET /api/flows', undefined, adminToken)).json.map(({ id }: { id: string }) => id)
    const first = ['prices', ...ids.filter((id: string) => id !== 'prices')]
    await scene.call('PUT /api/flow-order', { ids: first }, adminToken)
    expect(await shownOn(site('/prices?x=1'))).toBe('prices')
    await scene.call('PUT /api/flow-order', { ids }, adminToken)
  })

  test('is none where none is for it, and a flow that is named is met all the same', async () => {
    const { status, json } = await ask(site('/old/prices'))
    expect(status).toBe(200)
    expect(json).toEqual({ shows: false, channel: 'site', unread: 0, visit: expect.any(String) })
    expect(await shownOn({ ...site('/'), flow: 'prices' })).toBe('prices')
  })

  test('goes by what is known of the visitor: where the proxy says they are, and what they hold', async () => {
    const phone = { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148' }
    expect(await shownOn(site('/'), undefined, { ...phone, 'cf-ipcountry': 'DK' })).toBe('abroad')
    expect(await shownOn(site('/'), undefined, { ...phone, 'x-country-code': 'dk' })).toBe('abroad')
    expect(await shownOn({ ...site('/'), device: 'phone' }, undefined, { 'cf-ipcountry': 'DK' })).toBe('abroad')
    expect(await shownOn(site('/'), undefined, { ...phone, 'cf-ipcountry': 'DE' })).toBeUndefined()
    expect(await shownOn(site('/'), undefined, { ...phone, 'cf-ipcountry': 'XX' })).toBeUndefined()
    const untrusted = await createApiScene()
    await untrusted.publish({ ...helloFlow, id: 'abroad', target: { visitors: [{ all: [chosen('visitor.country', 'DK')] }] } })
    const answer = await untrusted.call('GET /api/visitor/config', undefined, undefined, { 'cf-ipcountry': 'DK' })
    await untrusted.close()
    expect(answer.json.shows, 'without a proxy anybody writes that header').toBe(false)
    expect(await shownOn({ ...site('/'), device: 'desktop' }, undefined, { ...phone, 'cf-ipcountry': 'DK' })).toBeUndefined()
  })

  test('may come with time, which the server counts from page to page', async () => {
    const page = { channel: 'timed', url: 'https://shop.example/' }
    const first = await ask(page)
    expect(first.json).toMatchObject({ shows: false, againMs: 30_000 })
    scene.clock.advance(10_000)
    const second = await ask({ ...page, visit: first.json.visit })
    expect(second.json).toMatchObject({ shows: false, againMs: 20_000 })
    expect(await shownOn({ ...page, seconds: '30' })).toBe('late')
    scene.clock.advance(20_000)
    expect(await shownOn({ ...page, visit: second.json.visit })).toBe('late')
    scene.clock.advance(60 * 60_000)
    expect((await ask({ ...page, visit: second.json.visit })).json, 'another visit').toMatchObject({ againMs: 30_000 })
  })

  test('goes on counting for somebody who stays on one page for an hour', async () => {
    const page = { channel: 'patient', url: 'https://shop.example/' }
    let { json } = await ask(page)
    for (let asked = 1; json.shows === false && asked < 10; asked += 1) {
      scene.clock.advance(json.againMs)
      ;({ json } = await ask({ ...page, visit: json.visit }))
    }
    expect(json).toMatchObject({ shows: true, flow: { id: 'hour' } })
  })

  test('shows nothing while it hides outside its hours, and lets no other come instead', async () => {
    const weekly = [1, 2, 3, 4, 5, 6, 7].map(day => ({ day, from: '09:00', to: '17:00' }))
    const page = { channel: 'hours', url: 'https://shop.example/' }
    expect(await shownOn(page), 'hours that nobody has set are open').toBe('office')
    await scene.runtime.availability.set({ hours: { office: { tz: 'UTC', weekly, holidays: [] } }, agents: {} }, 0)
    const now = scene.clock.now()
    scene.clock.advance(86_400_000 - (now % 86_400_000) + 3_600_000)
    expect(await shownOn(page)).toBeUndefined()
    scene.clock.advance(9 * 3_600_000)
    expect(await shownOn(page)).toBe('office')
  })

  test('knows a contact by what is stored, once it is theirs; a typed address makes nobody known', async () => {
    const [own, other] = [await scene.visitor(), await scene.visitor()]
    const page = { channel: 'people' }
    const begin = async (visitor: string, clientMsgId: string): Promise<string> =>
      (await scene.call('POST /api/visitor/conversations', { flow: 'always', clientMsgId, text: 'hi' }, visitor)).json
        .conversation.id
    const [mine] = [await begin(own, 'a'), await begin(other, 'b')]
    expect(await shownOn(page, own)).toBe('strangers')
    const linked = await scene.call(`PUT /api/conversations/${mine}/contact`, { email: 'ada@example.com' }, adminToken)
    const { id, revision } = linked.json.contact ?? linked.json
    expect(await shownOn(page, own), 'somebody, but not of that plan').toBeUndefined()
    await scene.call(`PATCH /api/contacts/${id}`, { revision, properties: { plan: 'Gold' } }, adminToken)
    expect(await shownOn(page, own)).toBe('known')
    expect(await shownOn(page, other)).toBe('strangers')
  })

  test('is nowhere on a channel that is paused; a channel without a live flow is an error', async () => {
    await scene.call('PUT /api/channels/rest', { revision: 1, kind: 'website', config: {}, paused: true }, adminToken)
    expect((await ask({ channel: 'rest' })).json.error.code).toBe('no_live_flow')
    await scene.publish({ ...helloFlow, id: 'asleep', channel: 'rest' })
    expect(await shownOn({ channel: 'rest' })).toBeUndefined()
    expect(await shownOn({ channel: 'rest', flow: 'asleep' })).toBeUndefined()
  })
})

describe('a conversation', () => {
  test('begins without an opening with the flow its page meets', async () => {
    const begin = (path: string, clientMsgId: string) =>
      scene.call('POST /api/visitor/conversations', {
        channel: 'site',
        page: { url: `https://shop.example${path}` },
        clientMsgId,
        text: 'hi',
      })
    const { json } = await begin('/prices', 'c')
    const { record } = await scene.runtime.store.conversations.get(json.conversation.id).then(found => ({ record: found }))
    expect(record).toMatchObject({ flow: 'prices' })
    expect((await begin('/', 'd')).json.error.code).toBe('no_flow_here')
  })

  test('that is under way stays reachable where none is for the page', async () => {
    const visitor = await scene.visitor()
    const { opening } = (await ask(site('/prices'), visitor)).json
    const begun = await scene.call(
      'POST /api/visitor/conversations',
      { flow: 'prices', opening, clientMsgId: 'e', text: 'hi' },
      visitor,
    )
    expect((await ask(site('/'), visitor)).json).toMatchObject({
      shows: false,
      conversation: { id: begun.json.conversation.id },
      flow: { id: 'prices' },
      greeting: [],
      opening: null,
      display: { heading: 'Chat' },
    })
  })
})

const hostile: readonly string[] = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://',
  'http://[::1',
  'https://shop.example:99999/',
  'https://shop.example/%',
  'https://shop.example/%00%ff%fe',
  'https://shop.example/%E0%A4%A',
  `https://shop.example/?${'x=1&'.repeat(990)}`,
  `https://shop.example/${'%41'.repeat(1_300)}`,
  `https://shop.example/${'a'.repeat(3_970)}`,
  `https://shop.example/${'a'.repeat(4_000)}`,
  'https://münchen.example/?x=1',
  'https://xn--.example/',
  'https://xn--mnchen-3ya.example/?x=%F0%9F%98%80',
  'https://user:pass@shop.example/?x=1',
  'https://shop.example/\u202e\u0000?x=1',
  'https://shop.example/\ud800?x=1',
  'https://0x7f.1/?x=1',
  'https://shop.example/?x=1#\u2028',
  'HTTPS://SHOP.EXAMPLE/..//../?X=1',
  "https://shop.example/?x=1';drop table contact--",
  'https://shop.example/?__proto__=1&constructor=2',
  'blob:https://shop.example/1',
]

test.each(hostile)('whatever a page says of itself is answered: %s', async url => {
  const { status, json } = await ask({ channel: 'site', url })
  expect([200, 400]).toContain(status)
  if (status === 200) expect(json).toHaveProperty('shows')
  const more = await ask({ channel: 'site', url: 'https://shop.example/', referrer: url, visit: url.slice(0, 100) })
  expect([200, 400]).toContain(more.status)
})

describe('the simulator', () => {
  const simulate = (body: object, token = adminToken) => scene.call('POST /api/targeting/simulate', body, token)

  test('says the same as the page shows, and of each flow what kept it', async () => {
    for (const path of ['/?x=1', '/prices', '/old/prices', '/', '/prices?x=1']) {
      const { url = '' } = site(path)
      const { json } = await simulate({ channel: 'site', url })
      expect(json.shows ?? undefined, path).toBe(await shownOn(site(path)))
    }
    const { json } = await simulate({
      channel: 'site',
      url: 'https://shop.example/prices?x=1',
      facts: { country: 'dk', device: 'phone' },
    })
    expect(json.flows.map(({ id, fate, by }: Record<string, string>) => [id, fate, by])).toEqual([
      ['sale', 'shown', 'meets'],
      ['abroad', 'behind', 'meets'],
      ['prices', 'behind', 'meets'],
    ])
    expect(json.flows[1].rules).toContainEqual({
      block: 'visitors',
      group: 0,
      at: 0,
      holds: true,
      actual: 'DK',
      rule: chosen('visitor.country', 'DK'),
    })
  })

  test('takes a target that is only drawn for published', async () => {
    const draft = { flow: 'prices', target: { pages: [{ of: 'all' }] } }
    const { json } = await simulate({ channel: 'site', url: 'https://shop.example/', draft })
    expect(json.shows).toBe('prices')
    const broken = await simulate({ channel: 'site', draft: { flow: 'prices', target: { pages: 'no' } } })
    expect(broken.json.flows[2]).toMatchObject({ fate: 'unreadable', meets: false, rules: [] })
  })

  test('knows hours, time on the site, contacts and channels that rest', async () => {
    const late = await simulate({ channel: 'timed', facts: { seconds: 10 } })
    expect(late.json.flows[0]).toMatchObject({ fate: 'other', by: 'visitor', dueMs: 20_000 })
    const gold = await simulate({ channel: 'people', facts: { properties: { plan: 'gold' } } })
    expect(gold.json.shows).toBe('known')
    const { rows } = await scene.runtime.store.contacts.list({ order: 'recent', limit: 1 })
    expect((await simulate({ channel: 'people', contact: rows[0]?.id })).json.shows).toBe('known')
    expect((await simulate({ channel: 'rest' })).json).toMatchObject({ shows: null, isPaused: true, flows: [{ fate: 'paused' }] })
    scene.clock.advance(86_400_000 - (scene.clock.now() % 86_400_000))
    expect((await simulate({ channel: 'hours' })).json).toMatchObject({
      shows: null,
      isOpen: false,
      flows: [
        { id: 'office', fate: 'hours' },
        { id: 'always', fate: 'blocked' },
      ],
    })
  })

  test.each(hostile)('answers whatever the page: %s', async url => {
    const { status } = await simulate({ channel: 'site', url, facts: { referrer: url } })
    expect([200, 400]).toContain(status)
  })

  test('refuses what is not there', async () => {
    expect((await simulate({ channel: 'fax' })).json.error.code).toBe('channel_unknown')
    expect((await simulate({ channel: 'site', facts: { shoes: 1 } })).json.error.code).toBe('invalid_body')
  })
})
