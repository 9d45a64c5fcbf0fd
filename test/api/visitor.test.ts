import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene, helloFlow } from '../rig/api-scene.ts'

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene()
  await scene.publish(helloFlow)
})
afterAll(() => scene.close())

const texts = (events: readonly { text?: string }[]): readonly (string | undefined)[] => events.map(event => event.text)

test('the config shows the greeting and stores nothing; the first act begins with what was seen', async () => {
  const config = await scene.call('GET /api/visitor/config?channel=website&url=https%3A%2F%2Fexample.com%2Fprices')
  expect(config.json).toMatchObject({ flow: { id: 'hello', kind: 'bot', version: 1 }, language: 'en', display: {} })
  expect(texts(config.json.greeting)).toEqual(['Hello!', 'What is it about?'])
  const admin = await scene.call('GET /api/conversations', undefined, adminToken)
  expect(admin.json.conversations).toEqual([])
  const begun = await scene.call('POST /api/visitor/conversations', {
    opening: config.json.opening,
    clientMsgId: 'first',
    choice: 'pricing',
    page: { url: 'https://example.com/prices' },
  })
  expect(begun.status).toBe(201)
  expect(texts(begun.json.events)).toEqual(['Hello!', 'What is it about?', 'Pricing', 'What is your budget?'])
  expect(begun.json.events.map((event: { seq: number }) => event.seq)).toEqual([1, 2, 3, 4])
  expect(begun.json.conversation).toEqual({
    id: begun.json.conversation.id,
    status: 'open',
    owner: 'bot',
    flow: 'hello',
    version: 1,
    language: 'en',
    pending: { messageId: 'm4', text: 'What is your budget?', input: 'text' },
  })
  const said = await scene.call(
    `POST /api/visitor/conversations/${begun.json.conversation.id}/messages`,
    { clientMsgId: 'second', text: '5k' },
    begun.json.visitor,
  )
  expect(said).toMatchObject({ status: 200, json: { seq: 5, lastSeq: 7 } })
  expect(texts(said.json.events)).toEqual(['5k', 'Thanks!', 'What is your budget?'])
})

test('a conversation begins without any act, and without a token a visitor is made for it', async () => {
  const begun = await scene.call('POST /api/visitor/conversations', {})
  expect(begun.status).toBe(201)
  expect(begun.json.lastSeq).toBe(2)
  const own = await scene.call(`GET /api/visitor/conversations/${begun.json.conversation.id}`, undefined, begun.json.visitor)
  expect(own.json).toMatchObject({ conversation: { id: begun.json.conversation.id }, lastSeq: 2 })
})

test('the same key gets the same answer, another text under it is refused, another visitor may use it too', async () => {
  const token = await scene.visitor()
  const body = { clientMsgId: 'one', text: 'hello there' }
  const first = await scene.call('POST /api/visitor/conversations', body, token)
  const again = await scene.call('POST /api/visitor/conversations', body, token)
  expect([again.status, again.json]).toEqual([first.status, first.json])
  const other = await scene.call('POST /api/visitor/conversations', { ...body, text: 'something else' }, token)
  expect(other).toMatchObject({ status: 409, json: { error: { code: 'client_msg_id_reused' } } })
  const address = `POST /api/visitor/conversations/${first.json.conversation.id}/messages`
  const said = await scene.call(address, { clientMsgId: 'two', choice: 'pricing' }, token)
  expect(await scene.call(address, { clientMsgId: 'two', choice: 'pricing' }, token)).toEqual(said)
  expect(await scene.call(address, { clientMsgId: 'two', choice: 'people' }, token)).toMatchObject({ status: 409 })
  const stranger = await scene.call('POST /api/visitor/conversations', body, await scene.visitor())
  expect(stranger.json.conversation.id).not.toBe(first.json.conversation.id)
})

test('many sends of one message at once are one message', async () => {
  const token = await scene.visitor()
  const body = { clientMsgId: 'burst', text: 'hello' }
  const replies = await Promise.all(Array.from({ length: 10 }, () => scene.call('POST /api/visitor/conversations', body, token)))
  expect(new Set(replies.map(reply => reply.text)).size).toBe(1)
})

test('events come in pages, after a seq, up to a limit', async () => {
  const { json } = await scene.call('POST /api/visitor/conversations', { clientMsgId: 'a', choice: 'pricing' })
  const address = `GET /api/visitor/conversations/${json.conversation.id}/events`
  const page = await scene.call(`${address}?after=1&limit=2`, undefined, json.visitor)
  expect(page.json.events.map((event: { seq: number }) => event.seq)).toEqual([2, 3])
  expect(page.json.lastSeq).toBe(4)
  const rest = await scene.call(`${address}?after=3`, undefined, json.visitor)
  expect(rest.json.events).toHaveLength(1)
  expect((await scene.call(`${address}?after=99`, undefined, json.visitor)).json).toMatchObject({ events: [], lastSeq: 4 })
})

test('a visitor lists their own conversations, newest first, page by page', async () => {
  const token = await scene.visitor()
  const ids: string[] = []
  for (const key of ['a', 'b', 'c']) {
    ids.unshift((await scene.call('POST /api/visitor/conversations', { clientMsgId: key }, token)).json.conversation.id)
    scene.clock.advance(10)
  }
  const idsOf = (json: { conversations: { id: string }[] }): string[] => json.conversations.map(({ id }) => id)
  const first = await scene.call('GET /api/visitor/conversations?limit=2', undefined, token)
  expect(idsOf(first.json)).toEqual(ids.slice(0, 2))
  const second = await scene.call(`GET /api/visitor/conversations?limit=2&before=${first.json.next}`, undefined, token)
  expect(idsOf(second.json)).toEqual(ids.slice(2))
  expect(second.json.next).toBeUndefined()
})

test('asking for a person gives the conversation to the queue, once', async () => {
  const { json } = await scene.call('POST /api/visitor/conversations', { clientMsgId: 'a' })
  const address = `POST /api/visitor/conversations/${json.conversation.id}/person`
  const asked = await scene.call(address, { clientMsgId: 'b' }, json.visitor)
  expect(asked.json.conversation).toMatchObject({ owner: 'queue' })
  expect((await scene.call(address, { clientMsgId: 'b' }, json.visitor)).json).toEqual(asked.json)
})

test('what is not offered, not said, not signed or not there is refused by its own code', async () => {
  const { json } = await scene.call('POST /api/visitor/conversations', { clientMsgId: 'a' })
  const address = `POST /api/visitor/conversations/${json.conversation.id}/messages`
  const codeOf = async (what: string, body: unknown, token?: string): Promise<string> =>
    (await scene.call(what, body, token)).json.error.code
  expect(await codeOf(address, { clientMsgId: 'x', choice: 'nope' }, json.visitor)).toBe('choice_unknown')
  expect(await codeOf(address, { clientMsgId: 'x', text: '   ' }, json.visitor)).toBe('nothing_said')
  expect(await codeOf(address, { clientMsgId: 'x' }, json.visitor)).toBe('nothing_said')
  expect(await codeOf('POST /api/visitor/conversations', { opening: 'a.b', text: 'hi' })).toBe('opening_invalid')
  expect(await codeOf('POST /api/visitor/conversations', { flow: 'nope', text: 'hi' })).toBe('flow_unknown')
  expect(await codeOf('GET /api/visitor/config?channel=fax', undefined)).toBe('channel_unknown')
})

test('the language is the one asked for, else the browser’s, else the flow’s', async () => {
  await scene.publish({ ...helloFlow, id: 'two', name: 'two', languages: ['en', 'pt-br'] })
  const languageOf = async (query: string, header: string): Promise<string> =>
    (await scene.call(`GET /api/visitor/config?flow=two${query}`, undefined, undefined, { 'accept-language': header })).json
      .language
  expect(await languageOf('', 'fr;q=0.9, pt-BR;q=0.8, en;q=0.1')).toBe('pt-br')
  expect(await languageOf('&language=en', 'pt-BR')).toBe('en')
  expect(await languageOf('&language=pt-BR', 'en')).toBe('pt-br')
  expect(await languageOf('', ',,;q=x, *')).toBe('en')
  expect(await languageOf('', 'pt-BR;q=0, en')).toBe('en')
})
