import { describe, expect, test } from 'vitest'
import { createChatScene, linesOf, waitingOf } from '../../rig/chat-scene.ts'

describe('a chat', () => {
  test('does nothing before it is told to connect', async () => {
    const { tab, settle, server } = createChatScene()
    const chat = tab()
    await settle()
    expect(chat.state).toMatchObject({ line: 'idle', loaded: false })
    expect(server.lines).toHaveLength(0)
    expect(server.calls).toEqual([])
  })

  test('says hello with what the server may want to know, becomes somebody, and is remembered', async () => {
    const { tab, settle, server, storage } = createChatScene()
    const chat = tab({
      language: 'nl-NL',
      tz: 'Europe/Amsterdam',
      page: () => ({ url: 'https://shop.example/prices', title: 'Prices', referrer: '' }),
    })
    chat.connect()
    expect(chat.state.line).toBe('connecting')
    await settle()
    expect(chat.state).toMatchObject({ line: 'online', loaded: true, entries: [] })
    const page = { url: 'https://shop.example/prices', title: 'Prices', referrer: '' }
    const about = { type: 'hello', channel: 'website', language: 'nl-NL', tz: 'Europe/Amsterdam', page, lastSeq: 0 }
    expect(server.line.heard[0]).toEqual(about)
    expect(storage.kept.get('token')).toBe('token-1')
    chat.close()
    tab().connect()
    await settle()
    expect(server.line.heard[0]).toMatchObject({ token: 'token-1' })
  })

  test('leaves out of its hello what the server would refuse', async () => {
    const { tab, settle, server } = createChatScene()
    tab({ language: 'en_US', page: () => ({ url: 'file:///home/me/shop.html' }) }).connect()
    await settle()
    expect(server.line.heard[0]).toEqual({ type: 'hello', channel: 'website', lastSeq: 0 })
  })

  test('answers a ping, so that the server knows it is there', async () => {
    const { tab, pass, settle, server } = createChatScene()
    tab().connect()
    await settle()
    await pass(20_000)
    expect(server.line.heard.at(-1)).toEqual({ type: 'pong' })
  })
})

describe('a line that is lost', () => {
  test('is replaced, and what was said meanwhile is fetched', async () => {
    const { tab, settle, pass, server, house } = createChatScene()
    const chat = tab()
    chat.connect()
    chat.send({ text: 'Hi' })
    await settle()
    server.line.cut()
    expect(chat.state.line).toBe('reconnecting')
    house.add(chat.state.conversation?.id ?? '', { type: 'message', author: 'agent', name: 'Mia', text: 'There?' })
    await pass(1_000)
    expect(server.line.heard[0]).toMatchObject({ type: 'hello', lastSeq: 3 })
    expect(chat.state.line).toBe('online')
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi', 'agent There?'])
  })

  test('is given up after 2.25 heartbeats without a frame, not earlier', async () => {
    const { tab, settle, pass, server, weather } = createChatScene()
    const chat = tab()
    chat.connect()
    await settle()
    server.line.freeze()
    weather.sockets = 'refuse'
    await pass(44_750)
    expect(chat.state.line).toBe('online')
    await pass(250)
    expect(chat.state.line).toBe('reconnecting')
  })

  test('is given up when the server takes 15 s to open it, or 10 s to welcome', async () => {
    const { tab, settle, pass, server, weather } = createChatScene()
    weather.auto = false
    tab().connect()
    await settle()
    await pass(9_750)
    expect(server.lines).toHaveLength(1)
    weather.auto = true
    await pass(1_250)
    expect(server.lines).toHaveLength(2)

    const slow = createChatScene()
    slow.weather.sockets = 'hang'
    const chat = slow.tab()
    chat.connect()
    await slow.pass(14_750)
    slow.weather.sockets = 'pass'
    await slow.settle()
    expect(chat.state.line).toBe('connecting')
    await slow.pass(1_250)
    expect(chat.state.line).toBe('online')
  })

  test('is given up when it takes an act and answers nothing for 20 s, though it pings', async () => {
    const { tab, settle, pass, server, weather } = createChatScene()
    const chat = tab()
    chat.connect()
    await settle()
    const { line } = server
    weather.auto = false
    chat.send({ text: 'Hi' })
    line.send({ type: 'ping' })
    line.passDown()
    await pass(19_750)
    expect(waitingOf(chat.state)).toEqual(['sending Hi'])
    weather.auto = true
    await pass(1_500)
    expect(linesOf(chat.state)).toEqual(['bot Hello!', 'visitor Hi', 'bot echo Hi'])
  })

  test('is given up when it brings what is no JSON', async () => {
    const { tab, settle, pass, server } = createChatScene()
    const chat = tab()
    chat.connect()
    await settle()
    server.line.sendText('<html>Bad gateway</html>')
    await pass(1_000)
    expect(server.lines).toHaveLength(2)
    expect(chat.state.line).toBe('online')
  })

  test('is tried again ever more seldom, by chance, at most every 30 s', async () => {
    const { tab, pass, clock, weather } = createChatScene()
    weather.sockets = 'refuse'
    weather.http = 'fail'
    let tries: number[] = []
    const chat = tab({ random: () => 0.999, net: countingNet() })
    function countingNet() {
      class Refusing {
        onclose: (() => void) | undefined
        constructor() {
          tries = [...tries, clock.now()]
          queueMicrotask(() => this.onclose?.())
        }
        close(): void {}
      }
      // Of a WebSocket it has what a refused one shows.
      return {
        WebSocket: Refusing as unknown as typeof WebSocket,
        fetch: () => Promise.reject(new TypeError()),
        online: () => true,
      }
    }
    chat.connect()
    await pass(200_000)
    const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0))
    expect(pauses.slice(0, 8).map(pause => Math.round(pause / 500) * 500)).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
    ])
    expect(chat.state.line).toBe('connecting')
  })

  test('is tried at once when the visitor or the network comes back', async () => {
    const { tab, pass, settle, weather } = createChatScene()
    weather.sockets = 'refuse'
    weather.http = 'fail'
    const chat = tab()
    chat.connect()
    await pass(120_000)
    weather.sockets = 'pass'
    chat.connect()
    await settle()
    expect(chat.state.line).toBe('online')
  })

  test('is not hammered when it is welcomed and cut again and again', async () => {
    const { tab, pass, server } = createChatScene()
    tab({ random: () => 0.999 }).connect()
    for (let second = 0; second < 30; second++) {
      await pass(1_000)
      server.restart()
    }
    expect(server.lines.length).toBeLessThan(9)
  })

  test('says that the browser is offline when it says so', async () => {
    const { tab, settle, pass, server, weather } = createChatScene()
    const chat = tab()
    chat.connect()
    await settle()
    weather.online = false
    weather.sockets = 'refuse'
    weather.http = 'fail'
    server.line.cut()
    expect(chat.state.line).toBe('offline')
    weather.online = true
    expect(chat.state.line).toBe('reconnecting')
    weather.sockets = 'pass'
    await pass(2_000)
    expect(chat.state.line).toBe('online')
  })
})

describe('a server that hangs up', () => {
  test('is left alone for as long as it asks, also when the visitor comes back', async () => {
    const { tab, settle, pass, server } = createChatScene()
    const chat = tab()
    chat.connect()
    await settle()
    server.line.send({ type: 'bye', code: 1013, reason: 'overloaded', retryAfterMs: 7_000 })
    await pass(3_000)
    chat.connect()
    await pass(3_750)
    expect(server.lines).toHaveLength(1)
    await pass(1_500)
    expect(chat.state.line).toBe('online')
  })

  test('for good says why, until it does not any more', async () => {
    const { tab, settle, pass, server, weather } = createChatScene()
    weather.refusal = 'origin_refused'
    weather.http = 'fail'
    const chat = tab()
    chat.connect()
    await settle()
    expect(chat.state.trouble).toEqual({ code: 'origin_refused', message: 'about origin_refused' })
    weather.refusal = undefined
    await pass(2_000)
    expect(server.lines.length).toBeGreaterThan(1)
    expect(chat.state.trouble).toBeUndefined()
  })
})

describe('a machine that slept', () => {
  test('finds out at once that its line is dead', async () => {
    const { tab, settle, pass, clock, server } = createChatScene()
    const chat = tab()
    chat.connect()
    await settle()
    server.line.freeze()
    // Timers slept as well: none fires before the machine wakes up.
    clock.sleep(3_600_000)
    await pass(5_500)
    expect(server.lines).toHaveLength(2)
    expect(chat.state.line).toBe('online')
  })

  test('does not wait for the limit after a short sleep in which a ping is missing', async () => {
    const { tab, settle, pass, clock, server } = createChatScene()
    tab().connect()
    await settle()
    clock.sleep(30_000)
    await pass(5_500)
    expect(server.lines).toHaveLength(2)
  })

  test('keeps a line on which something came', async () => {
    const { tab, pass, settle, server } = createChatScene()
    const chat = tab()
    chat.connect()
    await settle()
    await pass(60_000)
    chat.connect()
    await pass(60_000)
    expect(server.lines).toHaveLength(1)
  })

  test('survives a clock that is set back', async () => {
    const { tab, settle, pass, clock, server } = createChatScene()
    const chat = tab()
    chat.connect()
    await settle()
    clock.sleep(-7_200_000)
    await pass(5_000)
    server.line.freeze()
    await pass(60_000)
    expect(server.lines.length).toBeGreaterThan(1)
    expect(chat.state.line).toBe('online')
  })
})

describe('a page that goes to sleep', () => {
  test('hangs up, keeps everything, and goes on where it was', async () => {
    const { tab, settle, pass, server, house } = createChatScene()
    const chat = tab()
    chat.connect()
    chat.send({ text: 'Hi' })
    await settle()
    chat.suspend()
    expect(server.line.isOpen).toBe(false)
    expect(chat.state.line).toBe('idle')
    chat.send({ text: 'Still here' })
    house.add(chat.state.conversation?.id ?? '', { type: 'message', author: 'bot', text: 'Psst', delayMs: 3_000 })
    await pass(600_000)
    expect(server.lines).toHaveLength(1)
    chat.connect()
    await settle()
    expect(server.line.heard[0]).toMatchObject({ type: 'hello', lastSeq: 3 })
    expect(linesOf(chat.state).slice(3)).toEqual(['bot Psst', 'visitor Still here', 'bot echo Still here'])
  })

  test('and is closed for good does nothing more', async () => {
    const { tab, settle, pass, server } = createChatScene()
    const chat = tab()
    chat.connect()
    await settle()
    chat.typing()
    chat.close()
    await pass(300_000)
    expect(server.lines).toHaveLength(1)
    expect(server.line.isOpen).toBe(false)
  })
})
