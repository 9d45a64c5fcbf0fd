import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { helloFlow } from '../rig/api-scene.ts'
import { createSocketScene, type SocketScene } from '../rig/socket-scene.ts'

let scene: SocketScene
beforeAll(async () => {
  scene = await createSocketScene()
  await scene.publish(helloFlow)
})
afterAll(() => scene.close())

const texts = (events: readonly object[]): readonly unknown[] => events.map(event => 'text' in event && event.text)

describe('hello', () => {
  test('without a token makes a visitor, who has nothing yet', async () => {
    const client = await scene.connect()
    const welcome = await client.hello({ language: 'en', tz: 'Europe/Amsterdam', page: { url: 'https://example.com/' } })
    expect(welcome).toEqual({
      type: 'welcome',
      visitor: expect.stringMatching(/^[\w-]{43}$/),
      lastSeq: 0,
      read: { visitor: 0, team: 0 },
      unread: 0,
      serverTime: scene.clock.now(),
      heartbeatMs: 20_000,
    })
    const own = await scene.call('GET /api/visitor/conversations', undefined, welcome.visitor)
    expect(own.json).toEqual({ conversations: [] })
  })

  test('with a token goes on with what changed last, and gets what it lacks', async () => {
    const token = await scene.visitor()
    const older = await scene.call('POST /api/visitor/conversations', { flow: 'echo', clientMsgId: 'a' }, token)
    scene.clock.advance(1_000)
    const newer = await scene.call('POST /api/visitor/conversations', { flow: 'echo', clientMsgId: 'b', text: 'hi' }, token)
    const client = await scene.connect()
    const welcome = await client.hello({ token, lastSeq: 1 })
    expect(welcome).toMatchObject({ visitor: token, conversation: { id: newer.json.conversation.id }, lastSeq: 3, unread: 2 })
    expect((await client.next('events')).events.map(({ seq }) => seq)).toEqual([2, 3])

    scene.clock.advance(1_000)
    await scene.agent('messages', older.json.conversation.id, { text: 'Still there?' })
    const other = await scene.connect()
    expect((await other.hello({ token })).conversation?.id).toBe(older.json.conversation.id)
  })

  test('may name a conversation of its own; one that is not there or somebody else’s counts as none named', async () => {
    const { token, id } = await scene.chat()
    scene.clock.advance(1_000)
    const begun = await scene.call('POST /api/visitor/conversations', { flow: 'echo', clientMsgId: 'b' }, token)
    const client = await scene.connect()
    expect((await client.hello({ token, conversation: id })).conversation?.id).toBe(id)
    const foreign = await scene.chat()
    for (const conversation of [foreign.id, 'nobody', '__proto__', '../..']) {
      const lost = await scene.connect()
      lost.send({ type: 'hello', token, conversation, lastSeq: 1 })
      expect((await lost.next('error')).code).toBe('conversation_unknown')
      expect((await lost.next('welcome')).conversation?.id).toBe(begun.json.conversation.id)
      expect((await lost.next('events')).events).toHaveLength(1)
    }
  })

  test('goes on with a closed conversation for a day, then with none', async () => {
    const { token, id } = await scene.chat()
    await scene.agent('close', id)
    const soon = await scene.connect()
    expect((await soon.hello({ token })).conversation).toMatchObject({ id, status: 'closed' })
    scene.clock.advance(24 * 3_600_000 + 1)
    const late = await scene.connect()
    expect(await late.hello({ token })).not.toHaveProperty('conversation')
  })

  test('of a client that has more than there is gets what comes after what there is', async () => {
    const { token, id } = await scene.chat()
    const client = await scene.connect()
    expect(await client.hello({ token, conversation: id, lastSeq: 99 })).toMatchObject({ lastSeq: 1 })
    await scene.agent('messages', id, { text: 'Hi' })
    expect((await client.next('events')).events.map(({ seq }) => seq)).toEqual([2, 3, 4])
  })
})

describe('an act', () => {
  test('begins a conversation with the greeting that was seen, and is followed', async () => {
    const client = await scene.connect()
    const { visitor } = await client.hello({ language: 'en', page: { url: 'https://example.com/prices' }, tz: 'Asia/Tokyo' })
    const config = await scene.call('GET /api/visitor/config?flow=hello')
    client.send({ type: 'begin', flow: 'hello', opening: config.json.opening, clientMsgId: 'a', choice: 'pricing' })
    const ack = await client.until('ack')
    expect(ack).toMatchObject({ clientMsgId: 'a', seq: 3, lastSeq: 4, conversation: { flow: 'hello', owner: 'bot' } })
    expect(texts(ack.events)).toEqual(['Hello!', 'What is it about?', 'Pricing', 'What is your budget?'])
    const record = await scene.runtime.store.conversations.get(ack.conversation.id)
    expect(record).toMatchObject({ tz: 'Asia/Tokyo', page: { url: 'https://example.com/prices' } })
    client.send({ type: 'send', clientMsgId: 'b', text: '5k' })
    expect(texts((await client.until('ack')).events)).toEqual(['5k', 'Thanks!', 'What is your budget?'])
    client.send({ type: 'person', clientMsgId: 'c' })
    expect((await client.until('ack')).conversation).toMatchObject({ owner: 'queue' })
    expect(client.stream(ack.conversation.id)).toEqual(await scene.stored(ack.conversation.id))
    expect((await scene.call('GET /api/visitor/conversations', undefined, visitor)).json.conversations).toHaveLength(1)
  })

  test('answers as the HTTP route does, and a repeat as the first', async () => {
    const { client, token, id } = await scene.chat()
    const said = { clientMsgId: 'x', text: 'twice', fields: { size: 'xl', count: 3 }, replyTo: 'm1' }
    client.send({ type: 'send', ...said })
    const { type: _type, clientMsgId: _key, ...first } = await client.until('ack')
    const { json } = await scene.call(`POST /api/visitor/conversations/${id}/messages`, said, token)
    expect(json).toEqual(first)
    client.send({ type: 'send', ...said, conversation: id })
    expect(await client.until('ack')).toMatchObject(first)
    client.send({ type: 'send', clientMsgId: 'x', text: 'something else' })
    expect(await client.until('error')).toMatchObject({ code: 'client_msg_id_reused', clientMsgId: 'x' })
    expect(await scene.stored(id)).toHaveLength(3)
  })

  test('sent by HTTP and by the socket at once happens once, also the first', async () => {
    const client = await scene.connect()
    const { visitor } = await client.hello()
    const begin = { flow: 'echo', clientMsgId: 'both', text: 'hello' }
    client.send({ type: 'begin', ...begin })
    const [ack, begun] = await Promise.all([client.until('ack'), scene.call('POST /api/visitor/conversations', begin, visitor)])
    expect([begun.status, begun.json.events]).toEqual([201, ack.events])
    const { id } = ack.conversation
    for (let round = 0; round < 20; round += 1) {
      const said = { clientMsgId: `m${round}`, text: `${round}` }
      client.send({ type: 'send', ...said })
      const [ack, { json }] = await Promise.all([
        client.until('ack'),
        scene.call(`POST /api/visitor/conversations/${id}/messages`, said, visitor),
      ])
      expect([json.seq, json.events]).toEqual([ack.seq, ack.events])
    }
    expect(client.stream(id)).toEqual(await scene.stored(id))
    expect(await scene.stored(id)).toHaveLength(3 + 40)
  })

  test('needs a conversation: the followed one, or one that is named and one’s own', async () => {
    const client = await scene.connect()
    await client.hello()
    for (const frame of [{ type: 'send', text: 'a' }, { type: 'person' }])
      for (const [conversation, code] of [
        [undefined, 'invalid_frame'],
        ['nobody', 'conversation_unknown'],
        [(await scene.chat()).id, 'conversation_unknown'],
      ]) {
        client.send({ ...frame, clientMsgId: 'k', ...(conversation === undefined ? {} : { conversation }) })
        expect(await client.next('error')).toMatchObject({ code, clientMsgId: 'k' })
      }
    expect(client.ws.readyState).toBe(client.ws.OPEN)
  })

  test('in another conversation than the followed is acknowledged and changes nothing in what is followed', async () => {
    const { client, id } = await scene.chat()
    client.send({ type: 'begin', flow: 'echo', clientMsgId: 'second' })
    const second = (await client.until('ack')).conversation.id
    client.send({ type: 'send', conversation: id, clientMsgId: 'back', text: 'in the first' })
    expect((await client.until('ack')).conversation.id).toBe(id)
    client.send({ type: 'send', clientMsgId: 'on', text: 'in the second' })
    expect((await client.until('ack')).conversation.id).toBe(second)
    for (const one of [id, second]) expect(client.stream(one)).toEqual(await scene.stored(one))
  })

  test('in a conversation that is long over begins the next, which is followed', async () => {
    const { token, id } = await scene.chat()
    await scene.agent('close', id)
    scene.clock.advance(24 * 3_600_000 + 1)
    const client = await scene.connect()
    await client.hello({ token, conversation: id })
    client.send({ type: 'send', clientMsgId: 'again', text: 'me again' })
    const { conversation } = await client.until('ack')
    expect(conversation).toMatchObject({ status: 'open', previous: id })
    await scene.agent('messages', conversation.id, { text: 'Welcome back' })
    expect(await client.upTo(conversation.id, 5)).toEqual(await scene.stored(conversation.id))
  })

  test('many sent without waiting are acknowledged in their order', async () => {
    const client = await scene.connect()
    await client.hello()
    client.send({ type: 'begin', flow: 'echo', clientMsgId: 'm0' })
    for (let at = 1; at <= 40; at += 1) client.send({ type: 'send', clientMsgId: `m${at}`, text: `${at}` })
    const keys: string[] = []
    let id = ''
    while (keys.length <= 40) {
      const ack = await client.until('ack')
      id = ack.conversation.id
      keys.push(ack.clientMsgId)
    }
    expect(keys).toEqual(Array.from({ length: 41 }, (_, at) => `m${at}`))
    expect(client.stream(id)).toEqual(await scene.stored(id))
  })

  test('is refused with the code, the message it was about, and the language of the visitor', async () => {
    const client = await scene.connect({ headers: { 'accept-language': 'da' } })
    await client.hello()
    client.send({ type: 'begin', flow: 'nope', clientMsgId: 'a' })
    expect(await client.next('error')).toEqual({
      type: 'error',
      code: 'flow_unknown',
      message: expect.stringContaining('Der er intet flow'),
      clientMsgId: 'a',
    })
    const german = await scene.connect({ headers: { 'accept-language': 'da' } })
    await german.hello({ language: 'de-AT' })
    german.send({ type: 'begin', flow: 'nope', clientMsgId: 'a' })
    expect((await german.next('error')).message).toContain('Es gibt keinen Flow')
    client.send({ type: 'begin', flow: 'hello', clientMsgId: 'b' })
    await client.until('ack')
    for (const [said, code] of [
      [{ choice: 'nope' }, 'choice_unknown'],
      [{ text: '  ' }, 'nothing_said'],
      [{}, 'nothing_said'],
    ] as const) {
      client.send({ type: 'send', clientMsgId: 'c', ...said })
      expect(await client.until('error')).toMatchObject({ code, clientMsgId: 'c' })
    }
  })
})
