import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApi } from '../../runtime/api/create-api.ts'
import { readSettings } from '../../runtime/settings/settings.ts'
import { adminToken, type Reply } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createPeopleScene, ownOrigin, type PeopleScene, type Somebody } from '../rig/people-scene.ts'
import { routeCall, routes } from '../rig/route-call.ts'

const value = 'open-sesame-7f3a9c'
const forms = [value, encodeURIComponent(value), btoa(value).replace(/=+$/, ''), Buffer.from(value).toString('hex')]
const holdsIt = (text: string): boolean => forms.some(form => text.includes(form))
const address = '/api/plugins/webhook/secrets/token'

let scene: PeopleScene
let admin: Somebody
/** Gives back the headers it is sent, as careless targets do. */
let target: Server
let place: string
const heard: unknown[] = []
beforeAll(async () => {
  target = createServer(({ headers }, response) => {
    heard.push(headers['x-key'])
    response.end(JSON.stringify(headers))
  })
  await new Promise<void>(resolve => target.listen(0, '127.0.0.1', resolve))
  const at = target.address()
  place = `127.0.0.1:${typeof at === 'object' ? at?.port : ''}`
  scene = await createPeopleScene({ PRIVATE_TARGETS: place })
  admin = await scene.join('Ada', 'admin')
})
afterAll(async () => {
  target.close()
  await scene.close()
})

const as = (who: Somebody, method: string, body?: unknown, url = address): Promise<Reply> =>
  scene.call(`${method} ${url}`, body, undefined, { cookie: who.cookie, ...ownOrigin })

test('an admin sets a secret, replaces it and takes it away; the log says so without it', async () => {
  const set = await as(admin, 'PUT', { value })
  expect([set.status, set.json]).toMatchObject([200, { name: 'token', isSet: true, by: `agent:${admin.id}` }])
  expect(await scene.runtime.secrets.open('plugin:webhook', 'token')).toBe(value)
  expect((await as(admin, 'PUT', { value: `${value}!` })).status).toBe(200)
  expect((await as(admin, 'DELETE')).json).toEqual({ removed: true })
  expect(await as(admin, 'DELETE')).toMatchObject({ status: 404, json: { error: { code: 'secret_missing' } } })
  const { json, text } = await as(admin, 'GET', undefined, '/api/audit?limit=10')
  const acts = json.entries.map(({ act, about, details }: Record<string, unknown>) => [act, about, details])
  expect(acts.slice(0, 3)).toEqual([
    ['secret.removed', 'plugin:webhook', { name: 'token' }],
    ['secret.set', 'plugin:webhook', { name: 'token' }],
    ['secret.set', 'plugin:webhook', { name: 'token' }],
  ])
  expect(holdsIt(text)).toBe(false)
})

test('nobody else may, and nothing that is no secret is taken for one', async () => {
  for (const role of ['marketer', 'agent'] as const) {
    const somebody = await scene.join(`Somebody-${role}`, role)
    expect([(await as(somebody, 'PUT', { value })).status, (await as(somebody, 'DELETE')).status]).toEqual([403, 403])
  }
  for (const body of [{}, { value: '' }, { value: 5 }, { value: 'x'.repeat(8_001) }, { value, more: 1 }, [], 'text'])
    expect((await as(admin, 'PUT', body)).status).toBe(400)
  expect((await as(admin, 'PUT', { value }, '/api/plugins/nothing/secrets/token')).json.error.code).toBe('plugin_unknown')
  expect((await as(admin, 'PUT', { value }, '/api/plugins/webhook/secrets/a%20b')).status).toBe(400)
})

test('no answer, no line of the log and no file holds it, while a call uses it and its target gives it back', async () => {
  const lines: string[] = []
  const settings = readSettings({ ADMIN_TOKEN: adminToken, RATE_LIMITS: 'off', LOG_LEVEL: 'trace' })
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const health = { ready: () => true, shuttingDown: () => false }
  const api = createApi({ ...scene.runtime, settings, health, logger })
  const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
  const put = await api.inject({ method: 'PUT', url: address, headers, payload: JSON.stringify({ value }) })
  expect(put.statusCode).toBe(200)
  const flow = flowOf('call', [
    ['start', 'start', {}, { next: 'hook' }],
    [
      'hook',
      'webhook',
      { url: `http://${place}/`, saveAs: 'echo', headers: [{ name: 'x-key', value: 'Key {{secret.token}}' }] },
      { ok: 'say' },
    ],
    ['say', 'say', { text: en('{{vars.echo}}') }],
  ])
  await scene.publish(flow)
  const visitor = await scene.visitor()
  const begun = await scene.call('POST /api/visitor/conversations', { flow: 'call', clientMsgId: 'k1', text: 'hello' }, visitor)
  await scene.settle()
  expect(heard).toEqual([`Key ${value}`])
  const { id } = begun.json.conversation
  const answers = [put.body]
  for (const [name] of routes) {
    if (name.endsWith('socket') || name === 'POST /api/setup') continue
    const { what, body } = routeCall(name, name.includes('conversations') ? id : 'webhook')
    const [method = '', url = ''] = what.split(' ')
    if (method === 'DELETE' && url.includes('/secrets/')) continue
    const payload = typeof body === 'string' || body === undefined ? undefined : JSON.stringify(body)
    const answer = await api.inject({ method: method as 'GET', url, headers, ...(payload === undefined ? {} : { payload }) })
    answers.push(answer.body)
  }
  await api.close()
  expect(answers.length).toBeGreaterThan(100)
  // What came back was said, without it.
  expect(answers.some(answer => answer.includes('Key [secret]'))).toBe(true)
  expect(answers.filter(holdsIt)).toEqual([])
  expect(lines.length).toBeGreaterThan(100)
  expect(lines.filter(holdsIt)).toEqual([])
  for (const name of await readdir(scene.dataDir, { recursive: true, withFileTypes: true }))
    if (name.isFile()) expect(holdsIt(await readFile(join(name.parentPath, name.name), 'latin1')), name.name).toBe(false)
})
