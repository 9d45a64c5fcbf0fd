import { describe, expect, test } from 'vitest'
import { createChatScene, linesOf, waitingOf } from '../../rig/chat-scene.ts'

async function talking() {
  const scene = createChatScene()
  const chat = scene.tab()
  chat.connect()
  chat.send({ text: 'Hi' })
  await scene.settle()
  const conversation = chat.state.conversation?.id ?? ''
  const bot = (text: string, delayMs?: number) =>
    ({ type: 'message', author: 'bot', text, ...(delayMs === undefined ? {} : { delayMs }) }) as const
  const happens = (...events: Parameters<typeof scene.house.add> extends [string, ...infer E] ? E : never): void =>
    scene.house.add(conversation, ...events)
  return { ...scene, chat, conversation, bot, happens, news: () => linesOf(chat.state).slice(3) }
}

describe('a message of the bot that takes its time', () => {
  test('appears after its pause, and the bot types meanwhile', async () => {
    const { chat, settle, pass, happens, bot, news } = await talking()
    happens(bot('Slowly', 2_000))
    await settle()
    expect(news()).toEqual([])
    expect(chat.state.typing).toEqual({})
    await pass(1_750)
    expect(news()).toEqual([])
    await pass(250)
    expect(news()).toEqual(['bot Slowly'])
    expect(chat.state.typing).toBeUndefined()
  })

  test('keeps its place: what follows comes after it, each after its own pause', async () => {
    const { pass, settle, happens, bot, news } = await talking()
    happens(bot('One', 1_000), bot('Two', 2_000), bot('Three'), { type: 'status', status: 'closed', owner: 'bot' })
    await settle()
    await pass(1_000)
    expect(news()).toEqual(['bot One'])
    await pass(1_750)
    expect(news()).toEqual(['bot One'])
    await pass(250)
    expect(news()).toEqual(['bot One', 'bot Two', 'bot Three', 'closed, bot'])
  })

  test('takes 10 s at most', async () => {
    const { pass, settle, happens, bot, news } = await talking()
    happens(bot('At last', 3_600_000))
    await settle()
    await pass(10_000)
    expect(news()).toEqual(['bot At last'])
  })

  test('does not keep people waiting: what they say appears at once, and all before it', async () => {
    const { pass, settle, happens, bot, news } = await talking()
    happens(bot('One', 5_000), bot('Two', 5_000))
    await settle()
    happens({ type: 'message', author: 'agent', name: 'Mia', text: 'Hello, Mia here' })
    await settle()
    expect(news()).toEqual(['bot One', 'bot Two', 'agent Hello, Mia here'])
    happens(bot('Three', 1_000))
    await settle()
    await pass(1_000)
    expect(news()).toHaveLength(4)
  })

  test('does not keep the visitor from writing', async () => {
    const { chat, settle, pass, happens, bot, news } = await talking()
    happens(bot('One', 5_000))
    await settle()
    chat.send({ text: 'Go on' })
    expect(waitingOf(chat.state)).toEqual(['sending Go on'])
    await settle()
    expect(news()).toEqual(['bot One', 'visitor Go on', 'bot echo Go on'])
    expect(chat.state.typing).toBeUndefined()
    await pass(10_000)
    expect(news()).toHaveLength(3)
  })

  test('shows its question only with its words', async () => {
    const { chat, settle, pass, house, conversation, happens, bot } = await talking()
    const kept = house.conversations.get(conversation)
    if (!kept) throw new Error('no conversation')
    kept.view = { ...kept.view, pending: { messageId: 'm4', text: 'Which?', input: 'choice' } }
    happens(bot('Which?', 2_000))
    await settle()
    expect(chat.state.conversation).toMatchObject({ id: conversation })
    expect(chat.state.conversation?.pending).toBeUndefined()
    const pausing = chat.state
    await settle()
    expect(chat.state).toBe(pausing)
    await pass(2_000)
    expect(chat.state.conversation?.pending?.messageId).toBe('m4')
    // The same question stays open while the bot says something else.
    happens(bot('By the way', 2_000))
    await settle()
    expect(chat.state.conversation?.pending?.messageId).toBe('m4')
    kept.view = { ...kept.view, pending: { messageId: 'm6', text: 'And?', input: 'text' } }
    happens(bot('And?', 2_000))
    await settle()
    expect(chat.state.conversation?.pending).toBeUndefined()
  })
})

describe('what was said while nobody looked', () => {
  test('appears at once after a reload', async () => {
    const { chat, tab, settle, happens, bot } = await talking()
    happens(bot('One', 5_000), bot('Two', 5_000))
    await settle()
    chat.close()
    const reloaded = tab()
    reloaded.connect()
    await settle()
    expect(linesOf(reloaded.state)).toHaveLength(5)
    expect(reloaded.state.typing).toBeUndefined()
  })

  test('appears at once when the line was gone for more than 5 s', async () => {
    const { chat, pass, settle, weather, server, happens, bot, news } = await talking()
    weather.sockets = 'refuse'
    weather.http = 'fail'
    server.line.cut()
    happens(bot('One', 5_000), bot('Two', 5_000))
    await pass(6_000)
    weather.sockets = 'pass'
    chat.connect()
    await settle()
    expect(news()).toEqual(['bot One', 'bot Two'])
    happens(bot('Three', 1_000))
    await settle()
    expect(news()).toHaveLength(2)
    await pass(1_000)
    expect(news()).toHaveLength(3)
  })

  test('still takes its time after a short break of the line', async () => {
    const { pass, server, happens, bot, news } = await talking()
    server.line.cut()
    happens(bot('One', 5_000))
    await pass(1_000)
    expect(news()).toEqual([])
    await pass(5_000)
    expect(news()).toEqual(['bot One'])
  })
})

test('A conversation that begins shows what was read as the greeting at once, and the answer after its pause', async () => {
  const { tab, settle, pass, house } = createChatScene()
  house.delayMs = 1_500
  const chat = tab()
  chat.connect()
  chat.send({ text: 'Hi' })
  await settle()
  expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi'])
  expect(waitingOf(chat.state)).toEqual([])
  expect(chat.state.conversation).toBeDefined()
  await pass(1_500)
  expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi'])
})
