import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkAudit } from '../../runtime/people/check-audit.ts'
import { adminToken } from '../rig/api-scene.ts'
import { createPeopleScene, ownOrigin, type PeopleScene, password, type Somebody } from '../rig/people-scene.ts'

let scene: PeopleScene
let ada: Somebody
beforeEach(async () => {
  scene = await createPeopleScene()
  ada = await scene.join('Ada')
})
afterEach(() => scene.close())

const acts = async (): Promise<readonly string[]> =>
  (await ada.call('GET /api/audit?limit=200')).json.entries.map(({ act }: { act: string }) => act)

test('what somebody did stands in the log: who, what, to whom, when and from where', async () => {
  const bob = await scene.join('Bob')
  await scene.call('POST /api/session', { email: bob.email, password }, undefined, ownOrigin)
  await ada.call(`PATCH /api/users/${bob.id}`, { role: 'marketer', name: 'Bobby' })
  await ada.call(`POST /api/users/${bob.id}/reset`, {})
  await ada.call(`PATCH /api/users/${bob.id}`, { isDisabled: true })
  const { about } = (await ada.call('POST /api/tokens', { name: 'CRM', scopes: ['flows:read'] })).json
  await ada.call(`DELETE /api/tokens/${about.id}`)
  await scene.call('PUT /api/teams/sales', { name: 'Sales' }, adminToken)
  await scene.call('DELETE /api/teams/sales', undefined, adminToken)
  expect((await acts()).toReversed()).toEqual([
    'setup',
    'invite',
    'invite-accepted',
    'login',
    'role-changed',
    'user-changed',
    'reset-link',
    'disabled',
    'token-made',
    'token-removed',
    'team-added',
    'team-removed',
  ])
  const { entries } = (await ada.call('GET /api/audit?limit=200')).json
  expect(entries.at(-5)).toMatchObject({
    n: 5,
    actor: `agent:${ada.id}`,
    act: 'role-changed',
    about: bob.id,
    details: { from: 'agent', to: 'marketer' },
    at: scene.clock.now(),
    address: '127.0.0.1',
  })
  expect(entries[0]).toMatchObject({ actor: 'api:admin', about: 'sales' })
  expect(JSON.stringify(entries)).not.toMatch(/argon2|hash|password"/)
  const first = (await ada.call('GET /api/audit?limit=5')).json
  const second = (await ada.call(`GET /api/audit?limit=50&before=${first.next}`)).json
  expect([...first.entries, ...second.entries]).toEqual(entries)
  expect(second.next).toBeUndefined()
})

test('an entry that was changed, left out or put in is found', async () => {
  for (const name of ['Bob', 'Cy', 'Di']) await scene.join(name)
  const { people } = scene.runtime.store
  const database = new DatabaseSync(join(scene.dataDir, 'parley.db'))
  const check = () => checkAudit(query => people.audit({ ...query, limit: 2 }))
  expect(await check()).toBeUndefined()
  for (const statement of ["update audit set act = 'login' where n = 3", 'delete from audit where n = 3'])
    expect(() => database.exec(statement)).toThrow('the log is only ever added to')
  // Somebody who may write to the file takes that away first.
  database.exec('drop trigger audit_unchanged; drop trigger audit_kept')
  database.exec(`update audit set about = 'eve' where n = 3`)
  expect(await check()).toBe(3)
  database.exec('delete from audit where n = 3')
  expect(await check()).toBe(4)
  database.exec('update audit set n = n - 1 where n > 3')
  expect(await check()).toBe(6)
  database.close()
})
