import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'

const flow = flowOf('care', [
  ['start', 'start', {}, { next: 'email' }],
  ['email', 'email-capture', { question: en('Your email?') }, { captured: 'hello' }],
  ['hello', 'say', { text: en('Hello {{contact.firstName|stranger}}, {{contact.plan|no plan}}!') }, { next: 'more' }],
  ['more', 'ask', { question: en('What else?') }, { answered: 'hello' }],
])

let scene: ApiScene
beforeEach(async () => {
  scene = await createApiScene()
  await scene.publish(flow)
})
afterEach(() => scene.close())

const team = (what: string, body?: unknown) => scene.call(what, body, adminToken)
let keys = 0
const key = (): string => `k${++keys}`

async function begin(text?: string) {
  const token = await scene.visitor()
  const begun = await scene.call('POST /api/visitor/conversations', { flow: 'care', clientMsgId: key() }, token)
  const id: string = begun.json.conversation.id
  const say = async (words: string): Promise<readonly string[]> => {
    const { json } = await scene.call(
      `POST /api/visitor/conversations/${id}/messages`,
      { clientMsgId: key(), text: words },
      token,
    )
    return json.events.filter((event: { author?: string }) => event.author === 'bot').map((event: { text: string }) => event.text)
  }
  return { token, id, said: text === undefined ? [] : await say(text), say }
}

const contactOf = async (conversation: string) => (await team(`GET /api/conversations/${conversation}`)).json.contact

async function makeAda(): Promise<string> {
  const body = { email: 'Ada@Corp.com', name: 'Ada Byron', properties: { firstName: 'Ada', plan: 'gold' } }
  return (await team('POST /api/contacts', body)).json.id
}

describe('whoever types the address of a contact', () => {
  test('is linked unverified, and neither they nor the flow learn anything of it', async () => {
    const ada = await makeAda()
    const mallory = await begin('ada@corp.com')
    expect(mallory.said).toEqual(['Hello stranger, no plan!', 'What else?'])
    expect(await contactOf(mallory.id)).toMatchObject({ id: ada, trust: 'unverified' })
    expect(await mallory.say('anything')).toEqual(['Hello stranger, no plan!', 'What else?'])
    const seen = await scene.call(`GET /api/visitor/conversations/${mallory.id}/events`, undefined, mallory.token)
    expect(seen.text).not.toMatch(/Byron|gold|unverified|vouched/)

    const { json } = await team(`GET /api/contacts/${ada}`)
    expect(json).toMatchObject({ name: 'Ada Byron', visitors: [{ trust: 'unverified' }] })
    expect((await team('GET /api/contacts?q=byron')).json).toMatchObject({ contacts: [{ id: ada, unverified: true }], total: 1 })
  })

  test('is believed as soon as an agent confirms, and the running flow knows them from then on', async () => {
    const ada = await makeAda()
    const visitor = await begin('ada@corp.com')
    const confirmed = await team(`POST /api/conversations/${visitor.id}/contact/confirm`)
    expect(confirmed.json).toMatchObject({ id: ada, visitors: [{ trust: 'vouched' }] })
    expect(await visitor.say('and now?')).toEqual(['Hello Ada, gold!', 'What else?'])
    expect(await contactOf(visitor.id)).toMatchObject({ id: ada, trust: 'vouched' })

    const log = (await team(`GET /api/conversations/${visitor.id}/log`)).json.entries
    expect(log.at(-1)).toMatchObject({ type: 'linked', actor: 'api:admin' })
    expect((await team(`GET /api/contacts/${ada}/timeline`)).json.entries).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: 'confirmed', conversation: visitor.id, actor: 'api:admin' })]),
    )
    expect((await team('GET /api/audit')).json.entries[0]).toMatchObject({ act: 'contact.confirmed', about: ada })
  })

  test('is told in the next conversation too, from its first line', async () => {
    await makeAda()
    const visitor = await begin('ada@corp.com')
    await team(`POST /api/conversations/${visitor.id}/contact/confirm`)
    await scene.publish(
      flowOf('hi', [
        ['start', 'start', {}, { next: 'hi' }],
        ['hi', 'say', { text: en('Hi {{contact.firstName|you}}') }],
      ]),
    )
    const body = { flow: 'hi', clientMsgId: key(), text: 'me again' }
    const begun = await scene.call('POST /api/visitor/conversations', body, visitor.token)
    expect(begun.json.events).toEqual(expect.arrayContaining([expect.objectContaining({ text: 'Hi Ada' })]))
    expect(await contactOf(begun.json.conversation.id)).toMatchObject({ email: 'ada@corp.com', trust: 'vouched' })
  })
})

describe('an agent who says whose conversation it is', () => {
  test('finds the contact by its address, and what was said before fills only what nobody knew', async () => {
    const ada = await makeAda()
    const visitor = await begin()
    const linked = await team(`PUT /api/conversations/${visitor.id}/contact`, { email: 'ADA@corp.com', name: 'Somebody' })
    expect(linked.json).toMatchObject({ id: ada, name: 'Ada Byron', visitors: [{ trust: 'vouched' }] })
    expect(await visitor.say('x@y.org')).toEqual(['Hello Ada, gold!', 'What else?'])
    expect((await team('GET /api/contacts')).json.total).toBe(1)
  })

  test('makes one where there is none', async () => {
    const visitor = await begin()
    const { json } = await team(`PUT /api/conversations/${visitor.id}/contact`, { email: 'new@corp.com', name: 'Nia' })
    expect(json).toMatchObject({ email: 'new@corp.com', name: 'Nia', visitors: [{ trust: 'vouched' }] })
  })

  test('moves one that had typed another address, and leaves that contact alone', async () => {
    const ada = await makeAda()
    const visitor = await begin('typo@corp.com')
    const typed = (await contactOf(visitor.id)).id
    await team(`PUT /api/conversations/${visitor.id}/contact`, { contact: ada })
    expect(await contactOf(visitor.id)).toMatchObject({ id: ada, trust: 'vouched' })
    expect((await team(`GET /api/contacts/${typed}`)).json).toMatchObject({ email: 'typo@corp.com', visitors: [] })
  })

  test('is refused where nobody is linked, or nobody is meant', async () => {
    const { id } = await begin()
    const confirm = await team(`POST /api/conversations/${id}/contact/confirm`)
    expect([confirm.status, confirm.json.error.code]).toEqual([409, 'contact_not_linked'])
    const link = await team(`PUT /api/conversations/${id}/contact`, { contact: 'nobody' })
    expect([link.status, link.json.error.code]).toEqual([404, 'contact_unknown'])
    const log = (await team(`GET /api/conversations/${id}/log`)).json.entries
    expect(log.filter((entry: { type: string }) => entry.type === 'linked')).toEqual([])
  })
})
