import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApi } from '../../runtime/api/create-api.ts'
import { permissions } from '../../runtime/people/permissions.ts'
import { readSettings } from '../../runtime/settings/settings.ts'
import { samples } from '../rig/api-samples.ts'
import { type ApiScene, adminToken, createApiScene, helloFlow } from '../rig/api-scene.ts'

const names = Object.entries(permissions).filter(([name]) => name !== 'OPTIONS *')

let scene: ApiScene
let owner = ''
let conversation = ''
beforeAll(async () => {
  scene = await createApiScene()
  await scene.publish(helloFlow)
  owner = await scene.visitor()
  conversation = (await scene.call('POST /api/visitor/conversations', { clientMsgId: 'first' }, owner)).json.conversation.id
})
afterAll(() => scene.close())

const address = (name: string, id: string): string => {
  const query = new URLSearchParams(samples[name]?.query).toString()
  const [method, path = ''] = name.split(' ')
  return `${method} ${path.replace(':id', id).replace(':version', '1')}${query !== '' ? `?${query}` : ''}`
}
const idFor = (name: string): string => (name.includes('conversations/:id') ? conversation : 'hello')
/** How far away from this machine, so that the operator's routes ask for a token. */
const away = { 'x-forwarded-for': '203.0.113.9' }

describe('the table of permissions', () => {
  test('names no route that is not there', () => {
    for (const [name] of names) {
      const [method = '', url = ''] = name.split(' ')
      expect(scene.app.hasRoute({ method, url }), name).toBe(true)
    }
  })

  test('stops the start at a route that nobody has thought of', () => {
    const settings = readSettings({ LOG_LEVEL: 'silent' })
    const health = { ready: () => true, shuttingDown: () => false }
    const fresh = createApi({ ...scene.runtime, settings, descriptors: [], health })
    expect(() => fresh.get('/api/secrets', () => 'all of them')).toThrow('GET /api/secrets')
  })

  test('is followed by the samples of these tests', () => {
    expect(Object.keys(samples).sort()).toEqual(names.map(([name]) => name).sort())
  })
})

describe.each(names)('%s (%s)', (name, permission) => {
  const call = (id: string, token?: string): ReturnType<ApiScene['call']> =>
    scene.call(address(name, id), samples[name]?.body, token, away)

  test('lets in whoever may, and nobody else', async () => {
    const identities = { nobody: undefined, visitor: owner, admin: adminToken, forged: 'x'.repeat(43), short: 'a' }
    const allowed: Readonly<Record<string, readonly string[]>> = {
      public: ['nobody', 'visitor', 'admin', 'forged', 'short'],
      newcomer: ['nobody', 'visitor'],
      visitor: ['visitor'],
    }
    for (const [identity, token] of Object.entries(identities)) {
      const { status, json } = await call(idFor(name), token)
      const may = (allowed[permission] ?? ['admin']).includes(identity)
      if (may) expect(samples[name]?.answers, `${identity} got ${status} ${json?.error?.code}`).toContain(status)
      else expect([status, json.error.code], identity).toEqual([401, token === undefined ? 'token_missing' : 'token_invalid'])
    }
  })
})

const odd = [
  'nope',
  '%20',
  '%00',
  "'%20OR%201=1%20--",
  '..%2f..%2fsettings',
  '__proto__',
  'null',
  '[]',
  '%7B%22$regex%22:%22%5Ea%22%7D',
  'x'.repeat(99),
]

test.each(names.filter(([name]) => name.includes('/:id')))(
  '%s (%s) knows nothing of what is foreign or no id at all',
  async (name, permission) => {
    const call = (id: string, token: string): ReturnType<ApiScene['call']> =>
      scene.call(address(name, id), samples[name]?.body, token)
    const stranger = permission === 'visitor' ? await scene.visitor() : adminToken
    const expected = name.includes('conversations')
      ? 'conversation_unknown'
      : name.includes('effects')
        ? 'effect_unknown'
        : 'flow_unknown'
    for (const id of permission === 'visitor' ? [conversation, ...odd] : odd) {
      const { status, json } = await call(id, stranger)
      expect([status, json.error.code], id).toEqual([404, expected])
    }
    expect([404, 405], 'an empty id').toContain((await call('', stranger)).status)
  },
)

test('a token is a text in one header, and nothing else', async () => {
  const odd = [
    'Bearer',
    'Bearer ',
    'Basic YTph',
    `Bearer ${owner} ${owner}`,
    'Bearer {"$regex":"^a"}',
    'Bearer []',
    owner,
    `Token ${owner}`,
  ]
  for (const authorization of odd) {
    const { json } = await scene.inject({ url: '/api/visitor/conversations', headers: { authorization } })
    expect(json.error.code, authorization).toBe('token_invalid')
  }
  const cookie = await scene.inject({ url: `/api/visitor/conversations?token=${owner}`, headers: { cookie: `token=${owner}` } })
  expect(cookie.json.error.code).toBe('token_missing')
  const loud = await scene.inject({ url: '/api/visitor/conversations', headers: { authorization: `BEARER ${owner}` } })
  expect(loud.status).toBe(200)
})

test('without an admin token the team’s side is closed, also to an empty one', async () => {
  const closed = await createApiScene({ ADMIN_TOKEN: '' })
  for (const token of ['', 'undefined', adminToken]) {
    const { status, json } = await closed.inject({ url: '/api/flows', headers: { authorization: `Bearer ${token}` } })
    expect([status, json.error.code]).toEqual([401, 'token_invalid'])
    expect(json.error.message).toContain('ADMIN_TOKEN')
  }
  await closed.close()
})

test('metrics are open to this machine, not to what a proxy on it forwards', async () => {
  expect((await scene.call('GET /metrics')).status).toBe(200)
  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
    expect((await scene.call('GET /metrics', undefined, undefined, { [name]: 'x' })).status, name).toBe(401)
  expect((await scene.inject({ url: '/metrics', remoteAddress: '192.0.2.7' })).status).toBe(401)
  expect(
    (await scene.inject({ url: '/metrics', remoteAddress: '192.0.2.7', headers: { authorization: `Bearer ${adminToken}` } }))
      .status,
  ).toBe(200)
})
