import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene, helloFlow, type Reply } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene()
})
afterAll(() => scene.close())

const team = (what: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply> =>
  scene.call(what, body, adminToken, headers)
const small = (id: string, text: string): Readonly<Record<string, unknown>> =>
  flowOf(id, [
    ['start', 'start', {}, { next: 'hi' }],
    ['hi', 'say', { text: en(text) }],
  ])

test('a flow is added, saved, published, switched off and on', async () => {
  expect((await team('POST /api/flows', { flow: small('one', 'Hi') })).json).toMatchObject({ revision: 1, flow: { id: 'one' } })
  expect((await team('POST /api/flows', { flow: small('one', 'Hi') })).json.error.code).toBe('flow_exists')
  expect((await team('PUT /api/flows/one', { revision: 1, flow: small('one', 'Hello') })).json.revision).toBe(2)
  expect((await team('PUT /api/flows/one', { revision: 1, flow: small('one', 'Hey') })).json.error).toMatchObject({
    code: 'revision_stale',
    details: { revision: 2 },
  })
  expect((await team('PUT /api/flows/one', { revision: 2, flow: small('two', 'Hey') })).json.error.code).toBe('flow_invalid')
  expect((await team('PUT /api/flows/one/live', { on: true })).json.error.code).toBe('version_unknown')
  expect((await team('POST /api/flows/one/publish', { revision: 1 })).json.error.code).toBe('revision_stale')
  const published = await team('POST /api/flows/one/publish', { revision: 2, note: 'first' })
  expect(published).toMatchObject({ status: 201, json: { version: 1 } })
  expect((await team('GET /api/flows')).json).toEqual([
    {
      id: 'one',
      name: 'one',
      kind: 'bot',
      channel: 'website',
      inbox: 'main',
      languages: ['en'],
      live: true,
      version: 1,
      revision: 2,
      changedAt: scene.clock.now(),
      changedBy: 'api:admin',
      isAhead: false,
      problems: { errors: 0, warnings: 1 },
      open: 0,
    },
  ])
  expect((await team('GET /api/flows/one/versions')).json).toEqual([
    { version: 1, at: scene.clock.now(), by: 'api:admin', note: 'first' },
  ])
  expect((await team('GET /api/flows/one/versions/1')).json).toMatchObject({ version: 1, flow: { id: 'one' } })
  for (const version of ['2', '0', 'x', '01', '1e0', '99999999999'])
    expect((await team(`GET /api/flows/one/versions/${version}`)).json.error.code, version).toBe('version_unknown')
  expect((await team('PUT /api/flows/one/live', { on: false })).json).toEqual({ live: false })
  expect((await scene.call('GET /api/visitor/config?flow=one')).json.error.code).toBe('flow_not_live')
  await team('PUT /api/flows/one/live', { on: true })
  expect((await scene.call('GET /api/visitor/config?flow=one')).json.greeting).toMatchObject([{ text: 'Hello' }])
})

test('problems are told in the reader’s language, for the draft and for what is sent', async () => {
  const broken = flowOf('broken', [['hi', 'say', { text: en('Hi') }]])
  await team('POST /api/flows', { flow: broken })
  const draft = await team('POST /api/flows/broken/check', undefined, { 'accept-language': 'nl-NL' })
  expect(draft.json.problems).toContainEqual({
    code: 'no_start',
    severity: 'error',
    message: 'De flow heeft geen begin. Voeg de trigger “Start” toe.',
  })
  const sent = await team('POST /api/flows/broken/check', {
    flow: { ...small('broken', 'Hi'), edges: [{ id: 'e', source: 'start', port: 'next', target: 'gone' }] },
  })
  expect(sent.json.problems).toContainEqual(expect.objectContaining({ code: 'edge_to_nothing', edge: 'e', severity: 'error' }))
  for (const { message } of sent.json.problems) expect(message).not.toMatch(/problems\.|\{\{|undefined/)
  const refused = await team('POST /api/flows/broken/publish', { revision: 1 }, { 'accept-language': 'de' })
  expect(refused).toMatchObject({ status: 422, json: { error: { code: 'flow_has_problems' } } })
  expect(refused.json.error.message).toContain('„broken“')
  expect(refused.json.error.details.problems).toContainEqual(
    expect.objectContaining({ code: 'no_start', message: expect.stringContaining('keinen Anfang') }),
  )
})

test('what is no flow is refused with every place that is wrong', async () => {
  const { json } = await team('POST /api/flows', {
    flow: { ...small('bad', 'Hi'), kind: 'robot', nodes: [{ id: '__proto__', action: 'say' }], extra: 1 },
  })
  expect(json.error.code).toBe('flow_invalid')
  expect(json.error.details.map((detail: { path: string }) => detail.path)).toEqual(
    expect.arrayContaining(['kind', 'nodes.0.id']),
  )
  expect((await team('POST /api/flows', { flow: { ...small('bad', 'Hi'), format: 99 } })).json.error.code).toBe('format_unknown')
  expect((await team('POST /api/flows', { flow: { ...small('..', 'Hi') } })).json.error.code).toBe('flow_invalid')
})

test('plugins are described, with a schema for what an author fills in', async () => {
  const { json } = await team('GET /api/plugins')
  expect(json).toContainEqual(
    expect.objectContaining({ type: 'action', id: 'say', config: expect.objectContaining({ type: 'object' }) }),
  )
  expect(json).toContainEqual(expect.objectContaining({ type: 'trigger', id: 'start' }))
})

test('the schema of a flow document is there for everybody', async () => {
  expect((await scene.call('GET /api/schemas/flow.json')).json).toMatchObject({ type: 'object', title: 'Parley flow' })
})

test('availability is written over what was read, not over somebody else’s', async () => {
  const read = await team('GET /api/availability')
  expect(read.json).toEqual({ revision: 0, hours: {}, agents: {} })
  const hours = { office: { tz: 'Europe/Amsterdam', weekly: [{ day: 1, from: '09:00', to: '17:00' }], holidays: ['2026-12-25'] } }
  const written = await team('PUT /api/availability', { revision: 0, hours, agents: { sales: 2 } })
  expect(written.json).toEqual({ revision: 1, hours, agents: { sales: 2 } })
  expect((await team('GET /api/availability')).json).toEqual(written.json)
  expect((await team('PUT /api/availability', { revision: 0, hours: {}, agents: {} })).json.error).toMatchObject({
    code: 'revision_stale',
    details: { revision: 1 },
  })
  expect(
    (await team('PUT /api/availability', { revision: 1, hours: { office: { ...hours.office, tz: 'Mars/Base' } }, agents: {} }))
      .json.error.details,
  ).toMatchObject([{ path: 'hours.office.tz' }])
})

test('a flow of thousands of nodes fits', async () => {
  const nodes = Array.from({ length: 5_000 }, (_, at) => ({
    id: `node-${at}`,
    action: 'say',
    config: { text: en(`This is what node ${at} says to whoever comes along. ${'More. '.repeat(20)}`) },
  }))
  const edges = nodes.slice(1).map(({ id }, at) => ({ id: `e-${at}`, source: `node-${at}`, port: 'next', target: id }))
  const { status, json } = await team('POST /api/flows', { flow: { ...small('large', 'Hi'), nodes, edges } })
  expect([status, json.flow.nodes.length]).toEqual([201, 5_000])
})

test('a whole flow of the gallery survives the way through the API', async () => {
  const { json } = await team('POST /api/flows', { flow: helloFlow })
  expect((await team('GET /api/flows/hello')).json).toEqual(json)
})
