import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTimerLoop } from '../../runtime/deliver/timers.ts'
import type { Answered } from '../../runtime/turn/turns.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createScene, type Scene, transcriptOf } from '../rig/scene.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

let scene: Scene
beforeEach(async () => {
  scene = await createScene()
  await scene.publish(
    flowOf('main', [
      ['start', 'start', {}, { next: 'still' }],
      ['still', 'ask', { question: en('Well?'), patience: 30 * minuteMs }, { answered: 'thanks', 'no-reply': 'gone' }],
      ['thanks', 'say', { text: en('Thanks') }, { next: 'end' }],
      ['gone', 'say', { text: en('Still there?') }, { next: 'end' }],
      ['end', 'ask', { question: en('More?') }],
    ]),
  )
})
afterEach(() => scene.close())

const begin = (clientMsgId = 'a'): Promise<Answered> =>
  scene.runtime.turns.begin({ flow: 'main', languages: ['en'], clientMsgId })
const lines = ({ record }: Answered): Promise<readonly string[]> => transcriptOf(scene.runtime, record.id)

test('a timer fires once when its time has come, not before', async () => {
  const begun = await begin()
  scene.clock.advance(30 * minuteMs - 1)
  expect(await scene.runtime.timers.fire()).toBe(0)
  scene.clock.advance(1)
  await scene.settle()
  await scene.settle()
  expect(await lines(begun)).toEqual(['B Well?', 'B Still there?', 'B More?'])
})

test('a clock that jumps an hour ahead fires what became due, once', async () => {
  const begun = await begin()
  scene.clock.advance(hourMs)
  await Promise.all([scene.runtime.timers.fire(), scene.runtime.timers.fire()])
  await scene.settle()
  expect(await lines(begun)).toEqual(['B Well?', 'B Still there?', 'B More?'])
})

test('a clock that jumps an hour back fires nothing early, and nothing twice', async () => {
  const begun = await begin()
  scene.clock.advance(-hourMs)
  await scene.settle()
  expect(await lines(begun)).toHaveLength(1)
  scene.clock.advance(90 * minuteMs)
  await scene.settle()
  scene.clock.advance(-hourMs)
  await scene.settle()
  scene.clock.advance(hourMs)
  await scene.settle()
  expect(await lines(begun)).toEqual(['B Well?', 'B Still there?', 'B More?'])
})

test('after a jump to beyond 2038 timers are set and fire as ever', async () => {
  scene.clock.advance(Date.UTC(2038, 0, 19, 3, 0) - scene.clock.now())
  const begun = await begin()
  scene.clock.advance(30 * minuteMs)
  await scene.settle()
  expect(await lines(begun)).toEqual(['B Well?', 'B Still there?', 'B More?'])
  expect(begun.record.frames[0]?.timers).toMatchObject([{ dueAt: Date.UTC(2038, 0, 19, 3, 30) }])
})

test('the night the clocks change is as long as any other for what waits half an hour', async () => {
  scene.clock.advance(Date.UTC(2026, 2, 29, 0, 45) - scene.clock.now())
  const { record } = await scene.runtime.turns.begin({ flow: 'main', languages: ['en'], tz: 'Europe/Amsterdam' })
  expect(record.frames[0]?.timers).toMatchObject([{ dueAt: Date.UTC(2026, 2, 29, 1, 15) }])
})

test('what became due while nobody ran fires after the start', async () => {
  const begun = await begin()
  await scene.runtime.timers.stop()
  scene.clock.advance(24 * hourMs)
  await scene.restart()
  await scene.settle()
  expect(await lines(begun)).toContain('B Still there?')
})

test('a thousand that are due at once all fire, in more than one look', async () => {
  const begun = await Promise.all(Array.from({ length: 1_000 }, (_, at) => begin(`c${at}`)))
  scene.clock.advance(30 * minuteMs)
  await scene.settle()
  const records = await Promise.all(begun.map(({ record }) => scene.runtime.store.conversations.get(record.id)))
  expect(new Set(records.map(record => record?.frames[0]?.node))).toEqual(new Set(['end']))
  expect(await scene.runtime.store.timers.nextDue()).toBeUndefined()
})

test.each(['first', 'after the look for timers has begun'])(
  'a message and a timer due at the same moment: the message wins when it comes %s',
  async when => {
    const begun = await begin()
    await scene.runtime.timers.stop()
    scene.clock.advance(30 * minuteMs)
    const say = (): Promise<Answered> => scene.runtime.turns.say(begun.record.visitorId, begun.record.id, 'b', { text: 'yes' })
    if (when === 'first') await Promise.all([say(), scene.runtime.timers.fire()])
    else await Promise.all([scene.runtime.timers.fire(), say()])
    expect(await lines(begun)).toEqual(['B Well?', 'V yes', 'B Thanks', 'B More?'])
    expect(await scene.runtime.store.timers.nextDue()).toBeUndefined()
  },
)

test('an agent who joins at the moment a timer is due wins too', async () => {
  const begun = await begin()
  await scene.runtime.timers.stop()
  scene.clock.advance(30 * minuteMs)
  await Promise.all([scene.agent('amy')(begun.record.id, { type: 'agent-join' }), scene.runtime.timers.fire()])
  expect(await lines(begun)).not.toContain('B Still there?')
})

test('a timer whose turn cannot be stored stays, and fires at the next look', async () => {
  const begun = await begin()
  const { store, turns } = scene.runtime
  await scene.runtime.timers.stop()
  scene.clock.advance(30 * minuteMs)
  const errors: unknown[] = []
  let full = true
  const inbound: typeof turns.inbound = (...what) => (full ? Promise.reject(new Error('disk full')) : turns.inbound(...what))
  const loop = createTimerLoop({
    timers: store.timers,
    turns: { inbound },
    clock: scene.clock,
    onError: error => errors.push(error),
  })
  expect([await loop.fire(), errors]).toEqual([0, [new Error('disk full')]])
  full = false
  expect(await loop.fire()).toBe(1)
  await loop.stop()
  expect(await lines(begun)).toContain('B Still there?')
})
