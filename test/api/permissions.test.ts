import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shortId } from '../../runtime/api/contract.ts'
import { createApi } from '../../runtime/api/create-api.ts'
import { readSettings } from '../../runtime/settings/settings.ts'
import { samples } from '../rig/api-samples.ts'
import { adminToken, createApiScene, helloFlow } from '../rig/api-scene.ts'
import { createPeopleScene, ownOrigin, type PeopleScene, type Somebody } from '../rig/people-scene.ts'
import { routeCall, routes } from '../rig/route-call.ts'

const names = routes.map(([name]) => name)

let scene: PeopleScene
let ada: Somebody
let owner = ''
let conversation = ''
beforeAll(async () => {
  scene = await createPeopleScene()
  ada = await scene.join('Ada')
  await scene.publish(helloFlow)
  owner = await scene.visitor()
  conversation = (await scene.call('POST /api/visitor/conversations', { clientMsgId: 'first' }, owner)).json.conversation.id
  await scene.call('PUT /api/channels/shop', { revision: 0, kind: 'website' }, adminToken)
})
afterAll(() => scene.close())

describe('the table of permissions', () => {
  test('names no route that is not there', () => {
    for (const name of names) {
      const [method = '', url = ''] = name.split(' ')
      expect(scene.app.hasRoute({ method, url }), name).toBe(true)
    }
  })

  test('stops the start at a route that nobody has thought of', () => {
    const settings = readSettings({ LOG_LEVEL: 'silent' })
    const health = { ready: () => true, shuttingDown: () => false }
    const fresh = createApi({ ...scene.runtime, settings, health })
    expect(() => fresh.get('/api/secrets', () => 'all of them')).toThrow('GET /api/secrets')
  })

  test('is followed by the samples of these tests', () => {
    expect(Object.keys(samples).sort()).toEqual(names.toSorted())
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

/** What is added under a new id: only what is no id at all is unknown. */
const adds = /^PUT \/api\/(teams|inboxes|snippets|articles)\//
const kinds: Readonly<Record<string, string>> = {
  'session/devices': 'session',
  conversations: 'conversation',
  contacts: 'contact',
  tickets: 'ticket',
  effects: 'effect',
  intake: 'intake',
  media: 'media',
  channels: 'channel',
  users: 'user',
  invites: 'invite',
  teams: 'team',
  tokens: 'token',
  inboxes: 'inbox',
  snippets: 'snippet',
  articles: 'article',
  flows: 'flow',
  previews: 'preview',
  plugins: 'plugin',
}

test.each(routes.filter(([name]) => name.includes('/api/') && name.includes('/:id')))(
  '%s (%s) knows nothing of what is foreign or no id at all',
  async (name, permission) => {
    const stranger = permission === 'visitor' ? { authorization: `Bearer ${await scene.visitor()}` } : asTeam(permission)
    const call = (id: string): ReturnType<PeopleScene['call']> => {
      const { what, body, headers } = routeCall(name, id)
      return scene.call(what, body, undefined, { ...headers, ...stranger })
    }
    const expected = `${Object.entries(kinds).find(([part]) => name.includes(`/${part}/`))?.[1]}_unknown`
    const ids = odd.filter(id => !adds.test(name) || !shortId.safeParse(id).success)
    for (const id of permission === 'visitor' ? [conversation, ...ids] : ids) {
      const { status, json } = await call(id)
      expect([status, json.error.code], id).toEqual([404, expected])
    }
    expect([404, 405], 'an empty id').toContain((await call('')).status)
  },
)

const asTeam = (permission: string): Readonly<Record<string, string>> =>
  permission === 'user' ? { cookie: ada.cookie, ...ownOrigin } : { authorization: `Bearer ${adminToken}` }

test('a link that is none opens nothing, whatever it looks like', async () => {
  for (const token of [...odd, 'x'.repeat(43)]) {
    for (const [method, body] of [
      ['GET', undefined],
      ['POST', { name: 'Eve', password: 'correct horse battery' }],
    ] as const) {
      const { status, json } = await scene.call(`${method} /api/links/${token}`, body)
      expect([status, json.error.code], token).toEqual([404, 'link_unknown'])
    }
  }
})

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
