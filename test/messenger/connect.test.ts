import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import { transcriptOf } from '../rig/scene.ts'
import type { FakeGraph } from '../simulators/graph/fake-graph.ts'
import { createGraph } from '../simulators/graph/graph.ts'

let scene: ApiScene
let graph: FakeGraph
beforeAll(async () => {
  graph = await createGraph(() => scene.clock.now())
  scene = await createApiScene({ PRIVATE_TARGETS: graph.host })
  const origin = await scene.app.listen({ port: 0, host: '127.0.0.1' })
  graph.callback = `${origin}/channels/messenger/shop/`
})
afterAll(async () => {
  await scene.close()
  await graph.close()
})

test('whoever connects a Page has a flow that answers there, its link, and what to give to Facebook', async () => {
  const body = { revision: 0, kind: 'messenger', config: graph.config }
  const { json } = await scene.call('PUT /api/channels/shop', body, adminToken, { 'accept-language': 'de' })
  const shares = new Map(json.shares.map(({ name, value }: { name: string; value: string }) => [name, value]))
  expect([...shares.keys()]).toEqual(['callback', 'verifyToken', 'deauthorise', 'deletion'])
  expect(shares.get('callback')).toMatch(/\/channels\/messenger\/shop\/$/)
  for (const [name, value] of Object.entries(graph.secrets))
    await scene.call(`PUT /api/channels/shop/secrets/${name}`, { value }, adminToken)
  await scene.settle()
  const flows = (await scene.call('GET /api/flows', undefined, adminToken)).json
  expect(flows).toMatchObject([
    {
      id: 'shop-first',
      name: 'Messenger: Begrüßung',
      channel: 'shop',
      live: true,
      link: 'https://m.me/kestrel.solar?ref=shop-first',
      problems: { errors: 0 },
    },
  ])

  expect(await graph.says('7001', 'Hello')).toBe(200)
  await expect
    .poll(
      async () => {
        await scene.settle()
        return graph.read('7001')
      },
      { timeout: 20_000 },
    )
    .toEqual(['Hello! What may we help you with? [A question] [My order] [Talk to someone]'])
  const id = await scene.runtime.store.intake.conversationOf('shop', '7001')
  expect(await transcriptOf(scene.runtime, id ?? '')).toContain('V Hello')
})

test('a channel that is set up anew keeps the flows it has', async () => {
  const { revision, config } = (await scene.call('GET /api/channels/shop', undefined, adminToken)).json
  await scene.call('DELETE /api/channels/shop', undefined, adminToken)
  const again = await scene.call('PUT /api/channels/shop', { revision: 0, kind: 'messenger', config }, adminToken)
  expect([again.status, revision]).toEqual([200, 1])
  expect((await scene.call('GET /api/flows', undefined, adminToken)).json).toHaveLength(1)
})
