import { describe, expect, test } from 'vitest'
import { createChatScene, linesOf } from '../../rig/chat-scene.ts'

async function talking() {
  const scene = createChatScene()
  const chat = scene.tab()
  chat.connect()
  chat.send({ text: 'Hi' })
  await scene.settle()
  const conversation = chat.state.conversation?.id ?? ''
  const says = (...texts: readonly string[]): void =>
    scene.house.add(conversation, ...texts.map(text => ({ type: 'message', author: 'agent', text }) as const))
  return { ...scene, chat, conversation, says }
}

describe('a transcript', () => {
  test('takes each event once, however often it comes', async () => {
    const { chat, settle, weather, server, says } = await talking()
    weather.auto = false
    says('One', 'Two')
    const [frame] = server.line.down
    if (frame) server.line.down.push(frame, frame)
    while (server.line.passDown()) await settle()
    expect(linesOf(chat.state).slice(3)).toEqual(['agent One', 'agent Two'])
  })

  test('asks for what is missing, and shows nothing beyond it before', async () => {
    const { chat, settle, weather, server, says } = await talking()
    weather.auto = false
    says('One')
    says('Two')
    server.line.down.shift()
    server.line.passDown()
    await settle()
    expect(linesOf(chat.state)).toHaveLength(3)
    expect(server.line.up).toEqual([{ type: 'after', seq: 3 }])
    weather.auto = true
    server.line.passUp()
    await settle()
    expect(linesOf(chat.state).slice(3)).toEqual(['agent One', 'agent Two'])
  })

  test('asks once for a gap, not with every frame behind it', async () => {
    const { settle, weather, server, says } = await talking()
    weather.auto = false
    for (const text of ['One', 'Two', 'Three', 'Four']) says(text)
    server.line.down.shift()
    while (server.line.passDown()) await settle()
    expect(server.line.up).toEqual([{ type: 'after', seq: 3 }])
  })

  test('asks again for what was announced and does not come', async () => {
    const { chat, pass, settle, weather, server, says } = await talking()
    weather.auto = false
    says('One')
    server.line.down.length = 0
    const { view, events } = { view: chat.state.conversation, events: [] }
    if (view) server.line.send({ type: 'events', conversation: view, events, lastSeq: 4 })
    server.line.passDown()
    await settle()
    expect(server.line.up).toEqual([])
    await pass(3_000)
    expect(server.line.up).toEqual([{ type: 'after', seq: 3 }])
    weather.auto = true
    server.line.passUp()
    await settle()
    expect(linesOf(chat.state).slice(3)).toEqual(['agent One'])
  })

  test('has nothing of another conversation', async () => {
    const { chat, settle, server } = await talking()
    const view = chat.state.conversation
    if (!view) throw new Error('no conversation')
    const stray = { type: 'message', id: 'm4', seq: 4, at: 0, author: 'bot', text: 'For somebody else' } as const
    server.line.send({ type: 'events', conversation: { ...view, id: 'another' }, events: [stray], lastSeq: 4 })
    await settle()
    expect(linesOf(chat.state)).toHaveLength(3)
  })

  test('is fetched again when the server knows less than it did', async () => {
    const { chat, pass, server, house, conversation, says, settle } = await talking()
    says('One', 'Two')
    await settle()
    const kept = house.conversations.get(conversation)
    kept?.events.splice(3)
    server.restart()
    await pass(1_000)
    says('Instead')
    await settle()
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi', 'agent Instead'])
  })

  test('of many pages is complete before it counts as loaded', async () => {
    const { chat, tab, settle, says, weather, server } = await talking()
    says(...Array.from({ length: 20 }, (_, index) => `Line ${index}`))
    await settle()
    chat.close()
    const reloaded = tab()
    weather.auto = false
    reloaded.connect()
    await settle()
    server.line.passUp()
    const loaded: boolean[] = []
    while (server.line.passDown()) {
      await settle()
      loaded.push(reloaded.state.loaded)
    }
    expect(reloaded.state.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 23 }, (_, index) => index + 1))
    expect(loaded.indexOf(true)).toBe(loaded.length - 1)
    expect(reloaded.state.liveFrom).toBe(24)
  })

  test('knows from where on the visitor looked on', async () => {
    const { chat, settle, says } = await talking()
    // The greeting was read before the conversation began.
    expect(chat.state.liveFrom).toBe(2)
    says('New')
    await settle()
    expect(chat.state.liveFrom).toBe(2)
  })
})

describe('a state', () => {
  test('stays the same object, and so do its parts, while nothing changes', async () => {
    const { chat, settle, server } = await talking()
    const before = chat.state
    expect(chat.state).toBe(before)
    server.line.send({ type: 'ping' })
    await settle()
    expect(chat.state).toBe(before)
    chat.send({ text: 'More' })
    const sending = chat.state
    expect(sending).not.toBe(before)
    expect(sending.entries).toBe(before.entries)
    expect(sending.conversation).toBe(before.conversation)
    server.line.send({ type: 'read', by: 'team', upToSeq: 2, at: 5 })
    await settle()
    const seen = chat.state
    expect(seen.seen).toEqual({ upToSeq: 2, at: 5 })
    server.line.send({ type: 'unread', count: 3 })
    await settle()
    expect(chat.state.seen).toBe(seen.seen)
    expect(chat.state.entries).toBe(seen.entries)
    expect(chat.state.outgoing).toBe(seen.outgoing)
  })

  test('is told once in a task, however much has happened in it, and not to those who left', async () => {
    const { chat, settle } = await talking()
    let told = 0
    const leave = chat.subscribe(() => {
      told += 1
    })
    chat.send({ text: '1' })
    chat.send({ text: '2' })
    chat.watching(true)
    // Somebody who looks meanwhile does not keep it from the others.
    expect(chat.state.outgoing).toHaveLength(2)
    await Promise.resolve()
    expect(told).toBe(1)
    leave()
    await settle()
    expect(told).toBe(1)
  })
})
