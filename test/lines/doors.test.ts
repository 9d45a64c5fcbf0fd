import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { createLineScene, type LineScene } from '../rig/line-scene.ts'
import { pagerPlugin } from '../rig/pager.ts'

let scene: LineScene
let base = ''
beforeAll(async () => {
  scene = await createLineScene({ sendsOnce: true })
  await scene.pager('desk')
  const [address] = scene.app.addresses()
  if (typeof address !== 'object') throw new Error('it listens nowhere')
  base = `http://127.0.0.1:${address.port}/channels/pager`
})
afterAll(() => scene.close())

const channel = async (id: string) => (await scene.call(`GET /api/channels/${id}`, undefined, adminToken)).json
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
]

test('what is no channel, of another kind, or no address of it, is not found, in JSON', async () => {
  expect(await codeOf(await fetch(`${base}/nope/`))).toEqual([404, 'channel_unknown'])
  expect(await codeOf(await fetch(base.replace('pager', 'website') + '/desk/'))).toEqual([404, 'channel_unknown'])
  expect(await codeOf(await fetch(`${base}/desk/nope`))).toEqual([404, 'route_unknown'])
  expect(await codeOf(await fetch(`${base}/website/`))).toEqual([404, 'channel_unknown'])
})

test('a handler that throws, hangs or is sent too much touches nothing else', async () => {
  const hangs = fetch(`${base}/desk/hang`, { signal: AbortSignal.timeout(3_000) }).catch(() => 'given up')
  expect(await codeOf(await fetch(`${base}/desk/throw`))).toEqual([500, 'internal'])
  const large = await fetch(`${base}/desk/`, { method: 'POST', body: 'x'.repeat(1_100_000) })
  expect(await codeOf(large)).toEqual([413, 'body_too_large'])
  expect(await scene.bring('desk', { id: '1', from: { id: 'ada' }, text: 'Hello' })).toMatchObject({ status: 202 })
  expect((await scene.call('GET /livez')).status).toBe(200)
  expect(await hangs).toBe('given up')
})

test('a channel that cannot be opened says why, closes no other, and is tried again by itself and when it is set anew', async () => {
  await scene.pager('broken', { broken: true })
  expect(await channel('broken')).toMatchObject({ status: { state: 'failed', why: 'no line to the exchange' } })
  expect(await codeOf(await fetch(`${base}/broken/`))).toEqual([503, 'channel_closed'])
  expect(await channel('desk')).toMatchObject({ status: { state: 'open' } })
  let opens = 0
  const { declared, site } = pagerPlugin()
  const counted = site && {
    ...site,
    open: (...given: Parameters<NonNullable<typeof site.open>>) => {
      opens += 1
      return site.open?.(...given) ?? {}
    },
  }
  scene.runtime.plugins.change(new Map([['pager', { declared, ...(counted ? { site: counted } : {}) }]]))
  await scene.runtime.lines.work()
  const before = opens
  await scene.pass(5_000)
  expect(opens).toBe(before + 1)
  await scene.pager('broken', { broken: false })
  expect(await channel('broken')).toMatchObject({ status: { state: 'open', waiting: 0, failed: 0 } })
})

test('what its plugin needs is opened with the secrets of the channel, which no answer holds', async () => {
  expect(await channel('desk')).toMatchObject({ secrets: [{ name: 'token', isSet: false }] })
  const secret = async () => (await (await fetch(`${base}/desk/secret`)).json()) as { secret: string; origin: string }
  const set = await scene.call('PUT /api/channels/desk/secrets/token', { value: 'sesame-sesame' }, adminToken)
  expect(set.json).toMatchObject({ name: 'token', isSet: true })
  await scene.runtime.lines.work()
  expect(await secret()).toEqual({ secret: 'sesame-sesame', origin: base.replace('/channels/pager', '') })
  expect(JSON.stringify(await channel('desk'))).not.toContain('sesame')
  const { json } = await scene.call('GET /api/audit', undefined, adminToken)
  expect(json.entries[0]).toMatchObject({ act: 'secret.set', about: 'channel:desk', details: { name: 'token' } })
  await scene.call('DELETE /api/channels/desk/secrets/token', undefined, adminToken)
  expect((await fetch(`${base}/desk/secret`)).status).toBeGreaterThanOrEqual(400)
  expect((await scene.call('PUT /api/channels/nope/secrets/token', { value: 'x' }, adminToken)).status).toBe(404)
})

test('a channel whose plugin goes waits for it, and goes on with what was to be sent', async () => {
  await scene.bring('desk', { id: '2', from: { id: 'bea' }, text: 'Hello' })
  await scene.settle()
  const id = await scene.conversation('desk', 'bea')
  scene.runtime.plugins.change(new Map([['pager', undefined]]))
  expect(await channel('desk')).toMatchObject({ kind: 'pager', status: { state: 'failed' } })
  await scene.call(`POST /api/conversations/${id}/messages`, { text: 'Are you there?' }, adminToken)
  await scene.settle()
  expect(scene.exchange.read('bea')).toEqual([])
  expect(await codeOf(await fetch(`${base}/desk/`))).toEqual([503, 'channel_closed'])
  scene.runtime.plugins.change(new Map([['pager', pagerPlugin({ sendsOnce: true })]]))
  await scene.settle()
  expect(scene.exchange.read('bea')).toEqual(['Are you there?'])
})

test.each([
  ['takes no key, so that nobody can know: people are told', true, 'uncertain', 0],
  ['takes a key: it is sent once more', false, 'sent', 1],
])('a message that was in hand when the server stopped, to a side that %s', async (_, sendsOnce, state, times) => {
  const { runtime, clock } = scene
  const id = await scene.conversation('desk', 'bea')
  runtime.plugins.change(new Map([['pager', undefined]]))
  await scene.settle()
  const text = `In hand ${state}`
  await scene.call(`POST /api/conversations/${id}/messages`, { text }, adminToken)
  // Whoever took it has gone and will never say what became of it.
  expect(await runtime.store.outbox.lease('desk', clock.now(), 1_000, 1)).toMatchObject([{ isInterrupted: false }])
  clock.advance(1_000)
  runtime.plugins.change(new Map([['pager', pagerPlugin({ sendsOnce })]]))
  await scene.settle()
  expect((await scene.deliveries('desk', 'bea')).at(-1)).toMatch(state)
  expect(scene.exchange.paged.filter(({ message }) => message.message.text === text)).toHaveLength(times)
  runtime.plugins.change(new Map([['pager', pagerPlugin({ sendsOnce: true })]]))
  await scene.settle()
})

test('where the other side takes no key, what took too long may have arrived: it is not sent again by itself', async () => {
  const id = await scene.conversation('desk', 'bea')
  scene.exchange.answers(() => 'hold')
  await scene.call(`POST /api/conversations/${id}/messages`, { text: 'Slow' }, adminToken)
  await expect.poll(() => scene.exchange.paged.filter(({ message }) => message.message.text === 'Slow').length).toBe(1)
  scene.clock.advance(15_000)
  await scene.settle()
  expect((await scene.deliveries('desk', 'bea')).at(-1)).toMatch(/ uncertain$/)
  await scene.pass(5_000)
  expect(scene.exchange.paged.filter(({ message }) => message.message.text === 'Slow')).toHaveLength(1)
  expect(await channel('desk')).toMatchObject({ status: { failed: 2 } })
})

test('a kind that only takes in says so of what people answer', async () => {
  scene.runtime.plugins.change(new Map([['pager', silent()]]))
  const id = await scene.conversation('desk', 'bea')
  await scene.call(`POST /api/conversations/${id}/messages`, { text: 'To nobody' }, adminToken)
  await scene.settle()
  expect((await scene.deliveries('desk', 'bea')).at(-1)).toMatch(/ failed channel-silent$/)
})

function silent() {
  const { declared, site } = pagerPlugin()
  return { declared, ...(site ? { site: { ...site, open: () => ({}) } } : {}) }
}
