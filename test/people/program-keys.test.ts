import { afterEach, beforeEach, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { createPeopleScene, type PeopleScene, type Somebody } from '../rig/people-scene.ts'

let scene: PeopleScene
let ada: Somebody
beforeEach(async () => {
  scene = await createPeopleScene()
  ada = await scene.join('Ada')
})
afterEach(() => scene.close())

const make = async (scopes: readonly string[], more = {}) =>
  (await ada.call('POST /api/tokens', { name: 'CRM', scopes, ...more })).json
const code = async (what: string, token: string, body?: unknown): Promise<unknown> =>
  (await scene.call(what, body, token)).json?.error?.code ?? 'ok'

test('a key is shown once, kept as its hash, and opens what its scopes name', async () => {
  const { token, about } = await make(['flows:read', 'flows:read'], { expiresInDays: 30 })
  expect(token).toMatch(/^parley_[\w-]{43}$/)
  expect(about).toMatchObject({ name: 'CRM', prefix: token.slice(0, 11), scopes: ['flows:read'], createdBy: ada.id })
  expect((await ada.call('GET /api/tokens')).json).toEqual({ tokens: [about] })
  expect(JSON.stringify(await scene.runtime.store.people.load())).not.toContain(token)
  expect([await code('GET /api/flows', token), await code('GET /api/users', token)]).toEqual(['ok', 'forbidden'])
  expect((await ada.call('GET /api/tokens')).json.tokens[0].lastUsedAt).toBe(scene.clock.now())
  for (const wrong of [token.slice(0, -1), `${token}x`, about.id, token.slice(7), about.prefix])
    expect(await code('GET /api/flows', wrong), wrong).toBe('token_invalid')
})

test('a key dies when it is taken back, when its days are over, and with the rights of whoever made it', async () => {
  const [taken, short, long] = [
    await make(['flows:read']),
    await make(['flows:read'], { expiresInDays: 1 }),
    await make(['flows:read', 'audit:read']),
  ]
  await ada.call(`DELETE /api/tokens/${taken.about.id}`)
  expect(await code('GET /api/flows', taken.token)).toBe('token_invalid')
  await scene.join('Cy', 'admin')
  await scene.call(`PATCH /api/users/${ada.id}`, { role: 'agent' }, adminToken)
  expect([await code('GET /api/flows', long.token), await code('GET /api/audit', long.token)]).toEqual(['ok', 'forbidden'])
  scene.clock.advance(86_400_000)
  expect(await code('GET /api/flows', short.token)).toBe('token_invalid')
  await scene.call(`PATCH /api/users/${ada.id}`, { isDisabled: true }, adminToken)
  expect(await code('GET /api/flows', long.token), 'another way in for somebody disabled').toBe('token_invalid')
})

test('nobody makes a key, or somebody, that may more than they may', async () => {
  expect((await make(['everything'])).error).toMatchObject({
    code: 'scope_unknown',
    details: { scopes: expect.arrayContaining(['audit:read']) },
  })
  for (const scope of ['public', 'visitor', 'user', 'operator'])
    expect((await make([scope])).error.code, scope).toBe('scope_unknown')
  const { token } = await make(['tokens:write', 'users:write', 'flows:read'])
  const body = { name: 'child', scopes: ['audit:read'] }
  expect(await code('POST /api/tokens', token, body)).toBe('forbidden')
  expect(await code('POST /api/tokens', token, { ...body, scopes: ['flows:read'] })).toBe('ok')
  expect(await code('POST /api/invites', token, { email: 'eve@example.com', role: 'admin' })).toBe('forbidden')
  expect(await code(`POST /api/users/${ada.id}/reset`, token, {})).toBe('forbidden')
  const bob = await scene.join('Bob')
  expect(await code(`PATCH /api/users/${bob.id}`, token, { role: 'admin' })).toBe('forbidden')
  expect(await code(`PATCH /api/users/${ada.id}`, token, { isDisabled: true })).toBe('forbidden')
})

test('a key that a key made belongs to the same person, and ends with them', async () => {
  const { token } = await make(['tokens:write', 'flows:read'])
  const child = (await scene.call('POST /api/tokens', { name: 'child', scopes: ['flows:read'] }, token)).json
  expect(child.about.createdBy).toBe(ada.id)
  await scene.join('Cy', 'admin')
  await scene.call(`PATCH /api/users/${ada.id}`, { isDisabled: true }, adminToken)
  expect(await code('GET /api/flows', child.token)).toBe('token_invalid')
})

test('where a key and a session are sent the key counts, and no key stands in an address', async () => {
  const { token } = await make(['flows:read'])
  const headers = { cookie: ada.cookie }
  expect((await scene.call('GET /api/users', undefined, token, headers)).json.error.code).toBe('forbidden')
  expect((await scene.call(`GET /api/flows?token=${token}&access_token=${token}`)).json.error.code).toBe('token_missing')
})
