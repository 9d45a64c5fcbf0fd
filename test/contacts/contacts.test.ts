import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'

const flow = flowOf('signup', [
  ['start', 'start', {}, { next: 'early' }],
  ['early', 'list', { add: ['early'] }, { next: 'consent' }],
  ['consent', 'consent', { text: en('May we keep it?'), purpose: 'process' }, { granted: 'email' }],
  ['email', 'email-capture', { question: en('Your email?') }, { captured: 'plan' }],
  ['plan', 'ask', { question: en('Which plan?'), property: 'plan' }, { answered: 'news' }],
  ['news', 'list', { add: ['news'] }, { next: 'ticket' }],
  ['ticket', 'ticket', { subject: 'Set up {{contact.plan}}', priority: 'high' }, { next: 'survey' }],
  ['survey', 'survey', { survey: 'signup', questions: [{ id: 'score', kind: 'csat' }] }, { answered: 'bye' }],
  ['bye', 'say', { text: en('Thanks!') }],
])

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene()
  await scene.publish(flow)
})
afterAll(() => scene.close())

const team = (what: string, body?: unknown) => scene.call(what, body, adminToken)
const codeOf = async (call: ReturnType<typeof team>): Promise<unknown> => {
  const { status, json } = await call
  return [status, json.error.code]
}
let keys = 0

async function signUp(email: string, plan: string): Promise<string> {
  const token = await scene.visitor()
  const begun = await scene.call('POST /api/visitor/conversations', { flow: 'signup', clientMsgId: `s${++keys}` }, token)
  const id: string = begun.json.conversation.id
  for (const text of ['I agree', email, plan, '4']) {
    scene.clock.advance(1_000)
    await scene.call(`POST /api/visitor/conversations/${id}/messages`, { clientMsgId: `s${++keys}`, text }, token)
  }
  return id
}

describe('what flows record of a visitor', () => {
  test('stands at the contact: values and where they were said, lists, evidence, tickets, answers', async () => {
    const conversation = await signUp('fay@corp.com', 'gold')
    const { id } = (await team('GET /api/contacts?q=fay')).json.contacts[0]
    const { json } = await team(`GET /api/contacts/${id}`)
    expect(json).toMatchObject({
      email: 'fay@corp.com',
      properties: [{ name: 'plan', value: 'gold', how: 'said', conversation, at: expect.any(Number) }],
      lists: ['early', 'news'],
      consents: [
        { purpose: 'process', decision: 'granted', text: 'May we keep it?', conversation, flow: 'signup', node: 'consent' },
      ],
      visitors: [{ trust: 'unverified' }],
    })
    expect(json.consents[0].textHash).toMatch(/^[0-9a-f]{64}$/)
    const { tickets } = (await team(`GET /api/tickets?contact=${id}`)).json
    expect(tickets).toMatchObject([
      { subject: 'Set up gold', status: 'new', priority: 'high', conversation, contact: id, madeBy: 'flow:signup@1/ticket' },
    ])
    const { entries } = (await team(`GET /api/contacts/${id}/timeline`)).json
    expect(entries.map((entry: { type: string }) => entry.type).sort()).toEqual(
      ['consent', 'conversation', 'created', 'list', 'list', 'survey', 'ticket'].sort(),
    )
    expect(entries.map((entry: { at: number }) => entry.at)).toEqual(
      entries.map((entry: { at: number }) => entry.at).toSorted((a: number, b: number) => b - a),
    )
    expect(entries.find((entry: { type: string }) => entry.type === 'survey').data).toMatchObject({
      survey: 'signup',
      score: 4,
      of: 5,
    })
  })

  test('does not, of a stranger who typed the address: neither lists nor evidence, until an agent confirms', async () => {
    const made = await team('POST /api/contacts', { email: 'gil@corp.com', properties: { plan: 'iron' } })
    const conversation = await signUp('gil@corp.com', 'gold')
    const before = (await team(`GET /api/contacts/${made.json.id}`)).json
    expect(before).toMatchObject({ lists: [], consents: [], properties: [{ name: 'plan', value: 'iron', how: 'stored' }] })
    await team(`POST /api/conversations/${conversation}/contact/confirm`)
    const after = (await team(`GET /api/contacts/${made.json.id}`)).json
    expect(after).toMatchObject({ lists: ['early', 'news'], consents: [{ conversation }], properties: before.properties })
  })

  test('is paged without a gap', async () => {
    await signUp('hal@corp.com', 'gold')
    const { id } = (await team('GET /api/contacts?q=hal')).json.contacts[0]
    const whole = (await team(`GET /api/contacts/${id}/timeline`)).json.entries
    const paged: unknown[] = []
    for (let before = ''; ; ) {
      const { json } = await team(`GET /api/contacts/${id}/timeline?limit=2${before}`)
      paged.push(...json.entries)
      if (json.next === undefined) break
      before = `&before=${json.next}`
    }
    expect(paged).toEqual(whole)
  })
})

describe('the list of contacts', () => {
  const emails = async (query: string): Promise<readonly string[]> =>
    (await team(`GET /api/contacts?${query}`)).json.contacts.map((row: { email: string }) => row.email)

  beforeAll(async () => {
    for (const [email, name, city] of [
      ['zoe@list.org', 'Zoë Åberg', 'Kyiv'],
      ['ben@list.org', 'Ben Zander', 'Łódź'],
      ['kim@list.org', 'Kim Novak', '東京都'],
      ['lee@list.org', 'lee Abbot', 'Lyon'],
    ] as const) {
      scene.clock.advance(600_000)
      await team('POST /api/contacts', { email, name, properties: { city } })
    }
  })

  test('finds words of names, addresses and values, whatever their case and accents', async () => {
    for (const [q, email] of [
      ['ZOE', 'zoe@list.org'],
      ['aberg zoë', 'zoe@list.org'],
      ['zand', 'ben@list.org'],
      ['kim@list.org', 'kim@list.org'],
      ['京', 'kim@list.org'],
      ['kyiv', 'zoe@list.org'],
    ] as const)
      expect(await emails(`q=${encodeURIComponent(q)}`), q).toEqual([email])
    for (const q of ['"', '*', 'zoe OR ben', 'name:zoe', '-', "' or 1=1 --"])
      expect(await emails(`q=${encodeURIComponent(q)}`), q).toEqual([])
  })

  test('goes by name, by when they came, or by who was there last, page by page', async () => {
    const paged = async (order: string): Promise<readonly string[]> => {
      const all: string[] = []
      for (let before = ''; ; ) {
        const { json } = await team(`GET /api/contacts?q=list&order=${order}&limit=1${before}`)
        expect(json.total).toBe(4)
        all.push(...json.contacts.map((row: { email: string }) => row.email.split('@')[0]))
        if (json.next === undefined) return all
        before = `&before=${json.next}`
      }
    }
    expect(await paged('name')).toEqual(['ben', 'kim', 'lee', 'zoe'])
    expect(await paged('created')).toEqual(['lee', 'kim', 'ben', 'zoe'])
    expect(await paged('recent')).toEqual(['lee', 'kim', 'ben', 'zoe'])
  })

  test('knows the lists that are in use', async () => {
    const [{ id }] = (await team('GET /api/contacts?q=zoe')).json.contacts
    await team(`PATCH /api/contacts/${id}`, { revision: 1, lists: ['vip', 'beta'] })
    await team(`PATCH /api/contacts/${id}`, { revision: 2, lists: ['vip'] })
    const { lists } = (await team('GET /api/lists')).json
    expect(lists).toEqual(expect.arrayContaining([{ id: 'vip', name: 'vip', contacts: 1 }]))
    expect(lists.map((list: { id: string }) => list.id)).not.toContain('beta')
    expect(await emails('list=vip')).toEqual(['zoe@list.org'])
    expect(await emails('list=vip&q=ben')).toEqual([])
  })
})

describe('an edit', () => {
  test('stands before what was said, takes values away, and is refused when somebody was quicker', async () => {
    await signUp('ivy@corp.com', 'gold')
    const [{ id }] = (await team('GET /api/contacts?q=ivy')).json.contacts
    const { revision } = (await team(`GET /api/contacts/${id}`)).json
    const changed = await team(`PATCH /api/contacts/${id}`, { revision, name: 'Ivy', properties: { plan: 'iron', seats: 3 } })
    expect(changed.json).toMatchObject({ name: 'Ivy', revision: revision + 1 })
    expect(changed.json.properties).toEqual([
      { name: 'name', value: 'Ivy', how: 'stored' },
      { name: 'plan', value: 'iron', how: 'stored' },
      { name: 'seats', value: 3, how: 'stored' },
    ])
    const stale = await team(`PATCH /api/contacts/${id}`, { revision, name: 'Eve' })
    expect([stale.status, stale.json.error.code, stale.json.error.details.revision]).toEqual([
      409,
      'revision_stale',
      revision + 1,
    ])
    const bare = await team(`PATCH /api/contacts/${id}`, {
      revision: revision + 1,
      name: null,
      email: null,
      properties: { plan: null },
    })
    expect(bare.json).not.toHaveProperty('name')
    expect(bare.json).not.toHaveProperty('email')
    expect(bare.json.properties).toEqual([{ name: 'seats', value: 3, how: 'stored' }])
  })

  test('does not take the address of another, which is named', async () => {
    const one = (await team('POST /api/contacts', { email: 'jo@corp.com' })).json.id
    const other = (await team('POST /api/contacts', { name: 'Jo' })).json
    const taken = await team(`PATCH /api/contacts/${other.id}`, { revision: other.revision, email: 'JO@corp.com' })
    expect([taken.status, taken.json.error.code, taken.json.error.details.contact]).toEqual([409, 'contact_exists', one])
    expect(await codeOf(team('POST /api/contacts', { email: 'Jo@Corp.com' }))).toEqual([409, 'contact_exists'])
    expect(await codeOf(team(`PATCH /api/contacts/${one}`, { revision: 1, owner: 'nobody' }))).toEqual([422, 'assignee_unknown'])
  })
})

describe('a ticket', () => {
  test('is made, changed and closed by itself: its conversation stays as it is', async () => {
    const conversation = await signUp('kay@corp.com', 'gold')
    const { json: made, status } = await team('POST /api/tickets', { subject: ' Call back ', conversation, priority: 'urgent' })
    expect([status, made]).toMatchObject([
      201,
      { subject: 'Call back', status: 'new', madeBy: 'api:admin', revision: 1, conversation },
    ])
    const state = (await team(`GET /api/conversations/${conversation}`)).json.conversation.status
    const closed = await team(`PATCH /api/tickets/${made.id}`, { revision: 1, status: 'closed' })
    expect(closed.json).toMatchObject({ status: 'closed', closedAt: expect.any(Number), revision: 2 })
    expect((await team(`GET /api/conversations/${conversation}`)).json.conversation.status).toBe(state)
    expect(await codeOf(team(`PATCH /api/tickets/${made.id}`, { revision: 1, status: 'new' }))).toEqual([409, 'revision_stale'])
    const open = await team(`PATCH /api/tickets/${made.id}`, { revision: 2, status: 'waiting-on-us' })
    expect(open.json).not.toHaveProperty('closedAt')
    const ids = async (query: string) =>
      (await team(`GET /api/tickets?${query}`)).json.tickets.map((ticket: { id: string }) => ticket.id)
    expect(await ids(`conversation=${conversation}`)).toHaveLength(2)
    expect(await ids(`conversation=${conversation}&status=waiting-on-us`)).toEqual([made.id])
    expect(await ids('limit=1')).toEqual([made.id])
    expect(await codeOf(team('POST /api/tickets', { subject: 'x', conversation: 'nope' }))).toEqual([404, 'conversation_unknown'])
  })
})
