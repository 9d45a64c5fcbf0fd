import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieOf, createPeopleScene, type PeopleScene, password, type Somebody } from '../rig/people-scene.ts'
import { routeCall, routes } from '../rig/route-call.ts'

let scene: PeopleScene
let ada: Somebody
beforeAll(async () => {
  scene = await createPeopleScene()
  ada = await scene.join('Ada')
})
afterAll(() => scene.close())

type Headers = Readonly<Record<string, string>>
const elsewhere: readonly Headers[] = [
  {},
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://localhost.evil.example' },
  { origin: 'http://localhost:8080' },
  { origin: 'https://localhost' },
  { origin: '' },
  { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
]
const unsafe = routes.filter(
  ([name, permission]) => !name.startsWith('GET') && (permission === 'user' || permission.includes(':')),
)

test.each(unsafe)('%s (%s) takes no session from a page of somebody else', async name => {
  const { what, body, headers } = routeCall(name, 'none')
  for (const from of elsewhere) {
    const { status, json } = await scene.call(what, body, undefined, {
      ...headers,
      host: 'localhost',
      cookie: ada.cookie,
      ...from,
    })
    expect([status, json.error.code], JSON.stringify(from)).toEqual([403, 'cross_site_refused'])
  }
})

test('a page of this server may, by its Origin or because the browser says so', async () => {
  const from = (headers: Headers) =>
    scene.call('PATCH /api/session', { name: 'Ada' }, undefined, { cookie: ada.cookie, ...headers })
  expect((await from({ host: 'localhost', origin: 'http://localhost' })).status).toBe(200)
  expect((await from({ host: 'localhost:3000', origin: 'http://localhost:3000' })).status).toBe(200)
  expect((await from({ host: 'localhost', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
})

test('a socket carries a session only from a page of this server, and reading needs no proof of that', async () => {
  const upgrade = { upgrade: 'websocket', connection: 'upgrade', cookie: ada.cookie, host: 'localhost' }
  for (const from of elsewhere) {
    const { status, json } = await scene.call('GET /api/session', undefined, undefined, { ...upgrade, ...from })
    expect([status, json.error.code], JSON.stringify(from)).toEqual([403, 'cross_site_refused'])
  }
  expect((await scene.call('GET /api/session', undefined, undefined, { cookie: ada.cookie })).status).toBe(200)
})

test('no page of somebody else signs a browser in', async () => {
  const body = { email: 'ada@example.com', password }
  for (const from of elsewhere.slice(1)) {
    const { status, headers } = await scene.call('POST /api/session', body, undefined, { host: 'localhost', ...from })
    expect([status, headers['set-cookie']], JSON.stringify(from)).toEqual([403, undefined])
  }
  expect((await scene.call('POST /api/session', body)).status, 'a program that is no browser').toBe(201)
})

test('other origins read nothing of the team, with or without a preflight', async () => {
  const origin = 'https://evil.example'
  for (const method of ['GET', 'OPTIONS'] as const) {
    const { headers } = await scene.inject({
      method,
      url: '/api/users',
      headers: { origin, cookie: ada.cookie, 'access-control-request-method': 'PATCH' },
    })
    expect(Object.keys(headers).filter(name => name.startsWith('access-control-'))).toEqual([])
  }
})

test('the cookie is as safe as the way it goes', async () => {
  const safari =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'
  const given = async (host: string, env: Headers = {}, more: Headers = {}): Promise<string> => {
    const other = await createPeopleScene(env)
    await other.join('Ada')
    const headers = { host, ...more }
    const reply = await other.call('POST /api/session', { email: 'ada@example.com', password }, undefined, headers)
    const cookie = cookieOf(reply.headers)
    expect((await other.call('GET /api/session', undefined, undefined, { ...headers, cookie })).status, host).toBe(200)
    await other.close()
    return `${cookie.split('=')[0]} ${/; Secure/.test(String(reply.headers['set-cookie'])) ? 'Secure' : 'plain'}`
  }
  const safe = '__Host-parley Secure'
  expect(await given('localhost:3000')).toBe(safe)
  expect(await given('127.0.0.1:3000')).toBe(safe)
  expect(await given('localhost:3000', {}, { 'user-agent': safari })).toBe('parley plain')
  expect(await given('chat.example.com')).toBe('parley plain')
  expect(await given('localhost.example.com')).toBe('parley plain')
  expect(await given('chat.example.com', { PUBLIC_URL: 'https://chat.example.com' })).toBe(safe)
  expect(
    await given('chat.example.com', { TRUST_PROXY: '1' }, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.1' }),
  ).toBe(safe)
})
