import { afterEach, beforeEach, expect, test } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { createScene, type Scene } from '../rig/scene.ts'
import { createWebhookTarget } from '../rig/webhook-target.ts'

let scene: Scene
beforeEach(async () => {
  scene = await createScene()
})
afterEach(() => scene.close())

test('the trace says what a keyword matched, and which message a turn was about', async () => {
  await scene.publish(
    flowOf('hours', [
      ['start', 'start', {}, { next: 'order' }],
      ['order', 'ask', { question: en('Order number?') }],
      ['keyword', 'keyword', { words: ['opening hours'] }, { next: 'hours' }],
      ['hours', 'say', { text: en('9 to 5') }, { next: 'back' }],
      ['back', 'return'],
    ]),
  )
  const visitor = await scene.visitor('hours')
  const { seq } = await visitor.says('your opening hours?')
  const [turn] = await scene.runtime.store.conversations.trace(visitor.conversation, 0, 10)
  expect(turn?.event).toMatchObject({ type: 'begin', seq })
  const broke = turn?.path.find(visit => visit.node === 'keyword')
  expect(JSON.stringify(broke?.why)).toContain('opening hours')
})

test('work outside that fails without a way for it leads to people, who read what went wrong', async () => {
  const target = await createWebhookTarget(() => ({ status: 500, body: '{}' }))
  await scene.publish(
    flowOf('hook', [
      ['start', 'start', {}, { next: 'ready' }],
      ['ready', 'ask', { question: en('Ready?') }, { answered: 'hook' }],
      ['hook', 'webhook', { url: `http://127.0.0.1:${target.port}/` }],
    ]),
  )
  const visitor = await scene.visitor('hook')
  await visitor.says('yes')
  await scene.settle()
  await target.close()
  expect((await visitor.record()).state).toBe('open.queue')
  const log = await scene.runtime.store.conversations.log(visitor.conversation, 0, 50)
  // Nobody allowed this private target.
  expect(log).toContainEqual(
    expect.objectContaining({
      type: 'unconnected',
      node: 'hook',
      port: 'failed',
      error: expect.objectContaining({ code: 'target_refused' }) as unknown,
    }),
  )
})
