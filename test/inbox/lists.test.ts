import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken, helloFlow, type Reply } from '../rig/api-scene.ts'
import { createPeopleScene, type PeopleScene, type Somebody } from '../rig/people-scene.ts'

let scene: PeopleScene
let ada: Somebody
let bob: Somebody
/** Ids by what happened to them. */
const talks: Record<string, string> = {}
beforeAll(async () => {
  scene = await createPeopleScene()
  await scene.publish(helloFlow)
  ada = await scene.join('Ada')
  bob = await scene.join('Bob')
  for (const name of ['bot', 'queue', 'later', 'mine', 'bobs', 'asleep', 'shut']) {
    scene.clock.advance(1_000)
    const choice = name === 'queue' || name === 'later' ? 'people' : 'pricing'
    const begun = await scene.call('POST /api/visitor/conversations', { clientMsgId: name, choice }, await scene.visitor())
    talks[name] = begun.json.conversation.id
  }
  const act = (who: Somebody, name: string, what: string, body: unknown = {}): Promise<Reply> =>
    who.call(`POST /api/conversations/${talks[name]}/${what}`, body)
  await act(ada, 'mine', 'messages', { text: 'Good morning' })
  await act(bob, 'bobs', 'messages', { text: 'Hello from Bob' })
  await act(ada, 'asleep', 'snooze', { until: '2030-01-01T00:00:00Z' })
  await act(ada, 'shut', 'close')
  await scene.runtime.search.catchUp()
})
afterAll(() => scene.close())

const list = async (query: string, who = ada): Promise<string[]> => {
  const { json } = await who.call(`GET /api/conversations?${query}`)
  const byId = new Map(Object.entries(talks).map(([name, id]) => [id, name]))
  return json.conversations.map((row: { id: string }) => byId.get(row.id))
}

test('every list holds what it is named after', async () => {
  expect(await list('view=all')).toEqual(['bobs', 'mine', 'later', 'queue', 'bot'])
  expect(await list('view=mine')).toEqual(['mine'])
  expect(await list('view=mine', bob)).toEqual(['bobs'])
  expect(await list('view=unassigned')).toEqual(['queue', 'later'])
  expect(await list('view=unassigned&order=recent')).toEqual(['later', 'queue'])
  expect(await list('view=bots')).toEqual(['bot'])
  expect(await list('view=snoozed')).toEqual(['asleep'])
  expect(await list('view=closed')).toEqual(['shut'])
  expect((await list('')).length).toBe(7)
})

test('filters narrow a list; what clashes with it leaves nothing', async () => {
  expect(await list('view=all&owner=agent')).toEqual(['bobs', 'mine'])
  expect(await list(`view=all&assignee=${bob.id}`)).toEqual(['bobs'])
  expect(await list(`view=mine&assignee=${bob.id}`)).toEqual([])
  expect(await list('view=closed&status=open')).toEqual([])
  expect(await list('view=bots&channel=website&inbox=main')).toEqual(['bot'])
  expect(await list('channel=mail')).toEqual([])
  expect(await list('view=all&q=morning')).toEqual(['mine'])
  expect(await list('q=hello%20bob')).toEqual(['bobs'])
  expect(await list('q=%22%20OR%20*')).toEqual([])
})

test('a row shows who, the last line, what is unread and since when somebody waits', async () => {
  const { json } = await ada.call('GET /api/conversations?view=unassigned&limit=1')
  expect(json.conversations).toMatchObject([
    {
      id: talks['queue'],
      owner: 'queue',
      assignee: null,
      unread: 1,
      isOnline: false,
      waitingSince: expect.any(Number),
      last: { author: 'bot', text: expect.stringContaining('Nobody is here') },
      labels: [],
    },
  ])
  const next = await ada.call(`GET /api/conversations?view=unassigned&limit=1&before=${json.next}`)
  expect(next.json.conversations).toMatchObject([{ id: talks['later'] }])
  expect(next.json).not.toHaveProperty('next')
})

test('counts agree with the lists', async () => {
  const { json } = await ada.call('GET /api/inbox/counts')
  expect(json).toEqual({
    all: 5,
    mine: 1,
    unassigned: 2,
    bots: 1,
    snoozed: 1,
    mentions: 0,
    inboxes: { main: 5 },
    channels: { website: 5 },
    unread: 3,
  })
  expect((await scene.call('GET /api/inbox/counts', undefined, adminToken)).json).toMatchObject({ mine: 0, all: 5 })
})

test.each([
  'view=junk',
  'order=name',
  'q=',
  'q=%20',
  'limit=0',
  'before=x',
  'before=1.2.3',
  'assignee=a%20b',
  "channel=';drop%20table%20conversation",
  'label=',
  'inboxes=main',
  'people=true',
])('refuses the query %s', async query => {
  expect((await ada.call(`GET /api/conversations?${query}`)).json.error.code).toBe('invalid_body')
})

test('what somebody writes is found a moment later, by itself', async () => {
  const visitor = await scene.visitor()
  await scene.call('POST /api/visitor/conversations', { clientMsgId: 'fresh', text: 'Rhododendron' }, visitor)
  expect((await ada.call('GET /api/conversations?q=rhodo')).json.conversations).toEqual([])
  scene.clock.advance(1_000)
  expect((await ada.call('GET /api/conversations?q=rhodo')).json.conversations).toMatchObject([
    { last: { author: expect.any(String) }, unread: 1, isOnline: false },
  ])
})

test('spam stands in its own list alone: nobody waits in it, and what comes stays there unheard and uncounted', async () => {
  const token = await scene.visitor()
  const act = (what: string, who = ada): Promise<Reply> => who.call(`POST /api/conversations/${talks['watches']}/${what}`, {})
  const say = (clientMsgId: string, text: string): Promise<Reply> =>
    scene.call(`POST /api/visitor/conversations/${talks['watches']}/messages`, { clientMsgId, text }, token)
  const begun = await scene.call('POST /api/visitor/conversations', { clientMsgId: 'w', choice: 'people' }, token)
  talks['watches'] = begun.json.conversation.id
  const before = (await ada.call('GET /api/inbox/counts')).json
  expect((await act('spam', bob)).json.conversation).toMatchObject({ status: 'closed', isSpam: true })
  expect((await say('w2', 'Cheap watches')).json.events).toMatchObject([{ author: 'visitor', text: 'Cheap watches' }])
  await say('w3', 'Cheaper watches')
  await scene.runtime.search.catchUp()
  expect(await list('view=spam')).toEqual(['watches'])
  expect(await list('view=spam&q=cheaper')).toEqual(['watches'])
  expect(await list('view=spam&channel=mail')).toEqual([])
  for (const query of ['', 'view=all', 'view=unassigned', 'view=closed', 'q=watches', 'status=closed'])
    expect(await list(query), query).not.toContain('watches')
  const { json } = await ada.call('GET /api/conversations?view=spam')
  expect(json.conversations[0]).toMatchObject({ isSpam: true, unread: 0, last: { text: 'Cheaper watches' } })
  expect((await ada.call('GET /api/inbox/counts')).json).toEqual({
    ...before,
    all: before.all - 1,
    unassigned: before.unassigned - 1,
    inboxes: { main: before.inboxes.main - 1 },
    channels: { website: before.channels.website - 1 },
    unread: before.unread - 1,
  })
  expect((await act('messages')).status).toBe(400)
  const refused = await ada.call(`POST /api/conversations/${talks['watches']}/messages`, { text: 'Hello' })
  expect([refused.status, refused.json.error.code]).toEqual([409, 'conversation_is_spam'])
  expect((await act('not-spam')).json.conversation).toMatchObject({ status: 'open', owner: 'queue' })
  expect(await list('view=spam')).toEqual([])
  expect((await act('not-spam')).json.error.code).toBe('conversation_not_spam')
  // However long that is over: nothing else begins.
  await act('spam')
  scene.clock.advance(40 * 24 * 3_600_000)
  expect((await say('w4', 'Still here')).json).toMatchObject({ conversation: { id: talks['watches'], status: 'closed' } })
})
