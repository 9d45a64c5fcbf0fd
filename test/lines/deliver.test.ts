import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createLineScene, type LineScene } from '../rig/line-scene.ts'

let scene: LineScene
beforeAll(async () => {
  scene = await createLineScene()
  await scene.pager('desk')
  await scene.pager('other')
  const echo = flowOf('desk', [
    ['start', 'start', {}, { next: 'ask' }],
    ['ask', 'ask', { question: en('Next?'), saveAs: 'line' }, { answered: 'say' }],
    ['say', 'say', { text: en('You said {{vars.line}}') }, { next: 'ask' }],
  ])
  await scene.publish({ ...echo, channel: 'desk' })
  await scene.publish({ ...echo, id: 'other', channel: 'other' })
})
afterAll(() => scene.close())
beforeEach(() => scene.exchange.answers(({ key }) => ({ type: 'sent', id: `x-${key}` })))

const says = (sender: string, id: string, text: string, channel = 'desk') =>
  scene.bring(channel, { id, from: { id: sender }, text })
const answer = async (sender: string, text: string) => {
  const id = await scene.conversation('desk', sender)
  const { json } = await scene.call(`POST /api/conversations/${id}/messages`, { text }, adminToken)
  return { id, seq: Number(json.seq) }
}
const delivery = async ({ id, seq }: { id: string; seq: number }) => {
  const { json } = await scene.call(`GET /api/conversations/${id}/events`, undefined, adminToken)
  return json.deliveries.find((one: { seq: number }) => one.seq === seq)
}

test('what comes twice, at once or later, is heard once', async () => {
  const outcomes = await Promise.all([1, 2, 3].map(() => says('ada', 'a1', 'Hello')))
  expect(outcomes.map(({ json }) => String(json['outcome'])).toSorted()).toEqual(['duplicate', 'duplicate', 'stored'])
  await scene.settle()
  expect((await says('ada', 'a1', 'Hello')).json).toEqual({ outcome: 'duplicate' })
  await scene.settle()
  expect(await scene.transcript('desk', 'ada')).toEqual(['V Hello', 'B Next?'])
})

test('many who write at once are each heard in their own order, and answered in it', async () => {
  const senders = Array.from({ length: 12 }, (_, index) => `s${index}`)
  await Promise.all(
    senders.map(async sender => {
      for (let line = 0; line < 6; line += 1) await says(sender, `${sender}-${line}`, `line ${line}`)
    }),
  )
  await scene.settle()
  for (const sender of senders) {
    const heard = (await scene.transcript('desk', sender)).filter(line => line.startsWith('V'))
    expect(heard).toEqual([0, 1, 2, 3, 4, 5].map(line => `V line ${line}`))
    const said = [1, 2, 3, 4, 5].flatMap(line => [`You said line ${line}`, 'Next?'])
    expect(scene.exchange.read(sender)).toEqual(['Next?', ...said])
  }
})

test('what was sent and comes back is no message, by the name it was given there or by its key', async () => {
  await says('bea', 'b1', 'Hello')
  await scene.settle()
  const { key } = scene.exchange.paged.find(({ to }) => to.id === 'bea') ?? { key: '' }
  expect((await says('bea', `x-${key}`, 'Next?')).json).toEqual({ outcome: 'echo' })
  expect((await says('bea', key, 'Next?')).json).toEqual({ outcome: 'echo' })
  // Of another channel it is not.
  expect((await says('bea', key, 'Next?', 'other')).json).toEqual({ outcome: 'stored' })
  await scene.settle()
  expect(await scene.transcript('desk', 'bea')).toEqual(['V Hello', 'B Next?'])
})

test('what cannot go now goes later, under the same key, and what comes after it waits for it', async () => {
  await says('cy', 'c1', 'Hello')
  await scene.settle()
  scene.exchange.answers(() => ({ type: 'retry', afterMs: 60_000, why: 'too many' }))
  const first = await answer('cy', 'One')
  const second = await answer('cy', 'Two')
  await scene.settle()
  expect(await delivery(first)).toMatchObject({ state: 'waiting', why: 'too many' })
  expect(await delivery(second)).toMatchObject({ state: 'waiting' })
  scene.exchange.answers(() => ({ type: 'sent' }))
  await scene.pass(60_000)
  expect(scene.exchange.read('cy')).toEqual(['Next?', 'One', 'Two'])
  const keys = scene.exchange.paged.filter(({ message }) => message.message.text === 'One').map(({ key }) => key)
  expect([keys.length, new Set(keys).size]).toEqual([2, 1])
  expect(await delivery(second)).toMatchObject({ state: 'sent' })
})

test('after eight tries it has failed; people see why, send it again, and nothing stands behind it meanwhile', async () => {
  await says('dee', 'd1', 'Hello')
  await scene.settle()
  scene.exchange.answers(({ message }) =>
    message.message.text === 'Lost' ? { type: 'retry', afterMs: 1_000, why: 'busy' } : { type: 'sent' },
  )
  const lost = await answer('dee', 'Lost')
  const next = await answer('dee', 'Next')
  await scene.settle()
  await scene.pass(10_000)
  expect(await delivery(lost)).toMatchObject({ state: 'failed', code: 'given-up', why: 'busy' })
  expect(await delivery(next)).toMatchObject({ state: 'sent' })
  scene.exchange.answers(() => ({ type: 'sent' }))
  const path = `POST /api/conversations/${lost.id}/messages`
  const again = await scene.call(`${path}/${lost.seq}/send-again`, {}, adminToken)
  expect(again).toMatchObject({ status: 200, json: { delivery: { seq: lost.seq, state: 'waiting' } } })
  await scene.settle()
  expect(await delivery(lost)).toMatchObject({ state: 'sent' })
  expect(scene.exchange.read('dee')).toEqual(['Next?', 'Next', 'Lost'])
  expect((await scene.call(`${path}/${lost.seq}/send-again`, {}, adminToken)).json.error.code).toBe('message_not_failed')
  expect((await scene.call(`${path}/999/send-again`, {}, adminToken)).json.error.code).toBe('message_unknown')
})

test('what the other side refuses, answers badly, or the plugin throws, ends as it should', async () => {
  await says('eve', 'e1', 'Hello')
  await scene.settle()
  scene.exchange.answers(() => ({ type: 'failed', code: 'blocked', why: 'they have blocked us' }))
  const refused = await answer('eve', 'A')
  await scene.settle()
  expect(await delivery(refused)).toMatchObject({ state: 'failed', code: 'blocked', why: 'they have blocked us' })
  scene.exchange.answers(() => JSON.parse('{"type":"maybe"}'))
  const odd = await answer('eve', 'B')
  await scene.settle()
  expect(await delivery(odd)).toMatchObject({ state: 'failed', code: 'result-invalid' })
  scene.exchange.answers(() => ({ type: 'uncertain', why: 'the line broke' }))
  const unsure = await answer('eve', 'C')
  await scene.settle()
  expect(await delivery(unsure)).toMatchObject({ state: 'uncertain', why: 'the line broke' })
  const { key } = scene.exchange.paged.at(-1) ?? { key: '' }
  expect((await says('eve', key, 'C')).json).toEqual({ outcome: 'echo' })
  expect(await delivery(unsure)).toMatchObject({ state: 'sent' })
  await scene.pager('desk', { to: 'http://127.0.0.1:9/' })
  const thrown = await answer('eve', 'D')
  await scene.settle()
  expect(await delivery(thrown)).toMatchObject({ state: 'waiting' })
  // Settings are changed while it waits: it goes the new way.
  scene.exchange.answers(() => ({ type: 'sent' }))
  await scene.pager('desk')
  await scene.pass(2_000)
  expect(await delivery(thrown)).toMatchObject({ state: 'sent' })
})

test('a channel that takes for ever holds up nobody on another, and its own for fifteen seconds', async () => {
  await says('fay', 'f1', 'Hello')
  await says('gus', 'g1', 'Hello', 'other')
  await scene.settle()
  scene.exchange.answers(({ from }) => (from === 'desk' ? 'hold' : { type: 'sent' }))
  const held = await answer('fay', 'Held')
  await says('gus', 'g2', 'One', 'other')
  await expect.poll(() => scene.exchange.read('gus')).toEqual(['Next?', 'You said One', 'Next?'])
  await expect.poll(() => delivery(held)).toMatchObject({ state: 'sending' })
  scene.exchange.answers(() => ({ type: 'sent' }))
  scene.clock.advance(15_000)
  await scene.pass(2_000)
  expect(await delivery(held)).toMatchObject({ state: 'sent' })
})

test('a flood on one channel delays another by no more than its turn, and is bounded', async () => {
  const flood = Promise.all(Array.from({ length: 100 }, (_, index) => says(`x${index}`, `x${index}`, 'Hello')))
  await says('hal', 'h1', 'Hello', 'other')
  await expect.poll(() => scene.exchange.read('hal')).toEqual(['Next?'])
  const before = scene.exchange.paged.findIndex(({ to }) => to.id === 'hal')
  await flood
  await scene.settle()
  expect(scene.exchange.read('x99')).toEqual(['Next?'])
  // It came while the flood was still being worked off.
  expect(before).toBeLessThan(scene.exchange.paged.length - 1)
})

test('when a channel is taken away what was still to be sent has failed, and says why', async () => {
  await scene.pager('gone')
  await scene.bring('gone', { id: '1', from: { id: 'ida' }, text: 'Hello' })
  await scene.settle()
  scene.exchange.answers(() => ({ type: 'retry', afterMs: 5_000, why: 'later' }))
  const id = await scene.conversation('gone', 'ida')
  await scene.call(`POST /api/conversations/${id}/messages`, { text: 'Late' }, adminToken)
  await scene.settle()
  await scene.call('DELETE /api/channels/gone', undefined, adminToken)
  await scene.pass(6_000)
  expect((await scene.deliveries('gone', 'ida')).at(-1)).toMatch(/ failed channel-gone$/)
})
