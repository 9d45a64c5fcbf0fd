import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken, helloFlow } from '../rig/api-scene.ts'
import { filePart, formOf, formType } from '../rig/form.ts'
import { createPeopleScene, ownOrigin, type PeopleScene, type Somebody } from '../rig/people-scene.ts'
import { sampleFiles } from '../rig/sample-files.ts'

let scene: PeopleScene
let boss: Somebody
let ada: Somebody
let bob: Somebody
let shop = ''
let main = ''
beforeAll(async () => {
  scene = await createPeopleScene()
  await scene.publish(helloFlow)
  await scene.publish({ ...helloFlow, id: 'shop', name: 'shop', inbox: 'shop' })
  boss = await scene.join('Boss')
  ada = await scene.join('Ada')
  bob = await scene.join('Bob')
  const visitor = await scene.visitor()
  const begin = async (flow: string): Promise<string> =>
    (await scene.call('POST /api/visitor/conversations', { flow, clientMsgId: flow, choice: 'people' }, visitor)).json
      .conversation.id
  shop = await begin('shop')
  main = await begin('hello')
  await scene.call('PUT /api/teams/sales', { name: 'Sales', members: [bob.id] }, adminToken)
  await scene.runtime.search.catchUp()
})
afterAll(() => scene.close())

const ids = async (who: Somebody, query = ''): Promise<string[]> =>
  (await who.call(`GET /api/conversations?${query}`)).json.conversations.map((row: { id: string }) => row.id)

test('an inbox that nobody has set up is there, and everybody sees it', async () => {
  expect((await ada.call('GET /api/inboxes')).json.inboxes).toEqual([
    { id: 'main', name: 'Inbox', teams: [], revision: 0 },
    { id: 'shop', name: 'shop', teams: [], revision: 0 },
  ])
  expect(await ids(ada)).toEqual([main, shop])
})

test('an inbox of a team is seen by that team and by admins, in every list, count and search', async () => {
  const put = await boss.call('PUT /api/inboxes/shop', { revision: 0, name: 'Shop', teams: ['sales'], hours: 'office' })
  expect(put.json).toEqual({ id: 'shop', name: 'Shop', teams: ['sales'], hours: 'office', revision: 1 })
  expect(await ids(ada)).toEqual([main])
  for (const query of ['q=person', 'inbox=shop', 'view=unassigned', 'view=all', 'order=waiting'])
    expect(await ids(ada, query), query).toEqual(query === 'inbox=shop' ? [] : [main])
  expect((await ada.call('GET /api/inbox/counts')).json).toMatchObject({ all: 1, inboxes: { main: 1 } })
  expect((await ada.call('GET /api/inboxes')).json.inboxes.map((inbox: { id: string }) => inbox.id)).toEqual(['main'])
  for (const who of [boss, bob]) expect(await ids(who, 'q=person')).toEqual([main, shop])
  const token = await scene.call('GET /api/conversations', undefined, adminToken)
  expect(token.json.conversations).toHaveLength(2)
})

test('what lies in it is not there for whoever may not see it, on every route', async () => {
  const at = `/api/conversations/${shop}`
  const routes: readonly [string, unknown?][] = [
    [`GET ${at}`],
    [`GET ${at}/events`],
    [`GET ${at}/log`],
    [`GET ${at}/trace`],
    [`GET ${at}/files/x`],
    [`POST ${at}/messages`, { text: 'x' }],
    [`POST ${at}/notes`, { text: 'x', mentions: [bob.id] }],
    [`POST ${at}/notes`, { text: 'x' }],
    [`POST ${at}/join`, {}],
    [`POST ${at}/assign`, { assignee: bob.id }],
    [`POST ${at}/assign`, { assignee: null }],
    [`POST ${at}/labels`, { add: ['x'] }],
    [`POST ${at}/give-back`, {}],
    [`POST ${at}/snooze`, { until: '2030-01-01T00:00:00Z' }],
    [`POST ${at}/close`, {}],
    [`POST ${at}/reopen`, {}],
    [`POST ${at}/read`, { upToSeq: 1 }],
    [`POST ${at}/typing`, { on: true }],
  ]
  for (const [route, body] of routes) {
    const { status, json } = await ada.call(route, body)
    expect([status, json.error.code], route).toEqual([404, 'conversation_unknown'])
  }
  const payload = formOf(filePart('a.pdf', sampleFiles.pdf))
  const headers = { cookie: ada.cookie, ...ownOrigin, 'content-type': formType }
  expect((await scene.inject({ method: 'POST', url: `${at}/uploads`, payload, headers })).json.error.code).toBe(
    'conversation_unknown',
  )
  const { json } = await bob.call(`GET ${at}/log`)
  expect(json.entries.every((entry: { type: string }) => entry.type === 'lifecycle')).toBe(true)
  expect((await ada.call(`GET /api/conversations/${main}`)).json.previous).toEqual([])
  expect((await bob.call(`GET /api/conversations/${main}`)).json.previous).toMatchObject([{ id: shop }])
})

test('it is given to nobody, and names nobody, who may not see it', async () => {
  const act = async (what: string, body: unknown): Promise<string> =>
    (await boss.call(`POST /api/conversations/${shop}/${what}`, body)).json.error?.code ?? 'done'
  await scene.call('PUT /api/teams/others', { name: 'Others', members: [ada.id] }, adminToken)
  expect(await act('assign', { assignee: ada.id })).toBe('inbox_hidden_from')
  expect(await act('assign', { team: 'others' })).toBe('inbox_hidden_from')
  expect(await act('notes', { text: '@Ada', mentions: [ada.id] })).toBe('inbox_hidden_from')
  expect(await act('assign', { assignee: bob.id, team: 'sales' })).toBe('done')
})

test('whoever leaves the team sees it no more, at once', async () => {
  await scene.call('PUT /api/teams/sales', { name: 'Sales', members: [] }, adminToken)
  expect(await ids(bob)).toEqual([main])
  await scene.call('PUT /api/teams/sales', { name: 'Sales', members: [bob.id] }, adminToken)
  expect(await ids(bob)).toEqual([main, shop])
})

test('an inbox that is gone leaves what lies in it to admins; the first one stays', async () => {
  expect((await boss.call('PUT /api/inboxes/shop', { revision: 0, name: 'x' })).json.error).toMatchObject({
    code: 'revision_stale',
    details: { revision: 1 },
  })
  expect((await boss.call('DELETE /api/inboxes/main')).json.error.code).toBe('inbox_needed')
  expect((await boss.call('DELETE /api/inboxes/nowhere')).json.error.code).toBe('inbox_unknown')
  expect((await boss.call('DELETE /api/inboxes/shop')).json).toEqual({ removed: true })
  expect(await ids(bob)).toEqual([main])
  expect(await ids(boss)).toEqual([main, shop])
  expect((await boss.call('PUT /api/inboxes/shop', { revision: 1, name: 'x' })).json.error.code).toBe('inbox_unknown')
  expect((await boss.call('PUT /api/inboxes/shop', { revision: 0, name: 'Shop again' })).json).toMatchObject({ revision: 3 })
  expect(await ids(ada)).toEqual([main, shop])
  expect((await ada.call('PUT /api/inboxes/shop', { revision: 3, name: 'Mine' })).json.error.code).toBe('forbidden')
})
