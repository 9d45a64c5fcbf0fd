import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { widgetLanguages } from '../../plugins/website/phrases.ts'
import { type ApiScene, adminToken, createApiScene, helloFlow } from '../rig/api-scene.ts'

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene()
  await scene.publish(helloFlow)
  await put('help', { name: 'Help', colour: '#123456', hours: 'office' })
  await scene.publish({ ...helloFlow, id: 'help', channel: 'help', display: { heading: { en: 'Ada' }, phone: 'prompt' } })
})
afterAll(() => scene.close())

const put = async (id: string, config: object, revision = 0) =>
  scene.call(`PUT /api/channels/${id}`, { revision, kind: 'website', config }, adminToken)
const ask = (query = '', token?: string, headers: Readonly<Record<string, string>> = {}) =>
  scene.call(`GET /api/visitor/config?${query}`, undefined, token, headers)

describe('the config of a page', () => {
  test('is that of the website channel, where no other is named', async () => {
    const { json, headers } = await ask()
    expect(json).toMatchObject({ channel: 'website', flow: { id: 'hello' }, unread: 0 })
    expect(json.display).toMatchObject({ heading: 'Chat', colour: '#0f5c5a', prompt: { text: 'Hello!' } })
    expect(json).not.toHaveProperty('conversation')
    expect(headers['cache-control']).toBe('no-store')
  })

  test('is that of the named channel, or of the named flow’s', async () => {
    for (const query of ['channel=help', 'flow=help', 'flow=help&channel=help']) {
      const { json } = await ask(query)
      expect(json, query).toMatchObject({ channel: 'help', flow: { id: 'help' } })
      expect(json.display, query).toMatchObject({ heading: 'Ada', colour: '#123456', prompt: { desktop: true, phone: true } })
    }
    const other = await ask('flow=help&channel=website')
    expect(other.json, 'a flow met on another channel').toMatchObject({
      channel: 'website',
      display: { colour: '#0f5c5a', heading: 'Ada' },
    })
  })

  test('changes with the settings, at once', async () => {
    await put('brief', { theme: 'dark', position: 'start', newConversations: false })
    await scene.publish({ ...helloFlow, id: 'brief', channel: 'brief' })
    expect((await ask('channel=brief')).json.display).toMatchObject({ theme: 'dark', position: 'start', newConversations: false })
    await put('brief', { theme: 'light' }, 1)
    expect((await ask('channel=brief')).json.display).toMatchObject({ theme: 'light', position: 'end', newConversations: true })
    await scene.call('DELETE /api/channels/brief', undefined, adminToken)
    expect((await ask('channel=brief')).json.error.code).toBe('channel_unknown')
    expect((await ask('flow=brief')).json.error.code, 'its flow meets nobody any more').toBe('channel_unknown')
  })

  test('is given to a browser that does not know its time zone, and not to one that makes one up', async () => {
    expect((await ask('tz=Etc/Unknown')).status).toBe(200)
    expect((await ask('tz=Mars/Base')).json.error.code).toBe('invalid_body')
  })

  test.each(widgetLanguages)('has the words of the loader in %s', async language => {
    const { json } = await ask(`language=${language}`)
    expect(json.display.texts).toMatchObject({ language })
    expect(Object.keys(json.display.texts).sort()).toEqual([
      'close',
      'dir',
      'dismiss',
      'failed',
      'language',
      'open',
      'prompt',
      'retry',
      'unread',
    ])
    expect((await ask('', undefined, { 'accept-language': `${language}-XX,en;q=0.5` })).json.display.texts.language).toBe(
      language,
    )
  })

  test('refuses what is not there', async () => {
    const codeOf = async (query: string) => (await ask(query)).json.error.code
    expect(await codeOf('channel=fax')).toBe('channel_unknown')
    expect(await codeOf('channel=fax&flow=hello')).toBe('channel_unknown')
    await put('empty', {})
    expect(await codeOf('channel=empty')).toBe('no_live_flow')
    expect(await codeOf('flow=nope')).toBe('flow_unknown')
    expect(await codeOf('channel=..%2Fwebsite')).toBe('invalid_body')
  })
})

test('it says whether people are there, and when that changes, as long as somebody has set hours', async () => {
  expect((await ask('channel=help')).json.display, 'the hours it names are not written yet').not.toHaveProperty('hours')
  const weekly = [1, 2, 3, 4, 5, 6, 7].map(day => ({ day, from: '09:00', to: '17:00' }))
  await scene.runtime.availability.set({ hours: { office: { tz: 'UTC', weekly, holidays: [] } }, agents: {} }, 0)
  const hours = async () => (await ask('channel=help')).json.display.hours
  const now = scene.clock.now()
  const day = now - (now % 86_400_000)
  scene.clock.advance(day + 86_400_000 + 10 * 3_600_000 - now)
  expect(await hours()).toEqual({ open: true, changesAt: day + 86_400_000 + 17 * 3_600_000 })
  scene.clock.advance(7 * 3_600_000)
  expect(await hours()).toEqual({ open: false, changesAt: day + 2 * 86_400_000 + 9 * 3_600_000 })
  expect((await ask('channel=website')).json.display).not.toHaveProperty('hours')
})

describe('with a token', () => {
  test('it also brings the conversation that is under way, and how many are unread', async () => {
    const visitor = await scene.visitor()
    expect((await ask('', visitor)).json, 'nothing said yet').toMatchObject({ unread: 0 })
    const begun = await scene.call('POST /api/visitor/conversations', { flow: 'hello', clientMsgId: 'a', text: 'hi' }, visitor)
    const { id } = begun.json.conversation
    const { json } = await ask('', visitor)
    expect(json.conversation).toEqual({ ...begun.json.conversation, lastSeq: begun.json.lastSeq })
    expect(json.unread).toBe(await scene.runtime.store.reads.unreadOf((await visitorIn(id)) ?? ''))
    await scene.call(`POST /api/conversations/${id}/messages`, { text: 'Hello, Mia here', clientMsgId: 'b' }, adminToken)
    expect((await ask('', visitor)).json).toMatchObject({ unread: 1, conversation: { id, owner: 'agent' } })
    expect((await ask()).json, 'nobody else’s').not.toHaveProperty('conversation')
    expect((await ask('', await scene.visitor())).json).not.toHaveProperty('conversation')
  })

  test('nobody’s token is refused, so that a client knows to ask for another', async () => {
    const { status, json } = await ask('', 'x'.repeat(43))
    expect([status, json.error.code]).toEqual([401, 'token_invalid'])
  })

  const visitorIn = async (id: string) => (await scene.runtime.store.conversations.get(id))?.visitorId
})

describe('whose pages may use a channel', () => {
  const [shop, other] = ['https://shop.example', 'https://other.example']
  const begin = (origin: string | undefined, body: object) =>
    scene.call('POST /api/visitor/conversations', { text: 'hi', ...body }, undefined, origin === undefined ? {} : { origin })

  beforeAll(async () => {
    await put('shop', { origins: [shop] })
    await scene.publish({ ...helloFlow, id: 'shop', channel: 'shop' })
  })

  test.each<[string, string | undefined, boolean]>([
    ['one on its list', shop, true],
    ['one that is not', other, false],
    ['a page of our own', 'http://localhost', true],
    ['a program', undefined, true],
  ])('%s', async (_, origin, may) => {
    const headers: Record<string, string> = origin === undefined ? {} : { origin }
    const codes = await Promise.all([
      ...['channel=shop', 'flow=shop', 'flow=hello&channel=shop'].map(query => ask(query, undefined, headers)),
      begin(origin, { channel: 'shop' }),
      begin(origin, { flow: 'shop' }),
      begin(origin, { flow: 'hello', channel: 'shop' }),
    ])
    expect(codes.map(({ json }) => json.error?.code)).toEqual(
      Array.from({ length: 6 }, () => (may ? undefined : 'origin_refused')),
    )
    for (const { headers } of codes) expect(headers['access-control-allow-origin'], 'the refusal can be read').toBe('*')
  })

  test('is not evaded by an opening of that channel', async () => {
    const { opening } = (await ask('flow=shop')).json
    expect((await begin(other, { opening })).json.error.code).toBe('origin_refused')
    expect((await begin(shop, { opening })).json.conversation).toMatchObject({ flow: 'shop' })
    expect((await begin(shop, { opening: 'a.b' })).json.error.code).toBe('opening_invalid')
  })

  test('is asked of each channel apart: the others stay open', async () => {
    expect((await ask('', undefined, { origin: other })).status).toBe(200)
    expect((await begin(other, { flow: 'hello' })).status).toBe(201)
    expect((await begin(other, { channel: 'nope' })).json.error.code).toBe('channel_unknown')
  })

  test('a page that hides where it is never', async () => {
    const { status, json, headers } = await ask('', undefined, { origin: 'null' })
    expect([status, json.error.code]).toEqual([403, 'origin_refused'])
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  test('where no channel is open to it, a page learns so before it has asked', async () => {
    const closed = await createApiScene()
    const { channels } = closed.runtime
    await channels.put('website', 0, { kind: 'website', config: { origins: [shop] } })
    const preflight = (origin: string) =>
      closed.inject({
        method: 'OPTIONS',
        url: '/api/visitor/config',
        headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
      })
    expect((await preflight(shop)).status).toBe(204)
    expect((await preflight(other)).json.error.code).toBe('origin_refused')
    await closed.close()
  })
})
