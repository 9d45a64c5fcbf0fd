import { describe, expect, test } from 'vitest'
import { chatConfig, createChatScene, linesOf, waitingOf } from '../../rig/chat-scene.ts'
import { Refused } from '../../rig/pretend-house.ts'

/** A chat that is online, with a conversation. */
async function talking() {
  const scene = createChatScene()
  const chat = scene.tab()
  chat.connect()
  chat.send({ text: 'Hi' })
  await scene.settle()
  return { ...scene, chat, conversation: chat.state.conversation?.id ?? '' }
}

describe('what the visitor writes', () => {
  test('is shown at once, and is in the transcript when the server has it', async () => {
    const { tab, settle } = createChatScene()
    const chat = tab()
    chat.connect()
    chat.send({ text: 'Hi' })
    expect(waitingOf(chat.state)).toEqual(['waiting Hi'])
    await settle()
    expect(waitingOf(chat.state)).toEqual([])
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi'])
  })

  test('begins the conversation with the greeting that was shown, and with where the visitor is', async () => {
    const { server, conversation } = await talking()
    const begin = server.line.heard.find(frame => frame.type === 'begin')
    expect(begin).toMatchObject({ flow: 'hello', opening: 'opening-1', channel: 'website', text: 'Hi' })
    expect(conversation).toMatch(/^conversation-/)
  })

  test('goes one after the other, in order, however fast it is written', async () => {
    const { chat, settle, weather, server } = await talking()
    weather.auto = false
    for (const text of ['1', '2', '3']) chat.send({ text })
    await settle()
    expect(server.line.up).toHaveLength(1)
    expect(waitingOf(chat.state)).toEqual(['sending 1', 'waiting 2', 'waiting 3'])
    weather.auto = true
    server.line.passUp()
    await settle()
    expect(linesOf(chat.state).filter(line => line.startsWith('visitor'))).toEqual([
      'visitor Hi',
      'visitor 1',
      'visitor 2',
      'visitor 3',
    ])
  })

  test('waits while there is no line, and outlives a reload, in order', async () => {
    const { chat, tab, weather, settle, clock } = await talking()
    weather.sockets = 'refuse'
    weather.http = 'fail'
    chat.suspend()
    chat.send({ text: 'one' })
    clock.sleep(-5_000)
    chat.send({ text: 'two' })
    chat.close()
    weather.sockets = 'pass'
    const reloaded = tab()
    expect(waitingOf(reloaded.state)).toEqual(['waiting one', 'waiting two'])
    reloaded.send({ text: 'three' })
    reloaded.connect()
    await settle()
    expect(linesOf(reloaded.state).filter(line => line.startsWith('visitor'))).toEqual([
      'visitor Hi',
      'visitor one',
      'visitor two',
      'visitor three',
    ])
    expect(waitingOf(reloaded.state)).toEqual([])
  })

  test('leaves nothing behind in the storage once the server has it', async () => {
    const { storage } = await talking()
    expect([...storage.kept.keys()].sort()).toEqual(['conversation', 'token'])
  })

  test.each([
    ['a choice by what stood on it', { choice: 'b' }, 'Bees'],
    ['several choices by what stood on them', { choice: ['a', 'b'] }, 'Ants, Bees'],
    ['fields by what was filled in', { fields: { street: 'Dam 1', city: 'Amsterdam' } }, 'Dam 1, Amsterdam'],
    ['a choice that nobody offered by its id', { choice: 'z' }, 'z'],
  ])('is shown in words: %s', (_, act, label) => {
    const { tab } = createChatScene()
    const config = chatConfig()
    const choices = [
      { id: 'a', label: 'Ants' },
      { id: 'b', label: 'Bees' },
    ]
    const chat = tab({ config: { ...config, greeting: [{ text: 'Which?', choices }] } })
    chat.send(act)
    expect(waitingOf(chat.state)).toEqual([`waiting ${label}`])
  })
})

describe('an answer that does not come', () => {
  test.each([
    ['before the message arrived', false],
    ['after the message arrived', true],
  ])('because the line broke %s: the message goes again, and stands there once', async (_, arrived) => {
    const { chat, settle, pass, weather, server, house, conversation } = await talking()
    weather.auto = false
    chat.send({ text: 'Once' })
    await settle()
    if (arrived) server.line.passUp()
    server.line.cut()
    weather.auto = true
    await pass(1_000)
    expect(linesOf(chat.state).slice(3)).toEqual(['visitor Once', 'bot echo Once'])
    expect(house.conversations.get(conversation)?.events).toHaveLength(5)
  })

  test('nor after a reload: the beginning goes again as it went, though the greeting has changed meanwhile', async () => {
    const { tab, settle, weather, server, house } = createChatScene()
    house.shows('opening-2', ['Welcome back!'])
    weather.auto = false
    const chat = tab()
    chat.connect()
    chat.send({ text: 'Hi' })
    await settle()
    server.line.passUp()
    server.line.passDown()
    await settle()
    server.line.passUp()
    chat.close()
    weather.auto = true
    const reloaded = tab({ config: chatConfig(['Welcome back!'], 'opening-2') })
    reloaded.connect()
    expect(waitingOf(reloaded.state)).toEqual(['waiting Hi'])
    await settle()
    expect(linesOf(reloaded.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi'])
    expect(waitingOf(reloaded.state)).toEqual([])
    expect(house.conversations.size).toBe(1)
  })

  test('and whose message comes back with the catch-up: it is never seen twice, nor gone', async () => {
    const { chat, settle, pass, weather, server } = await talking()
    const seen = new Set<string>()
    chat.subscribe(() => {
      const below = chat.state.outgoing.filter(({ label }) => label.trim() === 'Once').length
      const above = linesOf(chat.state).filter(line => line === 'visitor Once').length
      seen.add(`${below} below, ${above} above`)
    })
    weather.auto = false
    chat.send({ text: ' Once ' })
    await settle()
    server.line.passUp()
    server.line.cut()
    await pass(1_000)
    // Hello, welcome, the page that brings it; only then the repeated message, and its ack.
    server.line.passUp()
    while (server.line.passDown()) await settle()
    expect(linesOf(chat.state)).toContain('visitor Once')
    while (server.line.passUp()) await settle()
    while (server.line.passDown()) await settle()
    expect([...seen]).toEqual(['1 below, 0 above', '0 below, 1 above'])
  })

  test('is not mistaken for the same words from another tab', async () => {
    const { chat, tab, settle, pass, weather, server, house, conversation } = await talking()
    const other = tab()
    other.connect()
    await settle()
    weather.auto = false
    chat.send({ text: 'Yes' })
    await settle()
    server.restart()
    weather.auto = true
    await pass(1_000)
    other.send({ text: 'Yes' })
    await settle()
    const texts = house.conversations.get(conversation)?.events.map(event => (event.type === 'message' ? event.text : ''))
    expect(texts?.filter(text => text === 'Yes')).toHaveLength(2)
    for (const one of [chat, other]) {
      expect(linesOf(one.state).filter(line => line === 'visitor Yes')).toHaveLength(2)
      expect(waitingOf(one.state)).toEqual([])
    }
  })
})

describe('a message that the server does not take now', () => {
  test.each(['rate_limited', 'storage_full', 'overloaded', 'anything_with_a_time'])(
    '(%s) waits as long as it says, and nothing passes it',
    async code => {
      const { chat, settle, pass, house, server } = await talking()
      house.refusals.push(new Refused(code, 5_000))
      chat.send({ text: 'First' })
      chat.send({ text: 'Second' })
      await settle()
      expect(waitingOf(chat.state)).toEqual(['waiting First', 'waiting Second'])
      await pass(4_750)
      expect(server.line.heard.filter(frame => frame.type === 'send')).toHaveLength(1)
      await pass(250)
      expect(linesOf(chat.state).slice(3)).toEqual(['visitor First', 'bot echo First', 'visitor Second', 'bot echo Second'])
    },
  )

  test('because something inside it fails is tried for a while, then given back', async () => {
    const { chat, pass, house } = await talking()
    for (let time = 0; time < 7; time++) house.refusals.push(new Refused('internal'))
    chat.send({ text: 'Poison' })
    chat.send({ text: 'Fine' })
    await pass(60_000)
    expect(waitingOf(chat.state)).toEqual(['refused Poison (internal)'])
    expect(linesOf(chat.state)).toContain('visitor Fine')
  })
})

test('An error that is about something else does not make a message forgotten that is under way', async () => {
  const { chat, settle, pass, weather, server } = await talking()
  weather.auto = false
  chat.send({ text: 'Under way' })
  await settle()
  server.line.send({ type: 'error', code: 'rate_limited', message: '', retryAfterMs: 1_000 })
  server.line.passDown()
  server.line.cut()
  weather.auto = true
  await pass(1_000)
  expect(linesOf(chat.state).slice(3)).toEqual(['visitor Under way', 'bot echo Under way'])
})

describe('a message that the server will never take', () => {
  test.each(['choice_unknown', 'nothing_said', 'invalid_body', 'client_msg_id_reused', 'file_unknown'])(
    '(%s) says why, keeps nothing up, and outlives a reload',
    async code => {
      const { chat, settle, tab, house } = await talking()
      house.refusals.push(new Refused(code))
      chat.send({ text: 'No' })
      chat.send({ text: 'Yes' })
      await settle()
      expect(waitingOf(chat.state)).toEqual([`refused No (${code})`])
      expect(chat.state.outgoing[0]?.error?.message).toBe(`about ${code}`)
      expect(linesOf(chat.state).slice(3)).toEqual(['visitor Yes', 'bot echo Yes'])
      chat.close()
      expect(waitingOf(tab().state)).toEqual([`refused No (${code})`])
    },
  )

  test('goes again when the visitor says so, or is taken back', async () => {
    const { chat, settle, house, storage } = await talking()
    house.refusals.push(new Refused('choice_unknown'), new Refused('choice_unknown'))
    chat.send({ choice: 'gone' })
    chat.send({ choice: 'gone too' })
    await settle()
    const [first, second] = chat.state.outgoing.map(({ clientMsgId }) => clientMsgId)
    chat.retry(first ?? '')
    chat.discard(second ?? '')
    await settle()
    expect(waitingOf(chat.state)).toEqual([])
    expect(linesOf(chat.state).slice(3)).toEqual(['visitor gone', 'bot echo '])
    expect([...storage.kept.keys()].filter(key => key.startsWith('out:'))).toEqual([])
  })

  test('cannot be taken back while it may be under way', async () => {
    const { chat, settle, weather } = await talking()
    weather.auto = false
    chat.send({ text: 'Going' })
    await settle()
    chat.discard(chat.state.outgoing[0]?.clientMsgId ?? '')
    expect(waitingOf(chat.state)).toEqual(['sending Going'])
  })
})

describe('a beginning that the server does not take', () => {
  test('goes again without a greeting that is not known any more', async () => {
    const { tab, settle, server } = createChatScene()
    const chat = tab({ config: chatConfig(['Old!'], 'opening-of-last-year') })
    chat.connect()
    chat.send({ text: 'Hi' })
    await settle()
    expect(linesOf(chat.state)).toEqual(['visitor Hi', 'bot echo Hi'])
    const begins = server.line.heard.filter(frame => frame.type === 'begin')
    expect(begins.map(({ opening, flow }) => [opening, flow])).toEqual([
      ['opening-of-last-year', 'hello'],
      [undefined, 'hello'],
    ])
  })

  test('goes again without a flow that is not live any more', async () => {
    const { tab, settle, house, server } = createChatScene()
    house.refusals.push(new Refused('flow_not_live'), new Refused('flow_not_live'))
    const chat = tab()
    chat.connect()
    chat.send({ text: 'Hi' })
    await settle()
    const begins = server.line.heard.filter(frame => frame.type === 'begin')
    expect(begins.map(({ opening, flow }) => [opening, flow])).toEqual([
      ['opening-1', 'hello'],
      [undefined, 'hello'],
      [undefined, undefined],
    ])
    expect(linesOf(chat.state)).toEqual(['visitor Hi', 'bot echo Hi'])
  })

  test('is given back when nothing is live, and what follows it begins instead', async () => {
    const { tab, settle, house } = createChatScene()
    house.refusals.push(...['flow_not_live', 'flow_not_live', 'no_live_flow'].map(code => new Refused(code)))
    const chat = tab()
    chat.connect()
    chat.send({ text: 'Hi' })
    await settle()
    expect(waitingOf(chat.state)).toEqual(['refused Hi (no_live_flow)'])
    chat.send({ text: 'Anybody?' })
    await settle()
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Anybody?', 'bot echo Anybody?'])
    expect(waitingOf(chat.state)).toEqual(['refused Hi (no_live_flow)'])
    chat.retry(chat.state.outgoing[0]?.clientMsgId ?? '')
    await settle()
    expect(linesOf(chat.state).slice(3)).toEqual(['visitor Hi', 'bot echo Hi'])
    expect(house.conversations.size).toBe(1)
  })
})

describe('asking for people', () => {
  test('is an act like others', async () => {
    const { chat, settle } = await talking()
    chat.askForPerson()
    expect(waitingOf(chat.state)).toEqual(['waiting person'].map(() => expect.stringMatching(/person/)))
    await settle()
    expect(linesOf(chat.state).at(-1)).toBe('open, queue')
    expect(waitingOf(chat.state)).toEqual([])
  })

  test('as the first thing begins a conversation for it, once, whatever breaks', async () => {
    const { tab, settle, pass, house, weather, server } = createChatScene()
    weather.auto = false
    const chat = tab()
    chat.connect()
    chat.askForPerson()
    await settle()
    server.line.passUp()
    server.line.passDown()
    await settle()
    server.line.passUp()
    server.line.cut()
    weather.auto = true
    await pass(1_000)
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'open, queue'])
    expect(waitingOf(chat.state)).toEqual([])
    expect(house.conversations.size).toBe(1)
  })
})

describe('a server that has lost its data', () => {
  test('is met as by somebody new; what has not been sent begins a new conversation', async () => {
    const { chat, house, server, pass, settle, weather, storage } = await talking()
    weather.sockets = 'refuse'
    weather.http = 'fail'
    server.line.cut()
    chat.send({ text: 'Still' })
    chat.send({ text: 'here' })
    await settle()
    house.wipe()
    house.shows('opening-1', ['Hello!'])
    weather.sockets = 'pass'
    await pass(30_000)
    expect(house.visitorOf(storage.kept.get('token'))).not.toBe('visitor-1')
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Still', 'bot echo Still', 'visitor here', 'bot echo here'])
    expect(waitingOf(chat.state)).toEqual([])
  })
})
