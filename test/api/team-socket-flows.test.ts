import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken, type Reply } from '../rig/api-scene.ts'
import { flowOf } from '../rig/flow-of.ts'
import type { Somebody } from '../rig/people-scene.ts'
import { createTeamSocketScene, type TeamSocketScene } from '../rig/team-socket-scene.ts'

let scene: TeamSocketScene
let mia: Somebody
let bo: Somebody
let ada: Somebody
beforeAll(async () => {
  scene = await createTeamSocketScene()
  await scene.join('Root', 'admin')
  mia = await scene.join('Mia', 'marketer')
  bo = await scene.join('Bo', 'marketer')
  ada = await scene.join('Ada', 'agent')
})
afterAll(() => scene.close())

const flow = (id: string, name = id) => ({ ...flowOf(id, [['start', 'start', {}]]), name })
const add = (id: string): Promise<Reply> => mia.call('POST /api/flows', { flow: flow(id) })

test('everybody who draws a flow sees who else does, until they leave it or are gone', async () => {
  await Promise.all([add('one'), add('two')])
  const [first, second] = [await scene.open(mia), await scene.open(bo)]
  first.send({ type: 'edit', flow: 'one' })
  expect(await first.until('editing')).toEqual({ type: 'editing', flow: 'one', users: [] })
  second.send({ type: 'edit', flow: 'one' })
  expect((await first.until('editing')).users).toEqual([{ id: bo.id, name: 'Bo' }])
  expect((await second.until('editing')).users).toEqual([{ id: mia.id, name: 'Mia' }])
  second.send({ type: 'edit', flow: 'two' })
  expect((await first.until('editing')).users).toEqual([])
  expect(await second.until('editing')).toEqual({ type: 'editing', flow: 'two', users: [] })
  second.send({ type: 'edit', flow: 'one' })
  expect((await first.until('editing')).users).toHaveLength(1)
  second.send({ type: 'edit', flow: null })
  expect((await first.until('editing')).users).toEqual([])
  second.send({ type: 'edit', flow: 'one' })
  expect((await first.until('editing')).users).toHaveLength(1)
  await second.close()
  expect((await first.until('editing')).users).toEqual([])
  await first.close()
})

test('whoever has a flow open in two tabs is one to others, and nobody to themselves', async () => {
  await add('tabs')
  const [tab, other, second] = [await scene.open(mia), await scene.open(mia), await scene.open(bo)]
  tab.send({ type: 'edit', flow: 'tabs' })
  other.send({ type: 'edit', flow: 'tabs' })
  expect((await other.until('editing')).users).toEqual([])
  second.send({ type: 'edit', flow: 'tabs' })
  expect((await second.until('editing')).users).toEqual([{ id: mia.id, name: 'Mia' }])
  await tab.close()
  expect((await second.until('editing')).users).toEqual([{ id: mia.id, name: 'Mia' }])
  await Promise.all([other.close(), second.close()])
})

test('a flow that is not there is not drawn', async () => {
  const marketer = await scene.open(mia)
  marketer.send({ type: 'edit', flow: 'nowhere' })
  expect((await marketer.until('error')).code).toBe('flow_unknown')
  await marketer.close()
})

test('what is saved, published and switched is told to everybody, with who did it', async () => {
  const [marketer, agent] = [await scene.open(bo), await scene.open(ada)]
  await add('told')
  expect(await marketer.until('flow')).toEqual({ type: 'flow', flow: 'told', revision: 1, by: `agent:${mia.id}` })
  await mia.call('PUT /api/flows/told', { revision: 1, flow: flow('told', 'Told') })
  expect(await marketer.until('flow')).toMatchObject({ flow: 'told', revision: 2, by: `agent:${mia.id}` })
  await mia.call('POST /api/flows/told/publish', { revision: 2 })
  expect(await marketer.until('flow')).toMatchObject({ flow: 'told', revision: 2 })
  await scene.call('PUT /api/flows/told/live', { on: false }, adminToken)
  expect(await marketer.until('flow')).toEqual({ type: 'flow', flow: 'told', revision: 2, by: 'api:admin' })
  // Neither what came too late nor what was so already changes anything.
  await mia.call('PUT /api/flows/told', { revision: 1, flow: flow('told', 'Late') })
  await scene.call('PUT /api/flows/told/live', { on: false }, adminToken)
  await agent.settled()
  expect(agent.frames.filter(({ type }) => type === 'flow')).toHaveLength(4)
  await Promise.all([marketer.close(), agent.close()])
})

test('lists say who changed a draft last and when, and the flow itself does not', async () => {
  await add('kept')
  scene.clock.advance(1_000)
  await bo.call('PUT /api/flows/kept', { revision: 1, flow: flow('kept', 'Kept') })
  const { json } = await mia.call('GET /api/flows')
  expect(json.find((one: { id: string }) => one.id === 'kept')).toMatchObject({
    changedAt: scene.clock.now(),
    changedBy: `agent:${bo.id}`,
  })
  expect((await mia.call('GET /api/flows/kept')).json.flow).not.toHaveProperty('changed')
})
