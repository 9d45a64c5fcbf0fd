import { expect, test } from 'vitest'
import { createManualClock } from '../../runtime/clock/manual-clock.ts'
import { createPresence } from '../../runtime/deliver/presence.ts'
import { createPublisher, type Notice } from '../../runtime/deliver/publisher.ts'
import { flowOf } from '../rig/flow-of.ts'
import { createScene } from '../rig/scene.ts'

const notice = (conversation: string, visitor: string): Notice => ({ type: 'turn', conversation, visitor, lastSeq: 1 })

test('who listens to a conversation or to a visitor is told of it, until they stop', () => {
  const publisher = createPublisher(error => expect.unreachable(String(error)))
  const heard: string[] = []
  const stop = publisher.listen('conversation:c1', ({ conversation }) => heard.push(`conversation ${conversation}`))
  publisher.listen('visitor:v1', ({ conversation }) => heard.push(`visitor ${conversation}`))
  publisher.publish(notice('c1', 'v1'))
  publisher.publish(notice('c2', 'v1'))
  publisher.publish(notice('c3', 'v2'))
  expect(heard).toEqual(['conversation c1', 'visitor c1', 'visitor c2'])
  stop()
  stop()
  const again = publisher.listen('conversation:c1', () => heard.push('again'))
  publisher.publish(notice('c1', 'v2'))
  again()
  publisher.publish(notice('c1', 'v2'))
  expect(heard.slice(3)).toEqual(['again'])
})

test('who fails to listen keeps nobody else from hearing', () => {
  const errors: unknown[] = []
  const publisher = createPublisher(error => errors.push(error))
  const heard: Notice[] = []
  publisher.listen('visitor:v1', () => {
    throw new Error('deaf')
  })
  publisher.listen('visitor:v1', told => heard.push(told))
  publisher.publish(notice('c1', 'v1'))
  expect([heard.length, errors.map(String)]).toEqual([1, ['Error: deaf']])
})

test('every durable turn is told, whoever took it: visitors, agents, timers, what comes back from outside', async () => {
  const scene = await createScene()
  await scene.publish(
    flowOf('waits', [
      ['start', 'start', {}, { next: 'wait' }],
      ['wait', 'wait', { until: { what: 'duration', ms: 60_000 } }, { next: 'call' }],
      ['call', 'webhook', { url: 'https://127.0.0.1/hook' }, { failed: 'sorry' }],
      ['sorry', 'say', { text: { en: 'Sorry.' } }],
    ]),
  )
  const visitor = await scene.visitor('waits')
  await visitor.says('hello')
  const id = visitor.conversation
  const told: [turn: number, lastSeq: number, seqs: readonly number[]][] = []
  scene.runtime.publisher.listen(`conversation:${id}`, notice => {
    if (notice.type !== 'turn' || !notice.turn) return
    const { record, events } = notice.turn
    expect([notice.lastSeq, notice.visitor]).toEqual([record.seq, record.visitorId])
    told.push([record.turn, notice.lastSeq, events.map(({ seq }) => seq)])
  })
  await scene.pass(90_000)
  await visitor.says('still here')
  await scene.agent('ada')(id, { type: 'agent-note', text: 'seen' })
  await scene.agent('ada')(id, { type: 'agent-message', text: 'Hi' })
  const record = await visitor.record()
  expect(told.map(([turn]) => turn)).toEqual(Array.from({ length: record.turn - 1 }, (_, at) => at + 2))
  const events = await scene.runtime.store.conversations.events(id, 0, 100)
  expect(told.flatMap(([, , seqs]) => seqs)).toEqual(
    events.map(({ seq }) => seq).slice(-told.flatMap(([, , seqs]) => seqs).length),
  )
  expect(told.length).toBeGreaterThan(4)
  await scene.close()
})

test('a repeated act is told once', async () => {
  const scene = await createScene()
  await scene.publish(flowOf('quiet', [['start', 'start', {}]]))
  const begun = await scene.runtime.turns.begin({ flow: 'quiet', languages: ['en'], clientMsgId: 'a', act: { text: 'hi' } })
  let told = 0
  scene.runtime.publisher.listen(`visitor:${begun.record.visitorId}`, () => {
    told += 1
  })
  for (const _ of [1, 2, 3]) await scene.runtime.turns.say(begun.record.visitorId, begun.record.id, 'b', { text: 'once' })
  expect(told).toBe(1)
  await scene.close()
})

test('a visitor is there as long as one socket is open', () => {
  const presence = createPresence(createManualClock())
  presence.came('v1')
  presence.came('v1')
  presence.came('v2')
  presence.left('v1')
  expect([presence.present('v1'), presence.present('v2'), presence.present('v3')]).toEqual([1, 1, 0])
  presence.left('v1')
  presence.left('v1')
  expect(presence.present('v1')).toBe(0)
})

test('a visitor is back who was gone for a minute or more, by a socket or by asking, and not before', () => {
  const clock = createManualClock()
  const presence = createPresence(clock)
  const back: [string, number][] = []
  const unlisten = presence.listenForReturns((visitor, since) => back.push([visitor, clock.now() - since]))
  presence.came('v1')
  presence.left('v1')
  clock.advance(59_999)
  presence.came('v1')
  presence.left('v1')
  clock.advance(60_000)
  presence.came('v1')
  presence.came('v1')
  presence.asked('v1')
  clock.advance(3_600_000)
  presence.asked('v2')
  presence.asked('v2')
  expect(back).toEqual([
    ['v1', 60_000],
    ['v2', 3_719_999],
  ])
  unlisten()
  clock.advance(90_000_000)
  presence.asked('v2')
  expect(back).toHaveLength(2)
})
