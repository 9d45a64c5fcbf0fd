import { describe, expect, test } from 'vitest'
import { chatConfig, createChatScene } from '../../rig/chat-scene.ts'

async function talking() {
  const scene = createChatScene()
  const chat = scene.tab()
  chat.connect()
  chat.send({ text: 'Hi' })
  await scene.settle()
  const conversation = chat.state.conversation?.id ?? ''
  const heard = <T extends string>(type: T) => scene.server.lines.flatMap(line => line.heard.filter(frame => frame.type === type))
  return { ...scene, chat, conversation, heard }
}

describe('reading', () => {
  test('is said a moment after the visitor sees the end, up to what is shown', async () => {
    const { chat, pass, heard } = await talking()
    await pass(1_000)
    expect(heard('read')).toEqual([])
    chat.watching(true)
    await pass(250)
    expect(heard('read')).toEqual([])
    await pass(250)
    expect(heard('read')).toEqual([{ type: 'read', upToSeq: 3 }])
  })

  test('is said once for what comes together, and not for what is not shown yet', async () => {
    const { chat, pass, heard, house, conversation } = await talking()
    chat.watching(true)
    await pass(500)
    house.add(conversation, { type: 'message', author: 'agent', text: 'One' })
    await pass(250)
    house.add(
      conversation,
      { type: 'message', author: 'bot', text: 'Two' },
      { type: 'message', author: 'bot', text: 'Three', delayMs: 2_000 },
    )
    await pass(500)
    expect(heard('read').slice(1)).toEqual([{ type: 'read', upToSeq: 5 }])
    await pass(2_500)
    expect(heard('read').slice(2)).toEqual([{ type: 'read', upToSeq: 6 }])
  })

  test('is not said of what comes while the visitor looks away', async () => {
    const { chat, pass, heard, house, conversation } = await talking()
    chat.watching(true)
    await pass(500)
    chat.watching(false)
    house.add(conversation, { type: 'message', author: 'agent', text: 'One' })
    await pass(5_000)
    expect(heard('read')).toHaveLength(1)
  })

  test('is not said again of what another tab has read, nor after a reconnect', async () => {
    const { chat, tab, pass, heard, server, house, conversation } = await talking()
    chat.watching(true)
    await pass(500)
    server.restart()
    await pass(5_000)
    expect(heard('read')).toHaveLength(1)
    house.add(conversation, { type: 'message', author: 'agent', text: 'One' })
    server.line.send({ type: 'read', by: 'visitor', upToSeq: 4, at: 0 })
    await pass(1_000)
    expect(heard('read')).toHaveLength(1)
    chat.close()
    const reloaded = tab()
    reloaded.watching(true)
    reloaded.connect()
    await pass(1_000)
    expect(heard('read').at(-1)).toEqual({ type: 'read', upToSeq: 4 })
  })

  test('is said at once when the visitor goes on to something new', async () => {
    const { chat, pass, heard, house, conversation } = await talking()
    chat.watching(true)
    await pass(500)
    house.add(conversation, { type: 'message', author: 'agent', text: 'Bye' })
    await pass(100)
    chat.startNew(chatConfig())
    await pass(100)
    expect(heard('read').at(-1)).toEqual({ type: 'read', upToSeq: 4 })
  })

  test('by the team is seen, and counted what lies elsewhere', async () => {
    const { chat, settle, server } = await talking()
    server.line.send({ type: 'read', by: 'team', upToSeq: 2, at: 1_000 })
    server.line.send({ type: 'unread', count: 2 })
    await settle()
    expect(chat.state).toMatchObject({ seen: { upToSeq: 2, at: 1_000 }, unread: 2 })
  })
})

describe('typing', () => {
  test('of the visitor is said at most once a second, and ends after 4 s without a key', async () => {
    const { chat, pass, heard } = await talking()
    for (let key = 0; key < 10; key++) {
      chat.typing()
      await pass(250)
    }
    expect(heard('typing')).toEqual(Array(3).fill({ type: 'typing', on: true }))
    await pass(3_500)
    expect(heard('typing')).toHaveLength(3)
    await pass(500)
    expect(heard('typing').at(-1)).toEqual({ type: 'typing', on: false })
  })

  test('of the visitor ends with what was typed', async () => {
    const { chat, pass, heard } = await talking()
    chat.typing()
    chat.send({ text: 'There' })
    await pass(10_000)
    expect(heard('typing')).toEqual([{ type: 'typing', on: true }])
  })

  test('of an agent holds for 6 s unless it is repeated or taken back', async () => {
    const { chat, settle, pass, server } = await talking()
    server.line.send({ type: 'typing', on: true, name: 'Mia' })
    await settle()
    const { typing } = chat.state
    expect(typing).toEqual({ name: 'Mia' })
    await pass(4_000)
    server.line.send({ type: 'typing', on: true, name: 'Mia' })
    await pass(5_000)
    expect(chat.state.typing).toBe(typing)
    await pass(1_250)
    expect(chat.state.typing).toBeUndefined()
    server.line.send({ type: 'typing', on: true })
    await settle()
    expect(chat.state.typing).toEqual({})
    server.line.send({ type: 'typing', on: false })
    await settle()
    expect(chat.state.typing).toBeUndefined()
  })

  test('of an agent ends with what they wrote, and with the line', async () => {
    const { chat, settle, server, house, conversation } = await talking()
    server.line.send({ type: 'typing', on: true, name: 'Mia' })
    house.add(conversation, { type: 'message', author: 'agent', name: 'Mia', text: 'Done' })
    await settle()
    expect(chat.state.typing).toBeUndefined()
    server.line.send({ type: 'typing', on: true, name: 'Mia' })
    await settle()
    server.line.cut()
    expect(chat.state.typing).toBeUndefined()
  })
})
