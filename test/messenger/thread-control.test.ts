import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { channel, createMessengerScene, type MessengerScene } from '../rig/messenger-scene.ts'

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

const controls = () => scene.graph.calls.filter(call => call.endsWith('_thread_control'))

test('what the Page’s own inbox has taken is heard and answered by nobody, until an agent takes it back', async () => {
  const { graph } = scene
  await scene.says('9701', 'Hello')
  expect(await graph.inbox('takes', '9701')).toBe(200)
  await scene.settle()
  await scene.says('9701', 'Is anybody there?')
  expect(graph.read('9701')).toEqual(['Go on'])
  expect((await scene.transcript('9701')).at(-1)).toBe('V Is anybody there?')

  await scene.answers('9701', 'Mia here')
  await expect.poll(controls, { timeout: 20_000 }).toEqual([expect.stringMatching(/^POST .*take_thread_control$/)])
  await scene.settle()
  expect(graph.read('9701')).toEqual(['Go on', 'Mia here'])
  const id = await scene.conversation('9701')
  const given = { continue: true, as: { id: 'mia', name: 'Mia' } }
  expect((await scene.call(`POST /api/conversations/${id}/give-back`, given, adminToken)).status).toBe(200)
  // To whom she had it from.
  await expect.poll(() => controls().at(-1), { timeout: 20_000 }).toMatch(/pass_thread_control$/)
  await scene.settle()
  await scene.says('9701', 'Still there?')
  expect(graph.read('9701')).toEqual(['Go on', 'Mia here'])
  await graph.inbox('gives', '9701')
  await scene.settle()
  await scene.says('9701', 'And now?')
  expect(graph.read('9701').at(-1)).toBe('Go on')
})
