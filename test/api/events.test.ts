import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import type { SocketClient } from '../rig/socket-client.ts'
import { createSocketScene, type SocketScene } from '../rig/socket-scene.ts'

const minuteMs = 60_000
const shop = flowOf('shop', [
  ['start', 'start', {}, { next: 'hi' }],
  ['hi', 'ask', { question: en('How can I help?') }, { answered: 'hi' }],
  ['shipped', 'event', { name: 'order.shipped', map: [{ path: 'id', variable: 'order' }] }, { next: 'sent' }],
  ['sent', 'say', { text: en('Order {{vars.order}} is on its way.') }],
  ['back', 'comes-back', { after: 10 * minuteMs }, { next: 'welcome' }],
  ['welcome', 'say', { text: en('Welcome back!') }],
])
const deaf = flowOf('deaf', [
  ['start', 'start', {}, { next: 'hi' }],
  ['hi', 'ask', { question: en('Well?') }],
])

let scene: SocketScene
let program: string
beforeAll(async () => {
  scene = await createSocketScene()
  for (const flow of [shop, deaf]) await scene.publish(flow)
  const made = await scene.call('POST /api/tokens', { name: 'Shop', scopes: ['conversations:write'] }, adminToken)
  program = made.json.token
})
afterAll(() => scene.close())

interface Chat {
  readonly id: string
  readonly token: string
}
let keys = 0
async function chat(flow = 'shop', text = 'Hello', token?: string): Promise<Chat> {
  keys += 1
  const visitor = token ?? (await scene.visitor())
  const begun = await scene.call('POST /api/visitor/conversations', { flow, clientMsgId: `c${keys}`, text }, visitor)
  return { id: begun.json.conversation.id, token: visitor }
}
async function says({ id, token }: Chat, text: string): Promise<void> {
  keys += 1
  await scene.call(`POST /api/visitor/conversations/${id}/messages`, { clientMsgId: `c${keys}`, text }, token)
}
const lines = async (id: string): Promise<readonly string[]> =>
  (await scene.stored(id)).flatMap(event => (event.type === 'message' && event.author === 'bot' ? [event.text] : []))
const log = async (id: string) => (await scene.runtime.store.conversations.log(id, 0, 100)).filter(({ type }) => type === 'event')
const tell = (id: string, body: object, token = program) => scene.call(`POST /api/conversations/${id}/events`, body, token)

describe('an event that a program reports', () => {
  test('is answered with whether a flow took it up; the same key gets the same answer and does nothing twice', async () => {
    const { id } = await chat()
    const body = { name: 'order.shipped', data: { id: 'K-7' }, key: 'shipped-7' }
    const told = await tell(id, body)
    expect(told).toMatchObject({ status: 200, json: { heard: true, conversation: { id, vars: { order: 'K-7' } } } })
    expect((await tell(id, body)).json.heard).toBe(true)
    expect((await lines(id)).filter(text => text === 'Order K-7 is on its way.')).toHaveLength(1)
    expect(await tell(id, { ...body, name: 'order.lost' })).toMatchObject({ status: 409 })
    expect(await tell(id, { name: 'order.lost', key: 'lost' })).toMatchObject({ status: 200, json: { heard: false } })
    const entries = await log(id)
    expect(entries).toMatchObject([
      { name: 'order.shipped', data: { id: 'K-7' }, heard: true, actor: expect.stringMatching(/^api:/) },
      { name: 'order.lost', heard: false },
    ])
    const { turns } = (await scene.call(`GET /api/conversations/${id}/trace`, undefined, adminToken)).json
    expect(turns.at(-2)).toMatchObject({ actor: entries[0]?.actor, event: { type: 'event' }, path: [{ node: 'shipped' }, {}] })
  })

  test('is heard once, whoever else acts at the same moment', async () => {
    const one = await chat()
    const body = { name: 'order.shipped', data: { id: 'K-8' }, key: 'shipped-8' }
    const answers = await Promise.all([tell(one.id, body), says(one, 'And?'), tell(one.id, body), tell(one.id, body)])
    expect(answers.flatMap(answer => (answer ? [answer.json.heard] : []))).toEqual([true, true, true])
    expect((await lines(one.id)).filter(text => text.startsWith('Order'))).toEqual(['Order K-8 is on its way.'])
  })

  test('stands in the log alone while an agent has the conversation, and is refused once it is closed', async () => {
    const { id } = await chat()
    await scene.agent('join', id)
    expect((await tell(id, { name: 'order.shipped', key: 'a' })).json.heard).toBe(false)
    await scene.agent('close', id)
    expect(await tell(id, { name: 'order.shipped', key: 'b' })).toMatchObject({
      status: 409,
      json: { error: { code: 'conversation_closed' } },
    })
    expect(await log(id)).toHaveLength(1)
  })

  test.each([
    ['a name that is none', { name: '__proto__', key: 'x' }],
    ['no key', { name: 'order.shipped' }],
    ['data that is no object', { name: 'order.shipped', data: [1], key: 'x' }],
    ['more than 32 kB', { name: 'order.shipped', data: { text: 'é'.repeat(16_000) }, key: 'x' }],
    ['data nested too deep', { name: 'order.shipped', data: JSON.parse(`${'{"a":'.repeat(12)}1${'}'.repeat(12)}`), key: 'x' }],
    ['anything else', { name: 'order.shipped', key: 'x', actor: 'api:admin' }],
  ])('is refused with %s', async (_, body) => {
    const { id } = await chat()
    expect((await tell(id, body)).status).toBe(400)
    expect(await log(id)).toEqual([])
  })

  test('is for programs that may write to conversations, and for the inboxes one sees', async () => {
    const { id, token } = await chat()
    const body = { name: 'order.shipped', key: 'x' }
    expect((await tell(id, body, token)).status).toBe(401)
    const reader = await scene.call('POST /api/tokens', { name: 'Reader', scopes: ['conversations:read'] }, adminToken)
    expect((await tell(id, body, reader.json.token)).status).toBe(403)
    expect((await tell('nobody', body)).status).toBe(404)
  })
})

describe('an event for a contact', () => {
  const contactOf = async (id: string): Promise<string> =>
    (await scene.call(`GET /api/conversations/${id}`, undefined, adminToken)).json.contact.id
  const tellContact = (contact: string, body: object) => scene.call(`POST /api/contacts/${contact}/events`, body, adminToken)

  test('goes to the open conversation that listens, and again to the same one', async () => {
    const listening = await chat('shop')
    const link = { email: 'ada@corp.com' }
    await scene.call(`PUT /api/conversations/${listening.id}/contact`, link, adminToken)
    const other = await chat('deaf')
    await scene.call(`PUT /api/conversations/${other.id}/contact`, link, adminToken)
    const contact = await contactOf(listening.id)
    const body = { name: 'order.shipped', data: { id: 'K-9' }, key: 'shipped-9' }
    expect((await tellContact(contact, body)).json).toMatchObject({ heard: true, conversation: { id: listening.id } })
    await scene.agent('close', listening.id)
    expect((await tellContact(contact, body)).json).toMatchObject({ heard: true, conversation: { id: listening.id } })
    const next = { ...body, key: 'shipped-10' }
    expect((await tellContact(contact, next)).json).toMatchObject({ heard: false, conversation: { id: other.id } })
    await scene.agent('close', other.id)
    expect(await tellContact(contact, { ...body, key: 'c' })).toMatchObject({
      status: 409,
      json: { error: { code: 'no_open_conversation' } },
    })
    expect((await tellContact('nobody', body)).status).toBe(404)
  })
})

describe('a visitor who comes back', () => {
  const gone = async (client: SocketClient, id: string): Promise<void> => {
    await client.close()
    const visitor = (await scene.runtime.store.conversations.get(id))?.visitorId ?? ''
    await expect.poll(() => scene.runtime.presence.goneSince(visitor)).toBeDefined()
  }
  test('by a socket is welcomed once for each absence, and not for a page loaded again', async () => {
    const { id, token } = await chat()
    const first = await scene.connect()
    await first.hello({ token, conversation: id })
    await gone(first, id)
    scene.clock.advance(9 * minuteMs)
    const reload = await scene.connect()
    await reload.hello({ token, conversation: id })
    await scene.runtime.returns.idle()
    expect(await lines(id)).not.toContain('Welcome back!')
    await gone(reload, id)
    scene.clock.advance(10 * minuteMs)
    const tabs = await Promise.all([scene.connect(), scene.connect()])
    for (const tab of tabs) await tab.hello({ token, conversation: id })
    await scene.runtime.returns.idle()
    expect((await lines(id)).filter(text => text === 'Welcome back!')).toHaveLength(1)
    expect((await lines(id)).at(-1)).toBe('How can I help?')
  })

  test('by asking over HTTP is welcomed too', async () => {
    const { id, token } = await chat()
    scene.clock.advance(11 * minuteMs)
    const events = `GET /api/visitor/conversations/${id}/events?after=0`
    await scene.call(events, undefined, token)
    await scene.runtime.returns.idle()
    await scene.call(events, undefined, token)
    await scene.runtime.returns.idle()
    expect((await lines(id)).filter(text => text === 'Welcome back!')).toHaveLength(1)
  })
})
