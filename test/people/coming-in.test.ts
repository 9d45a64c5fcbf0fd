import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { cookieOf, createPeopleScene, ownOrigin, type PeopleScene, password } from '../rig/people-scene.ts'

let scene: PeopleScene
beforeAll(async () => {
  scene = await createPeopleScene()
})
afterAll(() => scene.close())

const account = { name: 'Ada', email: 'Ada@Example.com', password }
const setUp = (token: string, headers = {}) => scene.call('POST /api/setup', { token, ...account }, undefined, headers)

test('the first administrator comes by the link the server printed, which works once', async () => {
  expect((await scene.call('GET /api/setup')).json).toEqual({ needed: true })
  const old = String(await scene.runtime.accounts.links.setUp())
  const token = String(await scene.runtime.accounts.links.setUp())
  expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16)
  for (const wrong of [old, 'x'.repeat(43), `${token}x`]) expect((await setUp(wrong)).json.error.code, wrong).toBe('link_unknown')
  const twice = await Promise.all([setUp(token), setUp(token)])
  expect(twice.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409])
  const [first] = twice.filter(({ status }) => status === 201)
  expect(first?.json).toMatchObject({ user: { name: 'Ada', email: 'Ada@Example.com', role: 'admin', isDisabled: false } })
  expect(first?.json.permissions).toContain('users:write')
  const headers = { cookie: cookieOf(first?.headers ?? {}), ...ownOrigin }
  expect((await scene.call('GET /api/session', undefined, undefined, headers)).json.user.name).toBe('Ada')
})

test('a team that is there is not set up again', async () => {
  expect((await scene.call('GET /api/setup')).json).toEqual({ needed: false })
  expect(await scene.runtime.accounts.links.setUp()).toBeUndefined()
  expect((await setUp('x'.repeat(43))).json.error.code).toBe('setup_done')
})

const join = (url: string, body: unknown) => scene.call(`POST /api/links/${url.split('/').at(-1)}`, body, undefined, ownOrigin)
const look = (url: string) => scene.call(`GET /api/links/${url.split('/').at(-1)}`)
const invite = (body: Readonly<Record<string, unknown>>) =>
  scene.call('POST /api/invites', { role: 'agent', ...body }, adminToken)

test('an invitation says whom it is for, works once and gives the role and teams it was made with', async () => {
  await scene.call('PUT /api/teams/sales', { name: 'Sales' }, adminToken)
  const { url, expiresAt, invite: about } = (await invite({ email: 'bob@example.com', role: 'marketer', teams: ['sales'] })).json
  expect(url).toMatch(/^http:\/\/localhost(:80)?\/invite\/[\w-]{43}$/)
  expect(expiresAt - scene.clock.now()).toBe(7 * 86_400_000)
  expect((await scene.call('GET /api/invites', undefined, adminToken)).json.invites).toEqual([about])
  expect((await look(url)).json).toEqual({ kind: 'invite', email: 'bob@example.com', expiresAt })
  expect((await join(url, { password })).json.error).toMatchObject({ code: 'invalid_body', details: [{ path: 'name' }] })
  for (const more of [{ role: 'admin' }, { email: 'eve@example.com' }, { teams: [] }])
    expect((await join(url, { name: 'Bob', password, ...more })).json.error.code).toBe('invalid_body')
  const twice = await Promise.all([join(url, { name: 'Bob', password }), join(url, { name: 'Bob', password })])
  expect(twice.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 404])
  expect(twice.find(({ status }) => status === 201)?.json.user).toMatchObject({
    name: 'Bob',
    email: 'bob@example.com',
    role: 'marketer',
    teams: ['sales'],
  })
  expect((await look(url)).json.error.code).toBe('link_unknown')
})

test('an invitation dies by a newer one, when it is taken back, and after 7 days', async () => {
  const first = (await invite({ email: 'cy@example.com' })).json
  const second = (await invite({ email: 'CY@example.com' })).json
  expect((await look(first.url)).json.error.code).toBe('link_unknown')
  expect((await scene.call(`DELETE /api/invites/${second.invite.id}`, undefined, adminToken)).status).toBe(200)
  expect((await join(second.url, { name: 'Cy', password })).json.error.code).toBe('link_unknown')
  const third = (await invite({ email: 'cy@example.com' })).json
  scene.clock.advance(7 * 86_400_000)
  expect((await join(third.url, { name: 'Cy', password })).json.error.code).toBe('link_unknown')
  expect((await scene.call('GET /api/invites', undefined, adminToken)).json.invites).toEqual([])
})

test('nobody is invited twice, nor to a team that is not there', async () => {
  expect((await invite({ email: 'BOB@example.com' })).json.error.code).toBe('email_taken')
  expect((await invite({ email: 'di@example.com', teams: ['nothing'] })).json.error.code).toBe('team_unknown')
})

test('a link for a new password works once, for 15 minutes, the last one alone; it ends every session', async () => {
  const di = await scene.join('Di')
  const reset = async () => (await scene.call(`POST /api/users/${di.id}/reset`, {}, adminToken)).json
  const [first, second] = [await reset(), await reset()]
  expect((await look(first.url)).json.error.code).toBe('link_unknown')
  expect((await look(second.url)).json).toMatchObject({ kind: 'reset', email: 'di@example.com', name: 'Di' })
  expect(second.expiresAt - scene.clock.now()).toBe(15 * 60_000)
  const answer = await join(second.url, { password: 'a much longer one' })
  expect(answer.status).toBe(201)
  expect((await di.call('GET /api/session')).json.error.code).toBe('session_ended')
  expect((await join(second.url, { password })).json.error.code).toBe('link_unknown')
  const late = await reset()
  scene.clock.advance(15 * 60_000)
  expect((await join(late.url, { password })).json.error.code).toBe('link_unknown')
})
