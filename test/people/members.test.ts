import { afterEach, beforeEach, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { createPeopleScene, type PeopleScene, type Somebody } from '../rig/people-scene.ts'

let scene: PeopleScene
let ada: Somebody
let bob: Somebody
beforeEach(async () => {
  scene = await createPeopleScene()
  ada = await scene.join('Ada')
  bob = await scene.join('Bob')
})
afterEach(() => scene.close())

const patch = (id: string, body: unknown) => ada.call(`PATCH /api/users/${id}`, body)

test('whoever is disabled is out at once, and whoever gets another role signs in anew with what that may', async () => {
  const ended: string[] = []
  scene.runtime.accounts.sessions.listen(id => ended.push(id))
  expect((await bob.call('GET /api/flows')).status).toBe(200)
  expect((await patch(bob.id, { role: 'marketer' })).json).toMatchObject({ role: 'marketer' })
  expect((await bob.call('GET /api/session')).json.error.code).toBe('session_ended')
  const cy = await scene.join('Cy', 'admin')
  await patch(cy.id, { isDisabled: true })
  expect((await cy.call('GET /api/users')).json.error.code).toBe('session_ended')
  expect(ended).toHaveLength(2)
  await patch(cy.id, { isDisabled: false })
  expect((await cy.call('GET /api/users')).json.error.code, 'what has ended stays so').toBe('session_ended')
})

test('the last administrator stays one', async () => {
  for (const body of [{ role: 'agent' }, { isDisabled: true }]) {
    expect((await patch(ada.id, body)).json.error.code).toBe('last_admin')
    expect((await scene.call(`PATCH /api/users/${ada.id}`, body, adminToken)).json.error.code).toBe('last_admin')
  }
  const cy = await scene.join('Cy', 'admin')
  await patch(cy.id, { isDisabled: true })
  expect((await patch(ada.id, { role: 'agent' })).json.error.code, 'a disabled one does not count').toBe('last_admin')
  await patch(cy.id, { isDisabled: false })
  const both = await Promise.all([patch(ada.id, { role: 'agent' }), patch(cy.id, { role: 'agent' })])
  expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409])
})

test('an administrator sets what is known of somebody, and takes it back', async () => {
  const hours = { office: { tz: 'UTC', holidays: [], weekly: [{ day: 1, from: '09:00', to: '17:00' }] } }
  await scene.call('PUT /api/availability', { revision: 0, hours, agents: {} }, adminToken)
  await scene.call('PUT /api/teams/sales', { name: 'Sales' }, adminToken)
  const body = { name: 'Bobby', teams: ['sales', 'sales'], capacity: 4, hours: 'office', status: 'away' }
  expect((await patch(bob.id, body)).json).toMatchObject({ ...body, teams: ['sales'], awayBy: ada.id })
  const back = (await patch(bob.id, { hours: null, status: 'available' })).json
  expect([back.hours, back.awayBy, back.capacity]).toEqual([undefined, undefined, 4])
  const own = (await patch(ada.id, { status: 'away' })).json
  expect([own.status, own.awayBy]).toEqual(['away', undefined])
  for (const [wrong, code] of [
    [{ hours: 'never' }, 'hours_unknown'],
    [{ hours: 'constructor' }, 'hours_unknown'],
    [{ teams: ['nothing'] }, 'team_unknown'],
    [{ capacity: -1 }, 'invalid_body'],
    [{ email: 'eve@example.com' }, 'invalid_body'],
    [{ id: 'u_1' }, 'invalid_body'],
    [{ awayBy: 'eve' }, 'invalid_body'],
    [{ password: 'a much longer one' }, 'invalid_body'],
  ] as const)
    expect((await patch(bob.id, wrong)).json.error.code, JSON.stringify(wrong)).toBe(code)
})

test('a team has members until it goes; others hear of each change', async () => {
  const { directory } = scene.runtime
  const heard: (string | undefined)[] = []
  directory.listen(user => heard.push(user))
  const put = (members: readonly string[]) => scene.call('PUT /api/teams/sales', { name: 'Sales', members }, adminToken)
  expect((await put([bob.id, ada.id])).json).toEqual({ id: 'sales', name: 'Sales', members: [ada.id, bob.id] })
  expect(directory.user(bob.id)?.teams).toEqual(['sales'])
  expect((await put([bob.id])).json.members).toEqual([bob.id])
  expect((await put(['nobody'])).json.error.code).toBe('user_unknown')
  expect(directory.team('sales')?.members).toEqual([bob.id])
  expect(heard).toEqual([ada.id, bob.id, undefined, ada.id, undefined])
  expect((await scene.call('DELETE /api/teams/sales', undefined, adminToken)).status).toBe(200)
  expect([directory.team('sales'), directory.user(bob.id)?.teams]).toEqual([undefined, []])
  expect((await scene.call('DELETE /api/teams/sales', undefined, adminToken)).json.error.code).toBe('team_unknown')
  for (const id of ['__proto__', 'constructor', 'a%20b', 'x'.repeat(65)])
    expect((await scene.call(`PUT /api/teams/${id}`, { name: 'T' }, adminToken)).json.error.code, id).toBe('team_unknown')
})

test('the team is the same after a restart', async () => {
  await scene.call('PUT /api/teams/sales', { name: 'Sales', members: [bob.id] }, adminToken)
  const { users } = await scene.runtime.store.people.load()
  expect(
    users.map(({ name, role, teams }) => [name, role, teams]).sort(([a], [b]) => String(a).localeCompare(String(b))),
  ).toEqual([
    ['Ada', 'admin', []],
    ['Bob', 'agent', ['sales']],
  ])
  const { directory } = scene.runtime
  expect(directory.users().map(({ name }) => name)).toEqual(['Ada', 'Bob'])
})
