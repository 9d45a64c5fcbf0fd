import { afterAll, beforeAll, expect, it, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { channel, createMessengerScene, type MessengerScene } from '../rig/messenger-scene.ts'
import type { Fault } from '../simulators/graph/fake-graph.ts'

const hour = 3_600_000
let scene: MessengerScene
beforeAll(async () => {
  scene = await createMessengerScene({ names: false })
  const flow = flowOf('go-on', [
    ['start', 'start', {}, { next: 'more' }],
    ['more', 'ask', { question: en('Go on') }, { answered: 'more' }],
  ])
  await scene.publish({ ...flow, channel })
})
afterAll(() => scene.close())

it.each<[Fault, number]>([
  ['temporary', 1],
  ['error-in-200', 1],
  ['html', 1],
  ['unknown', 1],
])('a message that the API answers with "%s" is sent again, and arrives once', async (fault, at) => {
  const person = `81${at}${fault.length}`
  scene.graph.faults.push(fault)
  await scene.says(person, 'Hello')
  expect(scene.graph.read(person)).toEqual([])
  await scene.pass(2_000)
  expect(scene.graph.read(person)).toEqual(['Go on'])
  expect(await scene.deliveries(person)).toEqual(['sent'])
})

it.each<[Fault, string, string]>([
  ['outside-window', 'failed outside-window', '8201'],
  ['blocked', 'failed unreachable', '8202'],
  ['no-such-person', 'failed person-unknown', '8203'],
  ['invalid', 'failed refused', '8204'],
])('a message that the API refuses as "%s" is never sent: %s', async (fault, state, person) => {
  scene.graph.faults.push(fault)
  await scene.says(person, 'Hello')
  expect(await scene.deliveries(person)).toEqual([state])
})

test('a message that may have arrived is not sent again where its echo comes in the next seconds', async () => {
  scene.graph.faults.push('cut')
  scene.graph.echoes = 'never'
  await scene.says('8301', 'Hello')
  expect(await scene.deliveries('8301')).toEqual(['waiting'])
  const [line] = scene.graph.thread('8301').filter(({ by }) => by === 'page')
  const around = { sender: { id: scene.graph.config['page'] }, recipient: { id: '8301' } }
  await scene.happens('8301', {
    ...around,
    message: { is_echo: true, app_id: 1, mid: line?.mid, text: 'Go on', metadata: line?.message?.metadata },
  })
  await scene.pass(10_000)
  expect(await scene.deliveries('8301')).toEqual(['sent'])
  expect(scene.graph.read('8301')).toEqual(['Go on'])
  scene.graph.echoes = 'after'
})

test('a message that may have arrived and has no echo is sent again, and left to people where nobody is ever sure', async () => {
  scene.graph.faults.push('reset')
  await scene.says('8303', 'Hello')
  await scene.pass(9_000)
  expect(scene.graph.read('8303')).toEqual([])
  await scene.pass(1_000)
  expect(scene.graph.read('8303')).toEqual(['Go on'])
  expect(await scene.deliveries('8303')).toEqual(['sent'])
  scene.graph.faults.push('reset', 'reset', 'reset')
  await scene.says('8304', 'Hello')
  await scene.pass(10_000)
  await scene.pass(10_000)
  expect(await scene.deliveries('8304')).toEqual(['uncertain'])
})

test('an echo that comes before the answer settles a message whose answer never comes', async () => {
  scene.graph.faults.push('cut')
  scene.graph.echoes = 'before'
  await scene.says('8302', 'Hello')
  scene.graph.echoes = 'after'
  expect(await scene.deliveries('8302')).toEqual(['sent'])
  expect(scene.graph.read('8302')).toEqual(['Go on'])
  expect(await scene.transcript('8302')).toEqual(['V Hello', 'B Go on'])
})

test('a token that is revoked holds what is said until there is another, and what people write goes on coming', async () => {
  scene.graph.isValid = false
  await scene.says('8401', 'Hello')
  await scene.says('8402', 'Hello too')
  expect(await scene.trouble()).toBe('disconnected')
  expect(await scene.deliveries('8401')).toEqual(['waiting'])
  expect(await scene.transcript('8402')).toEqual(['V Hello too', 'B Go on'])
  const asked = () => scene.graph.calls.filter(call => call.endsWith('/messages')).length
  const before = asked()
  await scene.pass(50_000)
  expect(asked()).toBe(before)
  scene.graph.isValid = true
  // It looks again; the answer to that comes by a real network, in real time.
  scene.clock.advance(11_000)
  await expect.poll(() => scene.trouble(), { timeout: 20_000 }).toBe(undefined)
  await scene.pass(60_000)
  expect(scene.graph.read('8401')).toEqual(['Go on'])
  expect(scene.graph.read('8402')).toEqual(['Go on'])
})

test('a Page that has sent too much waits for as long as it is told, with all that is said there', async () => {
  scene.graph.faults.push('usage')
  await scene.says('8501', 'Hello')
  expect(await scene.trouble()).toBe('rate-limited')
  await scene.says('8502', 'Hello')
  await scene.pass(60_000)
  expect(scene.graph.read('8502')).toEqual([])
  await scene.pass(7 * 60_000)
  expect(scene.graph.read('8501')).toEqual(['Go on'])
  expect(scene.graph.read('8502')).toEqual(['Go on'])
  expect(await scene.trouble()).toBe(undefined)
})

test('after a day only people may answer, under a title of their own, and after a week nobody', async () => {
  await scene.says('8601', 'Hello')
  scene.clock.advance(25 * hour)
  await scene.answers('8601', 'After a day')
  expect(scene.graph.thread('8601').at(-1)).toMatchObject({ text: 'After a day', tag: 'HUMAN_AGENT' })
  scene.clock.advance(7 * 24 * hour)
  await scene.answers('8601', 'After a week')
  expect(await scene.deliveries('8601')).not.toContain('waiting')
  expect(scene.graph.read('8601').at(-1)).toBe('After a day')
})

test('a Page is blocked and let go on by Meta', async () => {
  const nobody = { sender: undefined }
  await scene.happens('8701', { ...nobody, policy_enforcement: { action: 'block', reason: 'spam' } })
  expect(await scene.trouble()).toBe('policy-block')
  await scene.says('8702', 'Hello')
  expect(scene.graph.read('8702')).toEqual([])
  await scene.happens('8701', { ...nobody, policy_enforcement: { action: 'unblock' } })
  await scene.pass(2_000)
  expect(scene.graph.read('8702')).toEqual(['Go on'])
})

test('a Page that is heard no more is subscribed to again within the hour', async () => {
  scene.graph.fields = ['messages']
  await scene.pass(5_000)
  scene.clock.advance(hour)
  await expect.poll(() => scene.graph.fields.length, { timeout: 20_000 }).toBe(12)
})

test('connecting gives the Page its button, its greeting and its menu', async () => {
  await scene.set({ greeting: { en: 'Welcome' }, menu: [{ title: { en: 'Prices' }, flow: 'prices' }] })
  await expect
    .poll(() => Object.keys(scene.graph.profile).sort(), { timeout: 20_000 })
    .toEqual(['get_started', 'greeting', 'persistent_menu'])
  await scene.set({})
  await expect.poll(() => Object.keys(scene.graph.profile), { timeout: 20_000 }).toEqual(['get_started'])
})

test('a picture that is not taken as one goes as its address, once', async () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const body = new FormData()
  body.append('file', new Blob([Buffer.from(png, 'base64')], { type: 'image/png' }), 'cat.png')
  const headers = { authorization: `Bearer ${adminToken}` }
  const added = await fetch(new URL('/api/media', scene.address), { method: 'POST', headers, body })
  const { media } = (await added.json()) as { media: { id: string } }
  const parts = [{ type: 'image', mediaId: media.id }]
  const flow = flowOf('picture', [
    ['start', 'start', {}, { next: 'show' }],
    ['show', 'say', { text: en(''), parts }, { next: 'more' }],
    ['more', 'ask', { question: en('Seen?') }, {}],
  ])
  await scene.publish({ ...flow, channel })
  scene.graph.faults.push('bad-attachment')
  await scene.happens('8801', { referral: { ref: 'picture', source: 'SHORTLINK', type: 'OPEN_THREAD' } })
  const address = expect.stringMatching(new URL('/api/media/', scene.address).href)
  expect(scene.graph.read('8801')).toEqual([address, 'Seen?'])
})
