import { afterAll, beforeAll, expect, test } from 'vitest'
import { permissionOf } from '../../runtime/people/permissions.ts'
import { permissionsOf } from '../../runtime/people/roles.ts'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import { flowOf } from '../rig/flow-of.ts'

let scene: ApiScene
const team = (what: string, body?: unknown) => scene.call(what, body, adminToken)
const names = async (): Promise<string[]> => (await team('GET /api/properties')).json.map(({ name }: { name: string }) => name)

beforeAll(async () => {
  scene = await createApiScene()
})
afterAll(() => scene.close())

test('what every contact can have comes first, in the four languages of the team', async () => {
  const { json } = await team('GET /api/properties')
  expect(json.slice(0, 3).map(({ name }: { name: string }) => name)).toEqual(['email', 'name', 'firstName'])
  for (const { label } of json) expect(Object.keys(label)).toEqual(['en', 'nl', 'de', 'da'])
  expect(json[2].label.de).toBe('Vorname')
})

test('then what contacts hold and what flows write, each once and by name', async () => {
  await scene.pass(60_000)
  await team('POST /api/contacts', { email: 'ada@corp.com', properties: { plan: 'gold', phone: '123', budget: 5 } })
  const flow = flowOf('asking', [
    ['start', 'start', {}, { next: 'asks' }],
    ['asks', 'ask', { question: { en: 'How many?' }, property: 'roofs' }],
  ])
  expect((await team('POST /api/flows', { flow })).status).toBe(201)
  const known = await names()
  expect(known.slice(known.indexOf('country') + 1)).toEqual(['budget', 'plan', 'roofs'])
  expect(new Set(known).size).toBe(known.length)
})

test('what contacts hold is looked up once a minute', async () => {
  await team('POST /api/contacts', { email: 'bob@corp.com', properties: { seats: 3 } })
  expect(await names()).not.toContain('seats')
  await scene.pass(60_000)
  expect(await names()).toContain('seats')
})

test('whoever draws flows may pick a property and a list, and reads no contact for it', () => {
  const marketer = permissionsOf('marketer')
  expect(marketer).toContain(permissionOf('GET', '/api/properties'))
  expect(marketer).toContain(permissionOf('GET', '/api/lists'))
  expect(marketer).not.toContain(permissionOf('GET', '/api/contacts'))
  expect(permissionsOf('agent')).toContain(permissionOf('GET', '/api/lists'))
})
