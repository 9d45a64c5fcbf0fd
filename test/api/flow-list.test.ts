import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene, type Reply } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'

let scene: ApiScene
beforeEach(async () => {
  scene = await createApiScene()
})
afterEach(() => scene.close())

const team = (what: string, body?: unknown): Promise<Reply> => scene.call(what, body, adminToken)
const saying = (id: string, text: string) =>
  flowOf(id, [
    ['start', 'start', {}, { next: 'hi' }],
    ['hi', 'say', { text: en(text) }, { next: 'what' }],
    ['what', 'ask', { question: en('What?') }, { answered: 'bye' }],
    ['bye', 'close', {}],
  ])
const calling = (id: string, called: string) =>
  flowOf(id, [
    ['start', 'start', {}, { next: 'call' }],
    ['call', 'run-flow', { flow: called }, { next: 'bye' }],
    ['bye', 'close', {}],
  ])
const ids = async (query = ''): Promise<readonly string[]> =>
  (await team(`GET /api/flows${query}`)).json.map(({ id }: { id: string }) => id)
const audit = async (): Promise<readonly { act: string; about: string; actor: string }[]> =>
  (await team('GET /api/audit?limit=20')).json.entries

test('a list says what is open, what is wrong, and whether the draft is ahead of what is published', async () => {
  const flow = saying('one', 'Hi')
  await scene.publish(flow)
  const visitor = await scene.visitor()
  await scene.call('POST /api/visitor/conversations', { flow: 'one', clientMsgId: 'k1', text: 'hello' }, visitor)
  expect((await team('GET /api/flows')).json[0]).toMatchObject({ id: 'one', isAhead: false, open: 0, problems: { errors: 0 } })
  await scene.call('POST /api/visitor/conversations', { flow: 'one', clientMsgId: 'k2' }, visitor)
  const { revision } = (await team('GET /api/flows/one')).json
  await team('PUT /api/flows/one', { revision, flow: { ...flow, name: 'Another' } })
  const [ahead] = (await team('GET /api/flows')).json
  expect(ahead).toMatchObject({ name: 'Another', isAhead: true })
  await team('PUT /api/flows/one', { revision: revision + 1, flow: { ...flow, nodes: [] } })
  expect((await team('GET /api/flows')).json[0].problems.errors).toBeGreaterThan(0)
})

test('flows are found by name and by what they say, with the text that says it', async () => {
  await team('POST /api/flows', { flow: { ...saying('one', 'Our warranty lasts ten years'), name: 'Welcome' } })
  await team('POST /api/flows', { flow: { ...saying('two', 'Hello'), name: 'Warranty and service' } })
  const found = (await team('GET /api/flows?q=WARRANTY')).json
  expect(found.map(({ id, found: text }: { id: string; found?: string }) => [id, text])).toEqual([
    ['one', 'Our warranty lasts ten years'],
    ['two', undefined],
  ])
  expect(await ids('?q=ten%20warranty')).toEqual(['one'])
  expect(await ids('?q=nothing')).toEqual([])
})

test('the order is the order in which visitors meet flows, and stays after a restart', async () => {
  for (const id of ['one', 'two', 'three']) await scene.publish(saying(id, id))
  expect((await team('PUT /api/flow-order', { ids: ['three', 'one', 'two'] })).json).toEqual({ ids: ['three', 'one', 'two'] })
  expect(await ids()).toEqual(['three', 'one', 'two'])
  expect((await scene.call('GET /api/visitor/config')).json.greeting[0].text).toBe('three')
  for (const wrong of [['one'], ['one', 'two', 'three', 'four'], ['one', 'one', 'two'], []])
    expect((await team('PUT /api/flow-order', { ids: wrong })).json.error, wrong.join()).toMatchObject({
      code: 'flow_order_stale',
      details: { ids: ['three', 'one', 'two'] },
    })
  expect((await audit())[0]).toMatchObject({ act: 'flow.arranged', actor: 'api:admin' })
})

test('a deleted flow is off and out of the list; who is in it goes on; its id is not given again', async () => {
  await scene.publish(saying('one', 'Hi'))
  const visitor = await scene.visitor()
  const begun = await scene.call('POST /api/visitor/conversations', { flow: 'one', clientMsgId: 'k1' }, visitor)
  const conversation = begun.json.conversation.id
  expect((await team('GET /api/flows')).json[0].open).toBe(1)
  expect((await team('DELETE /api/flows/one')).json).toEqual({ removed: true })
  expect(await ids()).toEqual([])
  expect((await team('DELETE /api/flows/one')).json.error.code).toBe('flow_unknown')
  expect((await team('GET /api/flows/one')).json.error.code).toBe('flow_unknown')
  expect((await scene.call('GET /api/visitor/config?flow=one')).json.error.code).toBe('flow_unknown')
  expect((await team('POST /api/flows', { flow: saying('one', 'Again') })).json.error.code).toBe('flow_exists')
  const said = await scene.call(
    `POST /api/visitor/conversations/${conversation}/messages`,
    { clientMsgId: 'k2', text: 'Something' },
    visitor,
  )
  expect(said.status).toBe(200)
  expect((await team(`GET /api/conversations/${conversation}`)).json.conversation.status).toBe('closed')
  expect((await audit())[0]).toMatchObject({ act: 'flow.deleted', about: 'one', actor: 'api:admin' })
})

test('a flow that a live one leads to stays, and the answer names which', async () => {
  await scene.publish(saying('helper', 'Hi'))
  await scene.publish({ ...calling('caller', 'helper'), name: 'The caller' })
  const refused = (await team('DELETE /api/flows/helper')).json.error
  expect(refused).toMatchObject({ code: 'flow_in_use', details: { flows: ['caller'] } })
  expect(refused.message).toContain('The caller')
  await team('PUT /api/flows/caller/live', { on: false })
  expect((await team('DELETE /api/flows/helper')).status).toBe(200)
  expect((await team('GET /api/flows')).json.find(({ id }: { id: string }) => id === 'caller').problems.errors).toBe(1)
})

test('templates are given with their flows', async () => {
  const templates = (await team('GET /api/templates')).json
  expect(templates).toHaveLength(7)
  const { flow } = templates[0]
  expect((await team('POST /api/flows', { flow })).status).toBe(201)
  expect((await audit())[0]).toMatchObject({ act: 'flow.created', about: 'qualify-leads' })
})
