import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../runtime/deliver/publisher.ts'
import type { SocketClient } from '../rig/socket-client.ts'
import { createSocketScene, type SocketScene } from '../rig/socket-scene.ts'

let scene: SocketScene
beforeAll(async () => {
  scene = await createSocketScene()
})
afterAll(() => scene.close())

type TurnNotice = Extract<Notice, { type: 'turn' }>

const eventFrames = (client: SocketClient): readonly number[] =>
  client.frames.flatMap(frame => (frame.type === 'events' ? [frame.events.length] : []))
const seqs = (client: SocketClient): readonly number[] =>
  client.frames.flatMap(frame => (frame.type === 'events' || frame.type === 'ack' ? frame.events.map(({ seq }) => seq) : []))
const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, at) => at + 1)
const settled = async (client: SocketClient): Promise<void> => {
  client.send({ type: 'follow', conversation: 'nobody' })
  for (;;) if ((await client.until('error')).code === 'conversation_unknown') return
}

describe('what a client lacks', () => {
  test.each([
    [1, 1, []],
    [1, 0, [1]],
    [99, 0, [99]],
    [101, 1, [100]],
    [101, 0, [100, 1]],
    [251, 1, [100, 100, 50]],
    [251, 250, [1]],
    [251, 251, []],
  ])('of %i events after %i comes in pages of %j', async (events, lastSeq, pages) => {
    const { token, id, client: begun } = await scene.chat()
    await begun.close()
    await scene.grow(token, id, events)
    const client = await scene.connect()
    expect(await client.hello({ token, lastSeq })).toMatchObject({ lastSeq: events })
    await settled(client)
    expect(eventFrames(client)).toEqual(pages)
    expect(seqs(client)).toEqual(upTo(events).slice(lastSeq))
    for (const frame of client.frames) if (frame.type === 'events') expect(frame.lastSeq).toBe(events)
  })

  test('that is long comes in smaller pages', async () => {
    const { token, id, client: begun } = await scene.chat()
    await begun.close()
    for (let at = 0; at < 60; at += 1) {
      const body = { clientMsgId: `l${at}`, text: 'x'.repeat(8_000) }
      await scene.call(`POST /api/visitor/conversations/${id}/messages`, body, token)
    }
    const client = await scene.connect()
    await client.hello({ token })
    expect(await client.upTo(id, 121)).toEqual(await scene.stored(id))
    expect(eventFrames(client).length).toBeGreaterThan(2)
    expect(Math.max(...client.frames.map(frame => JSON.stringify(frame).length))).toBeLessThan(220_000)
  })

  test('is sent again from where a client says it has a gap', async () => {
    const { client, token, id } = await scene.chat()
    await scene.grow(token, id, 7)
    await client.upTo(id, 7)
    client.send({ type: 'after', seq: 4 })
    client.send({ type: 'after', seq: 0 })
    client.send({ type: 'after', seq: 99 })
    await settled(client)
    expect(seqs(client).slice(7)).toEqual([5, 6, 7, ...upTo(7)])
    await scene.agent('messages', id, { text: 'Hi' })
    await client.upTo(id, 10)
    expect(seqs(client).slice(17)).toEqual([8, 9, 10])
  })

  test('comes before the ack of what it says meanwhile', async () => {
    const { token, id, client: begun } = await scene.chat()
    await begun.close()
    await scene.grow(token, id, 251)
    const client = await scene.connect()
    client.send({ type: 'hello', token })
    client.send({ type: 'send', conversation: id, clientMsgId: 'now', text: 'now' })
    client.send({ type: 'send', clientMsgId: 'then', text: 'then' })
    await client.until('ack')
    expect((await client.until('ack')).clientMsgId).toBe('then')
    expect(seqs(client)).toEqual(upTo(255))
  })

  test('that was added by others just before it acts comes before its ack', async () => {
    const { client, token, id } = await scene.chat()
    for (let round = 0; round < 15; round += 1) {
      client.send({ type: 'send', clientMsgId: `mine-${round}`, text: 'mine' })
      await Promise.all([
        scene.agent('notes', id, { text: 'unseen' }),
        scene.call(`POST /api/visitor/conversations/${id}/messages`, { clientMsgId: `other-${round}`, text: 'other' }, token),
      ])
    }
    const stored = await scene.stored(id)
    await client.upTo(id, stored.length)
    expect(seqs(client)).toEqual(upTo(stored.length))
  })
})

describe('notices', () => {
  /** Turns that are taken while nobody is told of them, as if by another node. Gives what would have been told. */
  const unheard = async (take: () => Promise<unknown>): Promise<readonly TurnNotice[]> => {
    const { publisher } = scene.runtime
    const { publish } = publisher
    const lost: TurnNotice[] = []
    Object.assign(publisher, { publish: (notice: Notice) => void (notice.type === 'turn' && lost.push(notice)) })
    await take()
    Object.assign(publisher, { publish })
    return lost
  }
  const bare = ({ type, conversation, visitor, lastSeq }: TurnNotice): TurnNotice => ({ type, conversation, visitor, lastSeq })

  test('in any order, repeated, missing or without what they tell of never skip, double or misplace an event', async () => {
    const told = fc.array(fc.record({ at: fc.nat(5), isBare: fc.boolean(), pause: fc.boolean() }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(told, async plan => {
        const { client, token, id } = await scene.chat()
        const lost = await unheard(() => scene.grow(token, id, 13))
        expect(lost).toHaveLength(6)
        for (const { at, isBare, pause } of plan) {
          const notice = lost[at]
          if (notice) scene.runtime.publisher.publish(isBare ? bare(notice) : notice)
          if (pause) await new Promise(resolve => setImmediate(resolve))
        }
        // The last of them arrives in any case, and brings what the others have left out.
        for (const notice of lost.slice(-1)) scene.runtime.publisher.publish(notice)
        await settled(client)
        expect(seqs(client)).toEqual(upTo(13))
        expect(client.stream(id)).toEqual(await scene.stored(id))
        await client.close()
      }),
      { numRuns: 25 },
    )
  })

  test('that follow on what was passed on are sent without another look at the store, and so are late ones passed over', async () => {
    const { client, token, id } = await scene.chat()
    const { publisher, store } = scene.runtime
    const lost = await unheard(() => scene.grow(token, id, 9))
    const { events } = store.conversations
    let looks = 0
    Object.assign(store.conversations, {
      events: (...args: Parameters<typeof events>) => {
        looks += 1
        return events(...args)
      },
    })
    for (const notice of [...lost, ...lost]) publisher.publish(notice)
    await client.upTo(id, 9)
    await settled(client)
    Object.assign(store.conversations, { events })
    expect([looks, seqs(client)]).toEqual([0, upTo(9)])
  })

  test('that only say that there is more lead to the store', async () => {
    const { client, token, id } = await scene.chat()
    const lost = await unheard(() => scene.grow(token, id, 9))
    await settled(client)
    expect(client.stream(id)).toHaveLength(1)
    for (const notice of lost.toReversed()) scene.runtime.publisher.publish(bare(notice))
    expect(await client.upTo(id, 9)).toEqual(await scene.stored(id))
    await settled(client)
    expect(seqs(client)).toEqual(upTo(9))
  })

  test('from another node are adopted, and counted, where nothing is followed', async () => {
    const token = await scene.visitor()
    const client = await scene.connect()
    await client.hello({ token })
    const begin = { flow: 'echo', clientMsgId: 'a', text: 'hi' }
    const lost = await unheard(() => scene.call('POST /api/visitor/conversations', begin, token))
    for (const notice of lost) scene.runtime.publisher.publish(bare(notice))
    expect((await client.next('unread')).count).toBe(1)
    const { conversation, events } = await client.next('events')
    expect(events).toEqual(await scene.stored(conversation.id))
  })
})
