import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { adminToken, helloFlow, type Reply } from '../rig/api-scene.ts'
import { createPeopleScene, type PeopleScene, type Somebody } from '../rig/people-scene.ts'

let scene: PeopleScene
let ada: Somebody
let bob: Somebody
let visitor = ''
let id = ''
beforeAll(async () => {
  scene = await createPeopleScene()
  await scene.publish(helloFlow)
  ada = await scene.join('Ada')
  bob = await scene.join('Bob')
  await scene.call('PUT /api/teams/support', { name: 'Support', members: [bob.id] }, adminToken)
  visitor = await scene.visitor()
})
beforeEach(async () => {
  scene.clock.advance(1_000)
  id = (await scene.call('POST /api/visitor/conversations', { clientMsgId: `c${scene.clock.now()}`, choice: 'pricing' }, visitor))
    .json.conversation.id
})
afterAll(() => scene.close())

const does = (who: Somebody, act: string, body: unknown): Promise<Reply> => who.call(`POST /api/conversations/${id}/${act}`, body)
const log = async (): Promise<{ actor: string; type: string }[]> =>
  (await ada.call(`GET /api/conversations/${id}/log`)).json.entries

test('whoever replies has the conversation, by their own name; nobody signed in speaks for somebody else', async () => {
  const said = await does(bob, 'messages', { text: 'Hi' })
  expect(said.json).toMatchObject({ conversation: { assignee: { id: bob.id, name: 'Bob' }, present: [{ name: 'Bob' }] } })
  expect(said.json.events.at(-1)).toMatchObject({ author: 'agent', name: 'Bob', text: 'Hi' })
  expect((await log()).every(({ actor }) => actor === `agent:${bob.id}`)).toBe(true)
  const as = { id: ada.id, name: 'Ada' }
  for (const [act, body] of [
    ['messages', { text: 'x', as }],
    ['read', { upToSeq: 1, as }],
    ['typing', { on: true, as }],
  ] as const)
    expect((await does(bob, act, body)).json.error.code, act).toBe('as_refused')
})

test('a conversation is given to a user, a team, both or nobody, by id and under the names they have here', async () => {
  expect((await does(ada, 'assign', { assignee: bob.id })).json.conversation.assignee).toEqual({ id: bob.id, name: 'Bob' })
  expect((await does(ada, 'assign', { team: 'support' })).json.conversation).toMatchObject({
    assignee: { name: 'Bob' },
    team: { id: 'support', name: 'Support' },
  })
  // What somebody signed in calls another is not what that other is called.
  const renamed = await does(ada, 'assign', { assignee: { id: bob.id, name: 'The boss' }, team: null })
  expect(renamed.json.conversation.assignee).toEqual({ id: bob.id, name: 'Bob' })
  expect(renamed.json.conversation).not.toHaveProperty('team')
  expect((await does(ada, 'assign', { assignee: null })).json.conversation.assignee).toBe(null)
  const outside = { assignee: { id: 'crm-7', name: 'Zed' } }
  expect((await scene.call(`POST /api/conversations/${id}/assign`, outside, adminToken)).json.conversation.assignee.name).toBe(
    'Zed',
  )
})

test('nobody and no team is given anything that does not exist or is disabled', async () => {
  const carol = await scene.join('Carol')
  await scene.call(`PATCH /api/users/${carol.id}`, { isDisabled: true }, adminToken)
  for (const [act, body, code] of [
    ['assign', { assignee: 'ghost' }, 'assignee_unknown'],
    ['assign', { assignee: carol.id }, 'assignee_unknown'],
    ['assign', { assignee: { id: 'crm-7', name: 'Zed' } }, 'assignee_unknown'],
    ['assign', { team: 'ghosts' }, 'assignee_team_unknown'],
    ['notes', { text: '@ghost', mentions: ['ghost'] }, 'mention_unknown'],
    ['assign', {}, 'invalid_body'],
    ['assign', { assignee: '' }, 'invalid_body'],
    ['notes', { text: ' ' }, 'invalid_body'],
    ['messages', { text: '' }, 'invalid_body'],
    ['labels', { add: [''] }, 'invalid_body'],
    ['labels', { add: ['x'.repeat(61)] }, 'invalid_body'],
  ] as const)
    expect((await does(ada, act, body)).json.error.code, JSON.stringify(body)).toBe(code)
  expect(await log()).toEqual([])
})

test('a note names people, who find it until the conversation is closed', async () => {
  const mentions = async (): Promise<string[]> =>
    (await bob.call('GET /api/conversations?view=mentions')).json.conversations.map((row: { id: string }) => row.id)
  await does(ada, 'notes', { text: '@Bob have a look', mentions: [bob.id, bob.id] })
  expect((await log())[0]).toMatchObject({ type: 'note', text: '@Bob have a look', mentions: [{ id: bob.id, name: 'Bob' }] })
  expect(await mentions()).toEqual([id])
  expect((await bob.call('GET /api/inbox/counts')).json.mentions).toBe(1)
  await does(ada, 'close', {})
  expect(await mentions()).toEqual([])
})

test('labels are put on and taken off, and are found again', async () => {
  expect((await does(ada, 'labels', { add: ['vip', 'größer'] })).json.conversation.labels).toEqual(['vip', 'größer'])
  expect((await does(bob, 'labels', { add: ['vip'], remove: ['größer'] })).json.conversation.labels).toEqual(['vip'])
  expect((await ada.call('GET /api/conversations?label=vip')).json.conversations).toMatchObject([{ id, labels: ['vip'] }])
  expect((await ada.call('GET /api/labels')).json.labels).toEqual([{ name: 'vip', conversations: 1 }])
  const many = { add: Array.from({ length: 50 }, (_, at) => `l${at}`) }
  expect((await does(ada, 'labels', many)).json.error).toMatchObject({ code: 'too_many_labels' })
})

test('beside a conversation stands what is known and how, and what else the visitor has begun', async () => {
  await does(ada, 'read', { upToSeq: 2 })
  const whole = (await ada.call(`GET /api/conversations/${id}`)).json
  expect(whole).toMatchObject({ contact: null, known: [], read: { team: 2, visitor: 0 }, unread: 1, isOnline: false })
  expect(whole.previous.length).toBeGreaterThan(2)
  expect(whole.previous[0]).toMatchObject({ by: 'visitor', status: expect.any(String), last: { text: expect.any(String) } })
  expect(whole.previous.map((other: { id: string }) => other.id)).not.toContain(id)
})
