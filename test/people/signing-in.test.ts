import { hash } from '@node-rs/argon2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cookieOf, createPeopleScene, ownOrigin, type PeopleScene, password, type Somebody } from '../rig/people-scene.ts'
import { workOf } from '../rig/work-of.ts'

let scene: PeopleScene
let ada: Somebody
const open = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
  scene = await createPeopleScene(env)
  ada = await scene.join('Ada')
}
beforeEach(() => open())
afterEach(() => scene.close())

const signIn = (email: string, word: string, headers = {}) =>
  scene.call('POST /api/session', { email, password: word }, undefined, { ...ownOrigin, ...headers })
const withCookie = (cookie: string) => scene.call('GET /api/session', undefined, undefined, { cookie })

test('the right password signs in, in whatever case the address is written, with a new session each time', async () => {
  const first = await signIn('ADA@example.com ', password)
  const second = await signIn('ada@example.com', password)
  expect([first.status, second.status]).toEqual([201, 201])
  expect(new Set([ada.cookie, cookieOf(first.headers), cookieOf(second.headers)]).size).toBe(3)
  expect(String(first.headers['set-cookie'])).toMatch(
    /^__Host-parley=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect((await withCookie(cookieOf(second.headers))).json).toMatchObject({ user: { name: 'Ada', role: 'admin' } })
})

test('a browser that signs in again has one session, and one given by somebody else is never taken over', async () => {
  const again = await signIn('ada@example.com', password, { cookie: ada.cookie })
  expect((await withCookie(ada.cookie)).json.error.code).toBe('session_ended')
  expect((await withCookie(cookieOf(again.headers))).status).toBe(200)
  const planted = `__Host-parley=${'x'.repeat(43)}`
  const fixed = await signIn('ada@example.com', password, { cookie: planted })
  expect(cookieOf(fixed.headers)).not.toBe(planted)
  expect((await withCookie(planted)).json.error.code).toBe('session_ended')
})

test('a wrong password, nobody’s and that of somebody disabled get the same answer', async () => {
  const gus = await scene.join('Gus')
  await ada.call(`PATCH /api/users/${gus.id}`, { isDisabled: true })
  const answers = [
    await signIn('ada@example.com', 'wrong password'),
    await signIn('nobody@example.com', password),
    await signIn(gus.email, password),
  ]
  for (const { status, json, headers } of answers) {
    expect([status, json.error]).toEqual([401, answers[0]?.json.error])
    expect(json.error.code).toBe('login_failed')
    expect(headers['set-cookie']).toBeUndefined()
  }
})

test('nobody’s password takes as long as somebody’s', async () => {
  const refused = async (email: string): Promise<void> => expect((await signIn(email, 'wrong password')).status).toBe(401)
  const known = await workOf(() => refused('ada@example.com'), 10)
  const unknown = await workOf(() => refused('nobody@example.com'), 10)
  // Skipping the hash would make it a tenth.
  expect(unknown / known).toBeGreaterThan(0.6)
  expect(unknown / known).toBeLessThan(1.6)
})

test('a password that was hashed with less is hashed anew when somebody signs in', async () => {
  const weak = await hash(password, { memoryCost: 8_192, timeCost: 1 })
  await scene.runtime.store.people.write({ passwords: [{ user: ada.id, hash: weak }] })
  expect((await signIn('ada@example.com', password)).status).toBe(201)
  expect(await scene.runtime.store.people.password(ada.id)).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  expect((await signIn('ada@example.com', password)).status).toBe(201)
})

test('a session ends after 8 quiet hours, and after 7 days in any case', async () => {
  const quiet = cookieOf((await signIn('ada@example.com', password)).headers)
  const hours = (count: number): void => scene.clock.advance(count * 3_600_000)
  for (let round = 0; round < 23; round += 1) {
    hours(7.3)
    expect((await withCookie(ada.cookie)).status, `after ${(round + 1) * 7.3} hours`).toBe(200)
    if (round === 0) expect((await withCookie(quiet)).status).toBe(200)
    if (round === 2) expect((await withCookie(quiet)).json.error.code).toBe('session_ended')
  }
  hours(0.2)
  expect((await withCookie(ada.cookie)).json.error.code).toBe('session_ended')
})

test('a session outlives a restart of the server, and signing out ends it', async () => {
  expect((await scene.runtime.store.people.load()).sessions.map(({ hash }) => ada.cookie.includes(hash))).toEqual([false])
  expect((await ada.call('DELETE /api/session')).headers['set-cookie']).toContain('__Host-parley=; Max-Age=0')
  expect((await withCookie(ada.cookie)).json.error.code).toBe('session_ended')
  expect((await scene.runtime.store.people.load()).sessions).toEqual([])
})

test('people see where they are signed in, and sign out elsewhere; never anybody else', async () => {
  scene.clock.advance(1_000)
  const agent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0'
  const other = cookieOf((await signIn('ada@example.com', password, { 'user-agent': agent })).headers)
  const { sessions } = (await ada.call('GET /api/session/devices')).json
  expect(sessions).toMatchObject([{ browser: 'Firefox, macOS', current: false, address: '127.0.0.1' }, { current: true }])
  const [{ id }] = sessions
  const bob = await scene.join('Bob')
  expect((await bob.call(`DELETE /api/session/devices/${id}`)).json.error.code).toBe('session_unknown')
  const ended: string[] = []
  scene.runtime.accounts.sessions.listen(session => ended.push(session))
  expect((await ada.call(`DELETE /api/session/devices/${id}`)).status).toBe(200)
  expect(ended).toEqual([id])
  expect((await withCookie(other)).json.error.code).toBe('session_ended')
  expect((await withCookie(ada.cookie)).status).toBe(200)
})

test('a new password needs the old one, and ends all other sessions', async () => {
  const other = cookieOf((await signIn('ada@example.com', password)).headers)
  const change = (current: string, next: string) => ada.call('PATCH /api/session', { password: { current, next } })
  expect((await change('wrong password', 'a much longer one')).json.error.code).toBe('password_wrong')
  expect((await change(password, 'too short')).json.error.code).toBe('invalid_body')
  expect((await withCookie(other)).status).toBe(200)
  expect((await change(password, 'a much longer one')).status).toBe(200)
  expect((await withCookie(other)).json.error.code).toBe('session_ended')
  expect((await withCookie(ada.cookie)).status).toBe(200)
  expect((await signIn('ada@example.com', password)).status).toBe(401)
  expect((await signIn('ada@example.com', 'a much longer one')).status).toBe(201)
})

test('people change their name and whether they are there, and nothing else of themselves', async () => {
  const bob = await scene.join('Bob')
  await ada.call(`PATCH /api/users/${bob.id}`, { status: 'away' })
  expect((await bob.call('GET /api/session')).json.user).toMatchObject({ status: 'away', awayBy: ada.id })
  const { user } = (await bob.call('PATCH /api/session', { name: 'Bobby', status: 'available' })).json
  expect(user).toMatchObject({ name: 'Bobby', status: 'available' })
  expect(user.awayBy).toBeUndefined()
  for (const field of [
    { role: 'admin' },
    { id: ada.id },
    { isDisabled: false },
    { teams: ['all'] },
    { permissions: ['users:write'] },
  ])
    expect((await bob.call('PATCH /api/session', field)).json.error.code).toBe('invalid_body')
})
