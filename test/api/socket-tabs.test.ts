import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SocketClient } from '../rig/socket-client.ts'
import { createSocketScene, type SocketScene } from '../rig/socket-scene.ts'

let scene: SocketScene
beforeAll(async () => {
  scene = await createSocketScene()
})
afterAll(() => scene.close())

/** Another tab of the same visitor, up to date. */
const tab = async (token: string, hello: object = {}): Promise<SocketClient> => {
  const client = await scene.connect()
  const welcome = await client.hello({ token, ...hello })
  if (welcome.conversation) await client.upTo(welcome.conversation.id, welcome.lastSeq)
  return client
}
/** Has everything been told that was on its way? What is asked last is answered last. */
const settled = async (client: SocketClient): Promise<void> => {
  client.send({ type: 'follow', conversation: 'nobody' })
  for (;;) if ((await client.until('error')).code === 'conversation_unknown') return
}

describe('tabs of one visitor', () => {
  test('hear each other’s acts, the house’s answers and the agents, each once', async () => {
    const { client: first, token, id } = await scene.chat()
    const second = await tab(token)
    for (let at = 0; at < 10; at += 1) {
      const from = at % 2 === 0 ? first : second
      from.send({ type: 'send', clientMsgId: `t${at}`, text: `${at}` })
      if (at % 3 === 0) await scene.agent('notes', id, { text: 'unseen' })
    }
    await scene.agent('messages', id, { text: 'Hi' })
    const stored = await scene.stored(id)
    for (const client of [first, second]) {
      expect(await client.upTo(id, stored.length)).toEqual(stored)
      const seqs = client.frames.flatMap(frame => (frame.type === 'events' || frame.type === 'ack' ? frame.events : []))
      expect(seqs).toHaveLength(stored.length)
    }
  })

  test('that have no conversation yet adopt the one that another begins, from its first event', async () => {
    const first = await scene.connect()
    const { visitor } = await first.hello()
    const [second, third] = [await tab(visitor), await tab(visitor)]
    first.send({ type: 'begin', flow: 'echo', clientMsgId: 'a', text: 'hello' })
    const { conversation, events } = await first.until('ack')
    for (const client of [second, third]) {
      expect(await client.until('events')).toMatchObject({ conversation: { id: conversation.id }, events, lastSeq: 3 })
      client.send({ type: 'send', clientMsgId: `from ${client === second ? 2 : 3}`.replace(' ', '-'), text: 'me too' })
      await client.until('ack')
    }
    for (const client of [first, second, third])
      expect(await client.upTo(conversation.id, 7)).toEqual(await scene.stored(conversation.id))
  })

  test('adopt what an agent opens again, and nothing that only the team sees', async () => {
    const { token, id } = await scene.chat()
    await scene.agent('close', id)
    scene.clock.advance(24 * 3_600_000 + 1)
    const client = await tab(token)
    await scene.agent('notes', id, { text: 'unseen' })
    await settled(client)
    expect(client.stream(id)).toEqual([])
    await scene.agent('messages', id, { text: 'Are you still there?' })
    expect(await client.upTo(id, 5)).toEqual(await scene.stored(id))
  })

  test('that follow another conversation are told only that there is something new', async () => {
    const { client: first, token, id } = await scene.chat()
    const second = await tab(token)
    first.send({ type: 'begin', flow: 'echo', clientMsgId: 'other' })
    const other = (await first.until('ack')).conversation.id
    expect(await second.until('unread')).toMatchObject({ count: 2, conversation: { id: other } })
    await scene.agent('messages', other, { text: 'Hi' })
    expect(await second.until('unread')).toMatchObject({ count: 2, conversation: { id: other, owner: 'agent' } })
    expect(second.stream(other)).toEqual([])
    await scene.agent('notes', other, { text: 'unseen' })
    await settled(second)
    expect(second.frames.at(-2)).toMatchObject({ type: 'unread', conversation: { owner: 'agent' } })

    second.send({ type: 'follow', conversation: other })
    expect((await second.until('events')).events).toEqual(await scene.stored(other))
    second.send({ type: 'follow', conversation: id, lastSeq: 1 })
    expect(await second.until('events')).toMatchObject({ conversation: { id }, events: [], lastSeq: 1 })
    await scene.agent('messages', id, { text: 'Here' })
    expect(await second.upTo(id, 4)).toEqual(await scene.stored(id))
  })

  test('hear how a turn changed the open question, also when it said nothing', async () => {
    const { client, id } = await scene.chat()
    const record = await scene.runtime.store.conversations.get(id)
    if (!record) throw new Error('no record')
    const [frame] = record.frames
    if (!frame) throw new Error('no frame')
    const { pending: _pending, ...rest } = frame
    const answered = { ...record, turn: record.turn + 1, frames: [rest] }
    const notice = { type: 'turn', conversation: id, visitor: record.visitorId, lastSeq: 1 } as const
    scene.runtime.publisher.publish({ ...notice, turn: { record: answered, events: [], entries: [] } })
    const told = await client.next('events')
    expect(told).toMatchObject({ events: [], lastSeq: 1 })
    expect(told.conversation).not.toHaveProperty('pending')
    // The same again, and one of before, change nothing.
    scene.runtime.publisher.publish({ ...notice, turn: { record: answered, events: [], entries: [] } })
    scene.runtime.publisher.publish({ ...notice, turn: { record, events: [], entries: [] } })
    await settled(client)
    expect(client.frames.filter(({ type }) => type === 'events')).toHaveLength(1)
  })
})

describe('reading', () => {
  test('moves a mark that all tabs and the team’s side see, and lowers the number of unread conversations', async () => {
    const { client: first, token, id } = await scene.chat()
    const second = await tab(token)
    first.send({ type: 'send', clientMsgId: 'a', text: 'hi' })
    await second.upTo(id, 3)
    first.send({ type: 'read', upToSeq: 2 })
    expect(await second.until('read')).toEqual({ type: 'read', by: 'visitor', upToSeq: 2, at: scene.clock.now() })
    first.send({ type: 'read', upToSeq: 99 })
    expect(await second.until('read')).toMatchObject({ upToSeq: 3 })
    expect((await second.until('unread')).count).toBe(0)
    expect((await first.until('unread')).count).toBe(0)
    // Backwards it does not go, and who has read it is not told.
    first.send({ type: 'read', upToSeq: 1 })
    await settled(first)
    await settled(second)
    expect(first.frames.some(({ type }) => type === 'read')).toBe(false)
    expect(second.frames.filter(({ type }) => type === 'read')).toHaveLength(2)
    const { json } = await scene.call(`GET /api/visitor/conversations/${id}`, undefined, token)
    expect(json.read).toEqual({ visitor: 3, team: 0 })
    expect((await (await scene.connect()).hello({ token })).read).toEqual({ visitor: 3, team: 0 })
  })

  test('by HTTP does the same', async () => {
    const { client, token, id } = await scene.chat()
    const read = await scene.call(`POST /api/visitor/conversations/${id}/read`, { upToSeq: 1 }, token)
    expect(read.json).toEqual({ read: { visitor: 1, team: 0 }, unread: 0 })
    expect(await client.until('read')).toMatchObject({ by: 'visitor', upToSeq: 1 })
    expect((await client.until('unread')).count).toBe(0)
    const events = await scene.call(`GET /api/visitor/conversations/${id}/events`, undefined, token)
    expect(events.json.read).toEqual({ visitor: 1, team: 0 })
  })

  test('by the team is told to the visitor, with its time, also to who comes later', async () => {
    const { client, token, id } = await scene.chat()
    client.send({ type: 'send', clientMsgId: 'a', text: 'hi' })
    await client.until('ack')
    const at = scene.clock.now()
    expect((await scene.agent('read', id, { upToSeq: 2 })).json).toEqual({ read: { visitor: 0, team: 2 } })
    expect(await client.until('read')).toEqual({ type: 'read', by: 'team', upToSeq: 2, at })
    scene.clock.advance(5_000)
    const later = await scene.connect()
    expect((await later.hello({ token })).read).toEqual({ visitor: 0, team: 2 })
    expect(await later.until('read')).toEqual({ type: 'read', by: 'team', upToSeq: 2, at })
    later.send({ type: 'follow', conversation: id })
    expect(await later.until('read')).toMatchObject({ by: 'team', upToSeq: 2, at })
  })

  test('takes a conversation to read', async () => {
    const client = await scene.connect()
    await client.hello()
    client.send({ type: 'read', upToSeq: 1 })
    expect(await client.next('error')).toMatchObject({ code: 'invalid_frame', message: expect.stringContaining('conversation') })
    client.send({ type: 'after', seq: 0 })
    expect(await client.next('error')).toMatchObject({ code: 'invalid_frame' })
  })
})

describe('typing', () => {
  test('of an agent is told by name, to those who follow the conversation', async () => {
    const { client, token, id } = await scene.chat()
    const other = await tab(token)
    other.send({ type: 'begin', flow: 'echo', clientMsgId: 'elsewhere' })
    await other.until('ack')
    expect((await scene.agent('typing', id, { on: true })).json).toEqual({})
    expect(await client.until('typing')).toEqual({ type: 'typing', on: true, name: 'Mia' })
    await scene.agent('typing', id, { on: false, as: undefined })
    expect(await client.until('typing')).toEqual({ type: 'typing', on: false, name: 'Admin' })
    await settled(other)
    expect(other.frames.some(({ type }) => type === 'typing')).toBe(false)
  })

  test('of the visitor is published once a second at most, and taken back once', async () => {
    const { client, id } = await scene.chat()
    const heard: boolean[] = []
    const stop = scene.runtime.publisher.listen(`conversation:${id}`, notice => {
      if (notice.type === 'typing') heard.push(notice.on)
    })
    const type = async (on: boolean): Promise<void> => {
      client.send({ type: 'typing', on })
      await settled(client)
    }
    for (const on of [true, true, true]) await type(on)
    expect(heard).toEqual([true])
    scene.clock.advance(1_000)
    for (const on of [true, false, false, true]) await type(on)
    expect(heard).toEqual([true, true, false, true])
    stop()
    const fresh = await scene.connect()
    await fresh.hello()
    fresh.send({ type: 'typing', on: true })
    await settled(fresh)
    expect(fresh.frames.filter(({ type }) => type === 'error')).toHaveLength(1)
  })
})
