import { describe, expect, test } from 'vitest'
import { chatConfig, createChatScene, linesOf, waitingOf } from '../../rig/chat-scene.ts'

async function talking() {
  const scene = createChatScene()
  scene.house.shows('opening-2', ['And now?'])
  const chat = scene.tab()
  chat.connect()
  chat.send({ text: 'Hi' })
  await scene.settle()
  return { ...scene, chat, first: chat.state.conversation?.id ?? '', next: chatConfig(['And now?'], 'opening-2') }
}

describe('a new conversation', () => {
  test('begins with the next act, under its own greeting, beside the first', async () => {
    const { chat, settle, next, first, house } = await talking()
    chat.startNew(next)
    await settle()
    expect(chat.state).toMatchObject({ loaded: true, entries: [], outgoing: [] })
    expect(chat.state.conversation).toBeUndefined()
    chat.send({ text: 'Again' })
    await settle()
    expect(linesOf(chat.state)).toEqual(['bot And now?', 'visitor Again', 'bot echo Again'])
    expect(chat.state.conversation?.id).not.toBe(first)
    expect(house.conversations.get(first)?.events).toHaveLength(3)
  })

  test('is not overrun by news of the old one, before it begins or after a break of the line', async () => {
    const { chat, settle, pass, next, first, house, server } = await talking()
    chat.startNew(next)
    house.add(first, { type: 'message', author: 'agent', text: 'Are you there?' })
    await settle()
    server.restart()
    await pass(2_000)
    house.add(first, { type: 'message', author: 'agent', text: 'Hello?' })
    await settle()
    expect(chat.state.line).toBe('online')
    expect(chat.state.entries).toEqual([])
    expect(chat.state.conversation).toBeUndefined()
  })

  test('that nothing was said in is forgotten by a reload; one that waits to begin is not', async () => {
    const { chat, tab, settle, next, first, weather } = await talking()
    chat.startNew(next)
    chat.close()
    const second = tab()
    second.connect()
    await settle()
    expect(second.state.conversation?.id).toBe(first)
    weather.auto = false
    second.startNew(next)
    second.send({ text: 'Again' })
    second.close()
    weather.auto = true
    const third = tab()
    third.connect()
    await settle()
    expect(linesOf(third.state)).toEqual(['bot And now?', 'visitor Again', 'bot echo Again'])
  })

  test('does not take what was still to be said in the old one', async () => {
    const { chat, settle, pass, next, first, house, weather, server } = await talking()
    weather.sockets = 'refuse'
    weather.http = 'fail'
    server.restart()
    chat.send({ text: 'Old' })
    chat.startNew(next)
    chat.send({ text: 'New' })
    expect(waitingOf(chat.state)).toEqual(['waiting New'])
    await settle()
    weather.sockets = 'pass'
    await pass(30_000)
    expect(house.conversations.get(first)?.events.map(event => (event.type === 'message' ? event.text : ''))).toContain('Old')
    expect(linesOf(chat.state)).toEqual(['bot And now?', 'visitor New', 'bot echo New'])
  })

  test('asked for twice before anything was said is one', async () => {
    const { chat, settle, next, house } = await talking()
    chat.startNew(chatConfig())
    chat.startNew(next)
    chat.send({ text: 'Once' })
    await settle()
    expect(house.conversations.size).toBe(2)
    expect(linesOf(chat.state)).toEqual(['bot And now?', 'visitor Once', 'bot echo Once'])
  })

  test('before there is any only changes the greeting', async () => {
    const { tab, pass, settle, house } = createChatScene()
    house.shows('opening-2', ['And now?'])
    const [chat, other] = [tab(), tab()]
    chat.connect()
    other.connect()
    await pass(1_000)
    chat.startNew(chatConfig(['And now?'], 'opening-2'))
    other.send({ text: 'Hi' })
    await settle()
    // Still the visitor's first, so the other tab's is this one's too.
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi'])
  })
})

describe('following another conversation', () => {
  test('fetches it, and what was there is no news', async () => {
    const { chat, settle, next, first, server } = await talking()
    chat.startNew(next)
    chat.send({ text: 'Again' })
    await settle()
    chat.follow(first)
    expect(chat.state).toMatchObject({ loaded: false, entries: [] })
    await settle()
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi'])
    expect(chat.state).toMatchObject({ loaded: true, liveFrom: 4 })
    expect(server.line.heard.at(-1)).toEqual({ type: 'follow', conversation: first, lastSeq: 0 })
    chat.send({ text: 'More' })
    await settle()
    expect(chat.state.conversation?.id).toBe(first)
    expect(linesOf(chat.state).slice(3)).toEqual(['visitor More', 'bot echo More'])
  })

  test('while there is no line happens as soon as there is one', async () => {
    const { chat, pass, next, first, server, settle } = await talking()
    chat.startNew(next)
    chat.send({ text: 'Again' })
    await settle()
    server.restart()
    chat.follow(first)
    await pass(1_000)
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi'])
  })

  test('that is not there leads back to the one that is', async () => {
    const { chat, pass, first } = await talking()
    chat.follow('nobodys')
    await pass(2_000)
    expect(chat.state.conversation?.id).toBe(first)
    expect(chat.state.entries).toHaveLength(3)
  })

  test('during a beginning does not show what begins, but the one that was asked for', async () => {
    const { chat, settle, next, first, weather, house, server } = await talking()
    chat.startNew(next)
    weather.auto = false
    chat.send({ text: 'Again' })
    chat.follow(first)
    weather.auto = true
    while (server.line.passUp()) await settle()
    await settle()
    expect(house.conversations.size).toBe(2)
    expect(chat.state.conversation?.id).toBe(first)
    house.add(first, { type: 'message', author: 'agent', text: 'Here' })
    await settle()
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi', 'agent Here'])
  })

  test('lists one’s own, newest first', async () => {
    const { chat, tab, settle, next, first } = await talking()
    chat.startNew(next)
    chat.send({ text: 'Again' })
    await settle()
    expect((await chat.conversations()).map(({ id }) => id)).toEqual([chat.state.conversation?.id, first])
    const stranger = createChatScene()
    expect(await stranger.tab().conversations()).toEqual([])
    expect(tab().state.line).toBe('idle')
  })

  test('lists nothing when nobody answers, and says so', async () => {
    const { chat, weather } = await talking()
    weather.http = 'fail'
    await expect(chat.conversations()).rejects.toMatchObject({ code: 'unreachable' })
  })
})

describe('a conversation that was erased', () => {
  test('is forgotten when the visitor writes: that begins another, and nothing is refused', async () => {
    const { chat, pass, house, first } = await talking()
    house.conversations.delete(first)
    chat.send({ text: 'Still there?' })
    chat.send({ text: 'Anybody?' })
    await pass(2_000)
    expect(chat.state.conversation?.id).not.toBe(first)
    expect(linesOf(chat.state).slice(-4)).toEqual([
      'visitor Still there?',
      'bot echo Still there?',
      'visitor Anybody?',
      'bot echo Anybody?',
    ])
    expect(linesOf(chat.state)).not.toContain('visitor Hi')
    expect(chat.state.outgoing).toEqual([])
    expect(house.conversations.size).toBe(1)
  })

  test('does not lead away from another one that is looked at by now', async () => {
    const { chat, pass, settle, house, weather, server, first, next } = await talking()
    weather.auto = false
    chat.send({ text: 'Old' })
    await settle()
    chat.startNew(next)
    house.conversations.delete(first)
    weather.auto = true
    while (server.line.passUp()) await settle()
    await pass(2_000)
    chat.send({ text: 'New' })
    await pass(2_000)
    expect(linesOf(chat.state)).toEqual(['bot And now?', 'visitor New', 'bot echo New'])
    expect(house.conversations.size).toBe(2)
  })
})

describe('a conversation that is over', () => {
  test('goes on as another one when the visitor writes', async () => {
    const { chat, settle, house, first } = await talking()
    const kept = house.conversations.get(first)
    if (kept) kept.isOver = true
    chat.send({ text: 'Back' })
    chat.send({ text: 'again' })
    await settle()
    expect(chat.state.conversation).toMatchObject({ previous: first })
    expect(linesOf(chat.state)).toEqual(['visitor Back', 'bot echo Back', 'visitor again', 'bot echo again'])
    expect(chat.state).toMatchObject({ loaded: true, liveFrom: 1 })
    expect(waitingOf(chat.state)).toEqual([])
    expect(house.conversations.size).toBe(2)
  })
})

describe('several tabs', () => {
  test('show the same, whoever writes', async () => {
    const { chat, tab, settle } = await talking()
    const other = tab()
    other.connect()
    await settle()
    expect(linesOf(other.state)).toEqual(linesOf(chat.state))
    other.send({ text: 'From the other' })
    chat.send({ text: 'From the one' })
    await settle()
    expect(linesOf(other.state)).toHaveLength(7)
    expect(linesOf(other.state)).toEqual(linesOf(chat.state))
  })

  test('that were open before anything began follow the first one that begins', async () => {
    const { tab, pass, settle, house } = createChatScene()
    const [one, two] = [tab(), tab()]
    one.connect()
    two.connect()
    await pass(1_000)
    two.send({ text: 'Hi' })
    await settle()
    expect(linesOf(one.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi'])
    one.send({ text: 'Me too' })
    await settle()
    expect(house.conversations.size).toBe(1)
    expect(linesOf(two.state)).toEqual(linesOf(one.state))
  })

  test('become one visitor, also when both come for the first time', async () => {
    const { tab, pass, server, house } = createChatScene()
    const [one, two] = [tab(), tab()]
    one.connect()
    two.connect()
    await pass(2_000)
    const hellos = server.lines.flatMap(({ heard }) => heard.filter(frame => frame.type === 'hello'))
    expect(hellos).toHaveLength(3)
    one.send({ text: 'Hi' })
    await pass(1_000)
    expect(linesOf(two.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi'])
    expect(house.conversations.size).toBe(1)
  })

  test('follow what another began although no line tells them', async () => {
    const { tab, pass, settle, weather, server, house } = createChatScene()
    const [one, two] = [tab(), tab()]
    one.connect()
    await pass(1_000)
    two.connect()
    await pass(1_000)
    server.line.freeze()
    one.send({ text: 'Hi' })
    await settle()
    two.send({ text: 'Me too' })
    weather.http = 'fail'
    await pass(60_000)
    expect(linesOf(two.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi', 'visitor Me too', 'bot echo Me too'])
    expect(house.conversations.size).toBe(1)
  })

  test('do not overwrite what each other has waiting; whoever gets there first sends it, once', async () => {
    const { chat, tab, pass, settle, weather, server, house, first, clock } = await talking()
    const other = tab()
    other.connect()
    await settle()
    weather.sockets = 'refuse'
    weather.http = 'fail'
    server.restart()
    chat.send({ text: '1' })
    clock.advance(1)
    other.send({ text: '2' })
    clock.advance(1)
    chat.send({ text: '3' })
    chat.close()
    weather.sockets = 'pass'
    const reloaded = tab()
    expect(waitingOf(reloaded.state)).toEqual(['waiting 1', 'waiting 2', 'waiting 3'])
    reloaded.connect()
    await pass(30_000)
    const texts = house.conversations
      .get(first)
      ?.events.flatMap(event => (event.type === 'message' && event.author === 'visitor' ? event.text : []))
    expect(texts?.toSorted()).toEqual(['1', '2', '3', 'Hi'])
    expect(linesOf(other.state)).toEqual(linesOf(reloaded.state))
    for (const one of [other, reloaded]) expect(waitingOf(one.state)).toEqual([])
  })

  test('do not take elsewhere what the other has sent meanwhile', async () => {
    const { tab, pass, settle, weather, server, house, clock } = createChatScene()
    const before = tab()
    before.connect()
    await settle()
    before.close()
    const [one, two] = [tab(), tab()]
    one.connect()
    two.connect()
    await settle()
    // Both begin in the same moment; one writes more.
    weather.auto = false
    two.send({ text: 'two' })
    clock.advance(1)
    one.send({ text: 'one' })
    one.send({ text: 'more' })
    await settle()
    two.close()
    const reloaded = tab()
    reloaded.connect()
    await settle()
    const [, line] = server.lines
    // The reloaded tab is welcome, and begins with what it wrote.
    server.line.passUp()
    server.line.passDown()
    await settle()
    // The other one has begun by now, and sends the next; that answer is lost.
    line?.passUp()
    while (line?.passDown()) await settle()
    line?.passUp()
    line?.freeze()
    server.line.down.length = 0
    weather.auto = true
    server.line.passUp()
    await settle()
    await pass(60_000)
    const texts = [...house.conversations.values()].flatMap(({ events }) =>
      events.flatMap(event => (event.type === 'message' && event.author === 'visitor' ? event.text : [])),
    )
    expect(texts.toSorted()).toEqual(['more', 'one', 'two'])
    for (const chat of [one, reloaded]) expect(waitingOf(chat.state)).toEqual([])
  })

  test('that both hold the same unsent beginning begin one conversation', async () => {
    const { tab, pass, house } = createChatScene()
    const written = tab()
    written.send({ text: 'Hi' })
    written.send({ text: 'there' })
    written.close()
    const [one, two] = [tab(), tab({ config: chatConfig(['Another greeting'], null) })]
    one.connect()
    two.connect()
    await pass(5_000)
    expect(house.conversations.size).toBe(1)
    for (const chat of [one, two]) {
      expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi', 'visitor there', 'bot echo there'])
      expect(waitingOf(chat.state)).toEqual([])
    }
  })
})
