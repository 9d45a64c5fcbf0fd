import { afterEach, expect, test } from 'vitest'
import { createManualClock } from '../../runtime/clock/manual-clock.ts'
import { createLoginGuard } from '../../runtime/people/login-guard.ts'
import { defaultLimits } from '../../runtime/settings/limits.ts'
import type { Reply } from '../rig/api-scene.ts'
import { createPeopleScene, ownOrigin, type PeopleScene, password } from '../rig/people-scene.ts'

let scene: PeopleScene
afterEach(() => scene?.close())

const limits = `readsPerSecondPerIp=off,readsBurst=off,loginTriesPerQuarterHourPerIp=${defaultLimits.loginTriesPerQuarterHourPerIp}`
let tries = 0
/** Each try comes from an address of its own, unless one is named, and says that it comes from elsewhere. */
function tryIt(email: string, word: string, address?: string): Promise<Reply> {
  tries += 1
  return scene.inject({
    method: 'POST',
    url: '/api/session',
    remoteAddress: address ?? `192.0.2.${tries}`,
    headers: { ...ownOrigin, 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${tries}` },
    payload: { email, password: word },
  })
}
const minutes = (count: number): void => scene.clock.advance(count * 60_000)

test('an account takes five wrong passwords in a quarter of an hour, wherever they come from; nobody’s account alike', async () => {
  scene = await createPeopleScene({ RATE_LIMITS: limits })
  const ada = await scene.join('Ada')
  for (const email of ['ada@example.com', 'nobody@example.com']) {
    const codes: string[] = []
    for (let round = 0; round < 8; round += 1) codes.push((await tryIt(email, `guess ${round}`)).json.error.code)
    expect(codes, email).toEqual([...Array(5).fill('login_failed'), ...Array(3).fill('login_locked')])
    const locked = await tryIt(email.toUpperCase(), password)
    expect([locked.status, locked.headers['retry-after']], email).toEqual([429, '900'])
  }
  minutes(15)
  expect((await tryIt('ada@example.com', password)).status).toBe(201)
  await scene.runtime.store.people.audit({ limit: 9 }).then(({ entries }) => {
    const locks = entries.filter(({ act }) => act === 'login-locked')
    expect(locks).toMatchObject([{ actor: 'system', about: ada.id, address: '192.0.2.5' }])
  })
})

test('a hundred guesses at once are no way around that', async () => {
  scene = await createPeopleScene({ RATE_LIMITS: limits })
  await scene.join('Ada')
  const all = await Promise.all(Array.from({ length: 40 }, (_, at) => tryIt('ada@example.com', `guess ${at}`)))
  expect(all.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(all.filter(({ status }) => status === 429)).toHaveLength(35)
})

test('one address cannot try its way through many accounts, whatever it writes into X-Forwarded-For', async () => {
  scene = await createPeopleScene({ RATE_LIMITS: limits })
  await scene.join('Ada')
  let failed = 0
  for (let round = 0; round < 60; round += 1) {
    const { status } = await tryIt(`user${round}@example.com`, 'guess', '198.51.100.7')
    if (status === 401) failed += 1
  }
  expect(failed).toBeLessThanOrEqual(5)
  expect((await tryIt('ada@example.com', password, '198.51.100.8')).status).toBe(201)
})

test('guessing the password of a stolen session is bounded too', async () => {
  scene = await createPeopleScene({ RATE_LIMITS: limits })
  const ada = await scene.join('Ada')
  const codes: string[] = []
  for (let round = 0; round < 6; round += 1)
    codes.push(
      (await ada.call('PATCH /api/session', { password: { current: `guess ${round}`, next: 'a much longer one' } })).json.error
        .code,
    )
  expect(codes).toEqual([...Array(5).fill('password_wrong'), 'login_locked'])
})

test('a link for a new password ends the wait', async () => {
  scene = await createPeopleScene({ RATE_LIMITS: limits })
  const ada = await scene.join('Ada')
  const bob = await scene.join('Bob')
  for (let round = 0; round < 6; round += 1) await tryIt(bob.email, `guess ${round}`)
  const { url } = (await ada.call(`POST /api/users/${bob.id}/reset`, {})).json
  await scene.call(`POST /api/links/${url.split('/').at(-1)}`, { password: 'a much longer one' }, undefined, ownOrigin)
  expect((await tryIt(bob.email, 'a much longer one')).status).toBe(201)
})

test('each failure beyond the fifth doubles the wait; a success forgives; a clock set back locks nobody out', () => {
  const clock = createManualClock()
  const rules = { free: 5, most: 1_000, windowMs: 900_000, firstWaitMs: 1_000, longestWaitMs: 60_000, keys: 3 }
  const guard = createLoginGuard(rules, clock)
  const waits: number[] = []
  for (let round = 0; round < 13; round += 1) {
    guard.begin('a')
    waits.push(guard.waitSeconds('a'))
    clock.advance(guard.waitSeconds('a') * 1_000)
  }
  expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
  guard.begin('a')
  guard.passed('a', true)
  guard.begin('a')
  expect(guard.waitSeconds('a')).toBe(0)
  for (let round = 0; round < 12; round += 1) guard.begin('b')
  clock.advance(-86_400_000)
  expect(guard.waitSeconds('b')).toBeLessThanOrEqual(60)
  for (const key of ['c', 'd', 'e']) guard.begin(key)
  expect(guard.waitSeconds('b'), 'forgotten: three others came since').toBe(0)
})
