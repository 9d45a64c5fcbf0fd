import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminToken, helloFlow } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createPeopleScene, type PeopleScene } from '../rig/people-scene.ts'

let scene: PeopleScene
const ids: string[] = []

beforeAll(async () => {
  scene = await createPeopleScene()
  for (const name of ['Ada', 'Ben', 'Cem', 'Dan', 'Eva']) ids.push((await scene.join(name)).id)
})
afterAll(() => scene.close())

const shown = async (display: object, agent = 'a browser', id = 'faces') => {
  await scene.publish({ ...helloFlow, id, display })
  const { json } = await scene.call(`GET /api/visitor/config?flow=${id}`, undefined, undefined, { 'user-agent': agent })
  return json.display
}

describe('people who are shown instead of the brand', () => {
  test('are those that are chosen', async () => {
    const { people, heading } = await shown({ who: 'people', people: ids.slice(0, 2) }, undefined, 'two')
    expect(people).toEqual([{ name: 'Ada' }, { name: 'Ben' }])
    expect(heading).toBe('Ada and Ben')
  })

  test('are three where there are more, the same ones all day for one visitor, and others for others', async () => {
    const display = { who: 'people', people: ids }
    const first = await shown(display, 'one', 'many')
    expect(first.people).toHaveLength(3)
    const ask = async (agent: string) =>
      (await scene.call('GET /api/visitor/config?flow=many', undefined, undefined, { 'user-agent': agent })).json.display.heading
    expect(await ask('one')).toBe(first.heading)
    const all = new Set(await Promise.all(Array.from({ length: 12 }, (_, at) => ask(`browser ${at}`))))
    expect(all.size).toBeGreaterThan(1)
  })

  test('are the brand where nobody is there to show', async () => {
    expect(await shown({ who: 'people', people: ['gone'], heading: { en: 'Kestrel' } }, undefined, 'none')).toMatchObject({
      heading: 'Kestrel',
    })
    expect(await shown({ who: 'owner', heading: { en: 'Kestrel' } }, undefined, 'owner')).not.toHaveProperty('people')
  })
})

describe('whoever looks after the contact', () => {
  const display = () => ({ who: 'owner', people: [ids[3]], heading: { en: 'Kestrel' } })
  const ask = async (visitor?: string) =>
    (await scene.call('GET /api/visitor/config?flow=owned', undefined, visitor)).json.display
  const begin = async (visitor: string, address: string) => {
    const body = { flow: 'owned', clientMsgId: 'a', text: address }
    expect((await scene.call('POST /api/visitor/conversations', body, visitor)).status).toBe(201)
  }
  const ownedBy = async (owner: string | null) => {
    const found = await scene.call('GET /api/contacts?q=ada', undefined, adminToken)
    const { id } = found.json.contacts[0]
    const { revision } = (await scene.call(`GET /api/contacts/${id}`, undefined, adminToken)).json
    expect((await scene.call(`PATCH /api/contacts/${id}`, { revision, owner }, adminToken)).status).toBe(200)
  }
  beforeAll(async () => {
    const email = ['email', 'ask', { kind: 'email', property: 'email', question: en('Your email?') }] as const
    await scene.publish({ ...flowOf('owned', [['start', 'start', {}, { next: 'email' }], email]), display: display() })
  })

  test('is shown to the contact alone; others are shown those chosen for them', async () => {
    const [ada, other] = [await scene.visitor(), await scene.visitor()]
    await begin(ada, 'ada@corp.com')
    expect(await ask(ada)).toMatchObject({ people: [{ name: 'Dan' }], heading: 'Dan' })
    await ownedBy(ids[4] ?? '')
    expect(await ask(ada)).toMatchObject({ people: [{ name: 'Eva' }], heading: 'Eva' })
    // Who only types that address is nobody.
    await begin(other, 'ada@corp.com')
    for (const visitor of [other, undefined]) expect(await ask(visitor)).toMatchObject({ people: [{ name: 'Dan' }] })
    expect((await scene.call(`PATCH /api/users/${ids[4]}`, { isDisabled: true }, adminToken)).status).toBe(200)
    expect(await ask(ada)).toMatchObject({ people: [{ name: 'Dan' }] })
    await ownedBy(null)
    expect(await ask(ada)).toMatchObject({ people: [{ name: 'Dan' }] })
  })
})

test('where agents speak as the brand, visitors never read their names, and the team does', async () => {
  await shown({ alias: true, heading: { en: 'Kestrel' } }, undefined, 'alias')
  const visitor = await scene.visitor()
  const begun = await scene.call('POST /api/visitor/conversations', { flow: 'alias', clientMsgId: 'a', text: 'hi' }, visitor)
  const { id } = begun.json.conversation
  await scene.call(`POST /api/conversations/${id}/messages`, { text: 'Good morning', clientMsgId: 'b' }, adminToken)
  const { json } = await scene.call(`GET /api/visitor/conversations/${id}/events?after=0`, undefined, visitor)
  const said = json.events.filter(
    (event: { author?: string; type: string }) => event.author === 'agent' || event.type === 'agent',
  )
  expect(said.length).toBeGreaterThan(1)
  for (const event of said) expect(event.name ?? event.agent.name).toBe('Kestrel')
  const team = await scene.call(`GET /api/conversations/${id}/events?after=0`, undefined, adminToken)
  expect(JSON.stringify(team.json)).not.toContain('Kestrel')
})
