import { describe, expect, test } from 'vitest'
import { createChatScene, linesOf, waitingOf } from '../../rig/chat-scene.ts'

/** A chat in a network that lets no socket through. */
async function polling() {
  const scene = createChatScene()
  scene.weather.sockets = 'refuse'
  const chat = scene.tab()
  chat.connect()
  await scene.pass(3_000)
  return { ...scene, chat }
}

describe('without sockets', () => {
  test('a chat is online over HTTP after the second try', async () => {
    const { chat, server } = await polling()
    expect(chat.state).toMatchObject({ line: 'online', loaded: true })
    expect(server.calls.slice(0, 2)).toEqual(['POST ', 'GET /conversations'])
  })

  test('all that matters works: beginning, writing, asking for people, reading, news', async () => {
    const { chat, pass, settle, house, server } = await polling()
    chat.send({ text: 'Hi' })
    await settle()
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi'])
    chat.watching(true)
    chat.send({ text: 'More' })
    chat.askForPerson()
    await settle()
    expect(linesOf(chat.state).slice(3)).toEqual(['visitor More', 'bot echo More', 'open, queue'])
    const { id = '' } = chat.state.conversation ?? {}
    const said = Array.from({ length: 8 }, (_, index) => ({ type: 'message', author: 'agent', text: `News ${index}` }) as const)
    house.add(id, ...said)
    await pass(8_000)
    expect(linesOf(chat.state).slice(6)).toEqual(said.map(({ text }) => `agent ${text}`))
    await pass(1_000)
    expect(house.conversations.get(id)?.read.visitor).toBe(14)
    expect(server.calls).toContain(`POST /conversations/${id}/messages`)
  })

  test('it asks every 3 s while the visitor looks on, else every 8 s', async () => {
    const { chat, pass, settle, server } = await polling()
    chat.send({ text: 'Hi' })
    await settle()
    const asked = (): number => server.calls.filter(call => call.endsWith('/events')).length
    await pass(30_000)
    const lazily = asked()
    expect(lazily).toBeGreaterThanOrEqual(3)
    expect(lazily).toBeLessThanOrEqual(4)
    chat.watching(true)
    await pass(30_000)
    expect(asked() - lazily).toBeGreaterThanOrEqual(8)
  })

  test('a socket is tried once a minute, and used when there is one', async () => {
    const { chat, pass, settle, server, weather } = await polling()
    chat.send({ text: 'Hi' })
    await settle()
    await pass(30_000)
    weather.sockets = 'pass'
    expect(server.lines).toHaveLength(0)
    await pass(35_000)
    expect(server.line.heard[0]).toMatchObject({ type: 'hello', lastSeq: 3 })
    const { length } = server.calls
    chat.send({ text: 'By socket' })
    await pass(30_000)
    expect(server.calls).toHaveLength(length)
    expect(linesOf(chat.state).slice(3)).toEqual(['visitor By socket', 'bot echo By socket'])
  })

  test('a message whose answer was lost goes again, and is there once', async () => {
    const { chat, pass, settle, weather, house } = await polling()
    chat.send({ text: 'Hi' })
    await settle()
    weather.http = 'deaf'
    chat.send({ text: 'Once' })
    await pass(4_000)
    expect(waitingOf(chat.state)).toEqual([expect.stringMatching('ing Once')])
    weather.http = 'pass'
    await pass(30_000)
    expect(linesOf(chat.state).slice(3)).toEqual(['visitor Once', 'bot echo Once'])
    expect(house.conversations.get(chat.state.conversation?.id ?? '')?.events).toHaveLength(5)
  })

  test('a message that went over HTTP may be acknowledged by a socket, and the other way round', async () => {
    const { chat, pass, settle, weather, house, server } = await polling()
    chat.send({ text: 'Hi' })
    await settle()
    weather.http = 'deaf'
    chat.send({ text: 'Over HTTP first' })
    await settle()
    weather.sockets = 'pass'
    chat.connect()
    await pass(2_000)
    expect(linesOf(chat.state).slice(3)).toEqual(['visitor Over HTTP first', 'bot echo Over HTTP first'])
    weather.auto = false
    chat.send({ text: 'By socket first' })
    await settle()
    server.line.passUp()
    weather.auto = true
    weather.sockets = 'refuse'
    weather.http = 'pass'
    server.restart()
    await pass(60_000)
    expect(chat.state.line).toBe('online')
    expect(linesOf(chat.state).slice(5)).toEqual(['visitor By socket first', 'bot echo By socket first'])
    expect(house.conversations.get(chat.state.conversation?.id ?? '')?.events).toHaveLength(7)
  })

  test('a request that hangs is given up', async () => {
    const { chat, pass, settle, weather } = await polling()
    chat.send({ text: 'Hi' })
    await settle()
    weather.http = 'hang'
    chat.send({ text: 'Later' })
    await pass(29_000)
    expect(chat.state.line).toBe('reconnecting')
    weather.http = 'pass'
    await pass(60_000)
    expect(chat.state.line).toBe('online')
    expect(linesOf(chat.state).slice(3)).toEqual(['visitor Later', 'bot echo Later'])
  })

  test('what the bot says live takes its time as well', async () => {
    const { chat, pass, settle, house } = await polling()
    chat.send({ text: 'Hi' })
    await settle()
    const { id = '' } = chat.state.conversation ?? {}
    await pass(20_000)
    house.add(id, { type: 'message', author: 'bot', text: 'Slowly', delayMs: 9_000 })
    await pass(8_500)
    expect(chat.state.typing).toEqual({})
    expect(linesOf(chat.state)).toHaveLength(3)
    await pass(9_000)
    expect(linesOf(chat.state)).toHaveLength(4)
  })

  test('another tab’s conversation is found', async () => {
    const { chat, tab, pass } = await polling()
    const other = tab()
    other.connect()
    await pass(3_000)
    other.send({ text: 'Hi' })
    await pass(9_000)
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi'])
  })

  test('a server that has lost its data is met as by somebody new', async () => {
    const { chat, pass, settle, house } = await polling()
    chat.send({ text: 'Hi' })
    await settle()
    house.wipe()
    house.shows('opening-1', ['Hello!'])
    chat.send({ text: 'Still here' })
    await pass(30_000)
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Still here', 'bot echo Still here'])
  })

  test('a conversation that is gone leads to the one that is there', async () => {
    const { chat, pass, settle } = await polling()
    chat.send({ text: 'Hi' })
    await settle()
    const { id } = chat.state.conversation ?? {}
    chat.follow('nobodys')
    await pass(10_000)
    expect(chat.state.conversation?.id).toBe(id)
  })
})
