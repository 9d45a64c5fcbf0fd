import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene, helloFlow, type Reply } from '../rig/api-scene.ts'

let scene: ApiScene
let visitor = ''
let id = ''
beforeAll(async () => {
  scene = await createApiScene()
  await scene.publish(helloFlow)
  visitor = await scene.visitor()
})
beforeEach(async () => {
  scene.clock.advance(1_000)
  id = (await scene.call('POST /api/visitor/conversations', { clientMsgId: `c${scene.clock.now()}`, choice: 'pricing' }, visitor))
    .json.conversation.id
})
afterAll(() => scene.close())

const ada = { id: 'ada', name: 'Ada' }
const team = (what: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply> => {
  const [method, path] = what.split(' ')
  return scene.call(`${method} /api/conversations/${id}${path}`, body, adminToken, headers)
}
const visitorSays = (text: string, clientMsgId: string): Promise<Reply> =>
  scene.call(`POST /api/visitor/conversations/${id}/messages`, { clientMsgId, text }, visitor)

test('an agent answers: the flow falls silent, the visitor sees who it is, then gives back and the question comes again', async () => {
  const answered = await team('POST /messages', { text: 'I can help directly', as: ada })
  expect(answered.json).toMatchObject({ conversation: { owner: 'agent', assignee: ada }, seq: answered.json.lastSeq })
  expect(answered.json.events.map((event: { type: string }) => event.type)).toEqual(['status', 'agent', 'message'])
  const silent = await visitorSays('about 5k', 'a')
  expect(silent.json).toMatchObject({
    conversation: { owner: 'agent', pending: { text: 'What is your budget?' } },
    events: [{ author: 'visitor' }],
  })
  const back = await team('POST /give-back', { as: ada })
  expect(back.json.conversation).toMatchObject({ owner: 'bot', assignee: null })
  expect(back.json.events.at(-1)).toMatchObject({ author: 'bot', text: 'What is your budget?' })
  expect((await visitorSays('5k', 'b')).json.events[1]).toMatchObject({ text: 'Thanks!' })
})

test('the key of a header or a body makes a repeat harmless', async () => {
  const note = await team('POST /notes', { text: 'careful', as: ada }, { 'idempotency-key': 'n1' })
  expect((await team('POST /notes', { text: 'careful', as: ada, clientMsgId: 'n1' })).json).toEqual(note.json)
  expect((await team('POST /notes', { text: 'other', as: ada }, { 'idempotency-key': 'n1' })).json.error.code).toBe(
    'client_msg_id_reused',
  )
  const log = await team('GET /log')
  expect(log.json.entries.filter((entry: { type: string }) => entry.type === 'note')).toHaveLength(1)
  expect((await team('POST /join', {}, { 'idempotency-key': 'a b' })).json.error).toMatchObject({
    code: 'invalid_body',
    details: [{ path: 'headers.idempotency-key' }],
  })
})

test('the log names who did what: the agent acted for, else the token', async () => {
  await team('POST /notes', { text: 'as Ada', as: ada })
  await team('POST /notes', { text: 'as nobody' })
  await team('POST /assign', { assignee: { id: 'bob', name: 'Bob' } })
  await team('POST /assign', { assignee: null })
  const { json } = await team('GET /log?after=0&limit=10')
  expect(json.entries.map((entry: { actor: string; type: string }) => [entry.actor, entry.type])).toEqual([
    ['agent:ada', 'note'],
    ['api:admin', 'note'],
    ['api:admin', 'assigned'],
    ['api:admin', 'assigned'],
  ])
  expect(json.lastTeamSeq).toBe(4)
  expect((await team('GET /log?after=3')).json.entries).toHaveLength(1)
})

test('joining, snoozing, closing and reopening go through the lifecycle, with its refusals', async () => {
  expect((await team('POST /give-back')).json.error.code).toBe('nothing_to_give_back')
  expect((await team('POST /join', { as: ada })).json.conversation).toMatchObject({ owner: 'agent', present: [ada] })
  expect((await team('POST /snooze', { until: '2020-01-01T00:00:00Z' })).json.error.code).toBe('snooze_past')
  expect((await team('POST /snooze', { until: 'tomorrow' })).json.error.code).toBe('invalid_body')
  const snoozed = await team('POST /snooze', { until: '2030-01-01T01:00:00+01:00' })
  expect(snoozed.json.conversation).toMatchObject({ status: 'snoozed', snoozedUntil: Date.UTC(2030, 0, 1) })
  expect((await team('POST /reopen')).json.error.code).toBe('conversation_not_closed')
  expect((await team('POST /close', {})).json.conversation).toMatchObject({ status: 'closed', present: [] })
  expect((await team('POST /close', {})).json.error.code).toBe('conversation_closed')
  expect((await team('POST /reopen')).json.conversation).toMatchObject({ status: 'open', owner: 'queue' })
})

test('the inbox is filtered and paged, newest first', async () => {
  await team('POST /messages', { text: 'Hi', as: ada })
  const list = (query: string): Promise<Reply> => scene.call(`GET /api/conversations?${query}`, undefined, adminToken)
  expect((await list('assignee=ada&owner=agent&status=open&limit=1')).json.conversations).toMatchObject([
    { id, assignee: ada, visitor: expect.any(String) },
  ])
  const first = await list('limit=2')
  const second = await list(`limit=2&before=${first.json.next}`)
  const ids = [...first.json.conversations, ...second.json.conversations].map((row: { id: string }) => row.id)
  expect(new Set(ids).size).toBe(4)
  expect((await list('before=1.2.3')).json.error.code).toBe('invalid_body')
})

test('the team sees the whole conversation: who, what was said, where it stands, and why', async () => {
  const whole = await team('GET ')
  expect(whole.json).toMatchObject({
    conversation: {
      id,
      frames: [{ flow: 'hello', version: 1, node: 'budget' }],
      pending: { text: 'What is your budget?' },
      channel: 'website',
    },
    contact: null,
    lastSeq: 4,
  })
  const events = await team('GET /events?after=2')
  expect(events.json.events.map((event: { seq: number }) => event.seq)).toEqual([3, 4])
  const trace = await team('GET /trace')
  expect(trace.json.turns).toMatchObject([
    {
      turn: 1,
      event: { type: 'begin' },
      path: [{ node: 'start' }, { node: 'hi' }, { node: 'topic' }, { node: 'topic', port: 'choice:pricing' }, { node: 'budget' }],
    },
  ])
  expect(trace.json.lastTurn).toBe(1)
})

test('a contact is shown with the trust that it has, to the team only', async () => {
  await scene.publish({
    ...helloFlow,
    id: 'mail',
    name: 'mail',
    nodes: [
      { id: 'start', action: 'start', config: {} },
      { id: 'email', action: 'email-capture', config: { question: { en: 'Your email?' } } },
    ],
    edges: [{ id: 'e', source: 'start', port: 'next', target: 'email' }],
  })
  const { json } = await scene.call('POST /api/visitor/conversations', { flow: 'mail', clientMsgId: 'm', text: 'ada@corp.com' })
  const whole = await scene.call(`GET /api/conversations/${json.conversation.id}`, undefined, adminToken)
  expect(whole.json).toMatchObject({
    conversation: { said: { email: 'ada@corp.com' } },
    contact: { email: 'ada@corp.com', trust: 'unverified' },
  })
  expect(JSON.stringify(json)).not.toContain('unverified')
})
