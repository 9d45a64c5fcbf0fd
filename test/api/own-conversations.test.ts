import { expect, test } from 'vitest'
import { createApiScene, helloFlow } from '../rig/api-scene.ts'

test('the list of own conversations tells them apart by what the visitor wrote last, and when', async () => {
  const scene = await createApiScene()
  await scene.publish(helloFlow)
  const token = await scene.visitor()
  const silent = await scene.call('POST /api/visitor/conversations', { clientMsgId: 'a' }, token)
  await scene.pass(60_000)
  const written = await scene.call(
    'POST /api/visitor/conversations',
    { clientMsgId: 'b', text: `roof ${'x'.repeat(300)}` },
    token,
  )
  const at = scene.clock.now()
  const { json } = await scene.call('GET /api/visitor/conversations', undefined, token)
  expect(json.conversations).toEqual([
    { ...written.json.conversation, lastVisitorAt: at, said: `roof ${'x'.repeat(195)}` },
    { ...silent.json.conversation, lastVisitorAt: at - 60_000 },
  ])
  await scene.close()
})
