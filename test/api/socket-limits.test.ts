import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { SocketClient } from '../rig/socket-client.ts'
import { createSocketScene, type SocketScene } from '../rig/socket-scene.ts'

let scene: SocketScene
afterEach(() => scene.close())

const round = async (client: SocketClient): Promise<void> => {
  client.send({ type: 'follow', conversation: 'nobody' })
  for (;;) if ((await client.until('error')).code === 'conversation_unknown') return
}

describe('saying hello', () => {
  const end = async (client: SocketClient): Promise<unknown> => {
    const { code, reason } = await client.until('bye')
    expect(await client.closed).toEqual({ code, reason })
    return [code, reason]
  }

  test('comes within five seconds, first, and once', async () => {
    scene = await createSocketScene()
    const silent = await scene.connect()
    scene.clock.advance(3_000)
    const slow = await scene.connect()
    scene.clock.advance(2_000)
    expect(await end(silent)).toEqual([1008, 'hello_missing'])
    await slow.hello()
    scene.clock.advance(5_000)
    await round(slow)

    const rude = await scene.connect()
    rude.send({ type: 'typing', on: true })
    expect(await end(rude)).toEqual([1008, 'hello_missing'])
    const insistent = await scene.connect()
    await insistent.hello()
    insistent.send({ type: 'hello' })
    expect(await end(insistent)).toEqual([1008, 'hello_twice'])
    const hasty = await scene.connect()
    hasty.send({ type: 'hello' })
    hasty.send({ type: 'hello' })
    expect(await end(hasty)).toEqual([1008, 'hello_twice'])
    for (const ended of [silent, rude]) expect(ended.frames.map(({ type }) => type)).toEqual(['bye'])
  })

  test('takes a token that is somebody’s', async () => {
    scene = await createSocketScene()
    for (const token of ['x'.repeat(43), 'a', '{"$regex":"^a"}', '__proto__']) {
      const client = await scene.connect({ headers: { 'accept-language': 'nl' } })
      client.send({ type: 'hello', token })
      expect(await client.next('error')).toMatchObject({ code: 'token_invalid', message: expect.stringContaining('Dit token') })
      expect(await end(client)).toEqual([1008, 'token_invalid'])
    }
  })

  test('counts the visitors it makes by address, together with those made by HTTP', async () => {
    scene = await createSocketScene({ RATE_LIMITS: 'newVisitorsPerMinutePerIp=2' })
    await (await scene.connect()).hello()
    const token = await scene.visitor()
    const client = await scene.connect()
    client.send({ type: 'hello' })
    expect(await client.next('error')).toMatchObject({ code: 'rate_limited', retryAfterMs: 30_000 })
    const bye = await client.next('bye')
    expect(bye).toMatchObject({ code: 1013, reason: 'rate_limited' })
    expect(bye.retryAfterMs).toBeGreaterThanOrEqual(30_000)
    await (await scene.connect()).hello({ token })
  })
})

describe('rates', () => {
  test('are those of HTTP, from the same buckets; the line stays open', async () => {
    scene = await createSocketScene({ RATE_LIMITS: 'messagesBurst=2,newConversationsPerMinutePerIp=1' })
    const { client, token, id } = await scene.chat()
    client.send({ type: 'send', clientMsgId: 'a', text: 'one' })
    await client.until('ack')
    await scene.call(`POST /api/visitor/conversations/${id}/messages`, { clientMsgId: 'b', text: 'two' }, token)
    for (const frame of [
      { type: 'send', clientMsgId: 'c', text: 'three' } as const,
      { type: 'person', clientMsgId: 'c' } as const,
    ]) {
      client.send(frame)
      expect(await client.until('error')).toMatchObject({ code: 'rate_limited', clientMsgId: 'c', retryAfterMs: 1_000 })
    }
    client.send({ type: 'begin', clientMsgId: 'd', flow: 'echo' })
    expect(await client.until('error')).toMatchObject({ code: 'rate_limited', clientMsgId: 'd', retryAfterMs: 60_000 })
    scene.clock.advance(1_000)
    client.send({ type: 'send', clientMsgId: 'c', text: 'three' })
    expect((await client.until('ack')).clientMsgId).toBe('c')
    expect(await scene.stored(id)).toHaveLength(7)
  })

  test('hold for looking too: opening, following, catching up, reading', async () => {
    scene = await createSocketScene({ RATE_LIMITS: 'readsBurst=5,readsPerSecondPerIp=1' })
    const { client, id } = await scene.chat()
    client.send({ type: 'follow', conversation: id })
    client.send({ type: 'after', seq: 0 })
    client.send({ type: 'read', upToSeq: 1 })
    await round(client)
    client.send({ type: 'after', seq: 0 })
    expect(await client.until('error')).toMatchObject({ code: 'rate_limited', retryAfterMs: 1_000 })
    await expect(scene.connect()).rejects.toThrow('429')
    scene.clock.advance(1_000)
    await scene.connect()
  })

  test('of one address allow twenty sockets, unless they are switched off', async () => {
    scene = await createSocketScene({ RATE_LIMITS: 'socketsPerIp=3' })
    const open = [await scene.connect(), await scene.connect(), await scene.connect()]
    const refused = await scene.connect()
    const bye = await refused.next('bye')
    expect(bye).toMatchObject({ code: 1013, reason: 'too_many_sockets' })
    expect(bye.retryAfterMs).toBeGreaterThan(0)
    expect((await refused.closed).code).toBe(1013)
    await (await scene.connect({ localAddress: '127.0.0.2' })).hello()
    await open[0]?.close()
    await (await scene.connect()).hello()
  })

  test('end a line that sends without pause', async () => {
    scene = await createSocketScene()
    const { client } = await scene.chat()
    for (let at = 0; at < 1_100; at += 1) client.send({ type: 'pong' })
    expect(await client.until('bye')).toMatchObject({ code: 1013, reason: 'too_many_frames' })
  })
})

describe('pages of other origins', () => {
  test('are refused at the door, when there is a list', async () => {
    scene = await createSocketScene({ ORIGINS: 'https://www.example.com', PUBLIC_URL: 'https://chat.example.com' })
    for (const origin of ['https://www.example.com', 'https://chat.example.com', scene.url, undefined])
      await (await scene.connect(origin === undefined ? {} : { origin })).hello()
    for (const origin of ['https://evil.example', 'null', 'https://www.example.com.evil.example', 'http://www.example.com', 'x'])
      await expect(scene.connect({ origin }), origin).rejects.toThrow('403')
  })

  test('are welcome without one, unless they hide where they are', async () => {
    scene = await createSocketScene()
    await (await scene.connect({ origin: 'https://anywhere.example' })).hello()
    await expect(scene.connect({ origin: 'null' })).rejects.toThrow('403')
  })

  test('are held to the list of the channel that they name, in hello and where they begin', async () => {
    scene = await createSocketScene()
    await scene.runtime.channels.put('shop', 0, { kind: 'website', config: { origins: ['https://shop.example'] } })
    const [shop, other] = ['https://shop.example', 'https://other.example']
    await (await scene.connect({ origin: shop })).hello({ channel: 'shop' })
    for (const [channel, code] of [
      ['shop', 'origin_refused'],
      ['nope', 'channel_unknown'],
    ] as const) {
      const client = await scene.connect({ origin: other })
      client.send({ type: 'hello', channel })
      expect((await client.next('error')).code).toBe(code)
      expect(await client.next('bye')).toMatchObject({ code: 1008, reason: code })
      const later = await scene.connect({ origin: other })
      await later.hello()
      later.send({ type: 'begin', flow: 'echo', channel, clientMsgId: 'a' })
      expect(await later.next('error')).toMatchObject({ code, clientMsgId: 'a' })
      later.send({ type: 'begin', flow: 'echo', clientMsgId: 'b' })
      await later.until('ack')
    }
  })
})

describe('the heart', () => {
  test('beats once in each period for each line, by frame and by ping', async () => {
    scene = await createSocketScene({ SOCKET_HEARTBEAT_MS: '1000' })
    const { client } = await scene.chat()
    let controls = 0
    client.ws.on('ping', () => {
      controls += 1
    })
    for (let second = 0; second < 5; second += 1) {
      scene.clock.advance(1_000)
      client.send({ type: 'pong' })
      await round(client)
    }
    expect([client.pings, controls]).toEqual([5, 5])
    expect(client.frames[0]).toMatchObject({ type: 'welcome', heartbeatMs: 1_000 })
  })

  test('stops for a line from which nothing comes, and for no other', async () => {
    scene = await createSocketScene({ SOCKET_HEARTBEAT_MS: '1000' })
    const { client: dead } = await scene.chat()
    const { client: alive } = await scene.chat()
    // Somebody who is gone without a word answers no ping.
    dead.ws.pause()
    const started = scene.clock.now()
    for (let beat = 0; beat < 60 && scene.runtime.presence.present(await visitorOf(dead)) > 0; beat += 1) {
      scene.clock.advance(50)
      await round(alive)
    }
    expect(scene.clock.now() - started).toBeGreaterThan(2_200)
    expect(scene.clock.now() - started).toBeLessThanOrEqual(2_500)
    await round(alive)
    dead.ws.resume()
    expect((await dead.closed).code).toBe(1006)
  })

  const visitorOf = async (client: SocketClient): Promise<string> => {
    const { conversation } = client.frames.find(frame => frame.type === 'ack') ?? {}
    return (await scene.runtime.store.conversations.get(conversation?.id ?? ''))?.visitorId ?? ''
  }
})

test('a client that does not read is let go before it fills the memory, and misses nothing when it comes back', async () => {
  scene = await createSocketScene()
  const { client, token, id } = await scene.chat()
  const visitor = (await scene.runtime.store.conversations.get(id))?.visitorId ?? ''
  const { publisher, presence } = scene.runtime
  client.ws.pause()
  const name = 'x'.repeat(100_000)
  // What the system takes for the line is a few MB; after that it lies here.
  let sent = 0
  while (presence.present(visitor) > 0 && sent < 500) {
    publisher.publish({ type: 'typing', conversation: id, visitor, by: 'team', on: true, name })
    sent += 1
    await new Promise(resolve => setImmediate(resolve))
    if (sent % 100 === 0) await new Promise(resolve => setTimeout(resolve, 2_500))
  }
  expect(presence.present(visitor)).toBe(0)
  client.ws.resume()
  expect((await client.closed).code).not.toBe(1000)
  await scene.grow(token, id, 9)
  const back = await scene.connect()
  await back.hello({ token, conversation: id, lastSeq: 1 })
  await back.until('events')
  expect(back.frames.flatMap(frame => (frame.type === 'events' ? frame.events : []))).toEqual((await scene.stored(id)).slice(1))
})

test('a client that reads slowly is told so, and when to come back', async () => {
  scene = await createSocketScene()
  const { client, id } = await scene.chat()
  const visitor = (await scene.runtime.store.conversations.get(id))?.visitorId ?? ''
  // All in one go: nothing can leave in between.
  const name = 'x'.repeat(10_000)
  for (let at = 0; at < 2_000; at += 1)
    scene.runtime.publisher.publish({ type: 'typing', conversation: id, visitor, by: 'team', on: true, name })
  expect(await client.until('bye')).toEqual({ type: 'bye', code: 1013, reason: 'too_slow', retryAfterMs: expect.any(Number) })
  expect(await client.closed).toEqual({ code: 1013, reason: 'too_slow' })
  expect(client.frames.length).toBeLessThan(2_000)
})

test('a store that does not answer keeps nothing and says when to come back', async () => {
  scene = await createSocketScene()
  const { client, id } = await scene.chat()
  await scene.runtime.store.close()
  client.send({ type: 'send', clientMsgId: 'a', text: 'hi' })
  expect(await client.until('error')).toMatchObject({ code: 'store_unavailable', clientMsgId: 'a', retryAfterMs: 2_000 })
  client.send({ type: 'read', upToSeq: 1 })
  expect(await client.until('error')).toMatchObject({ code: 'store_unavailable' })
  client.send({ type: 'after', seq: 0 })
  expect(await client.until('bye')).toMatchObject({ code: 1013, reason: 'store_unavailable' })
  expect(client.stream(id)).toHaveLength(1)
  const late = await scene.connect()
  late.send({ type: 'hello' })
  expect(await late.next('error')).toMatchObject({ code: 'store_unavailable' })
  expect(await late.next('bye')).toMatchObject({ code: 1013, reason: 'store_unavailable' })
})

describe('stopping', () => {
  test('says goodbye to all with a time to come back, acknowledges what is under way, and does not wait for the deaf', async () => {
    scene = await createSocketScene()
    const { client, id } = await scene.chat()
    const idle = await scene.connect()
    const deaf = await scene.connect()
    deaf.ws.pause()
    for (let at = 0; at < 5; at += 1) client.send({ type: 'send', clientMsgId: `last-${at}`, text: 'bye' })
    const acked = client.until('ack').then(() => client.until('ack'))
    await acked
    const started = performance.now()
    await scene.app.close()
    expect(performance.now() - started).toBeLessThan(6_000)
    for (const told of [client, idle]) {
      const bye = await told.until('bye')
      expect(bye).toMatchObject({ code: 1001, reason: 'restart' })
      expect(bye.retryAfterMs).toBeLessThanOrEqual(5_000)
      expect(await told.closed).toEqual({ code: 1001, reason: 'restart' })
    }
    // What was acknowledged is stored, and nothing was passed on that is not.
    const stored = await scene.stored(id)
    expect(stored.slice(0, client.stream(id).length)).toEqual(client.stream(id))
    await expect(scene.connect()).rejects.toThrow()
  })

  test('holds no handshake open that was refused', async () => {
    scene = await createSocketScene({ ORIGINS: 'https://www.example.com' })
    const closed = new Promise<string>(resolve => {
      let answer = ''
      const head = ['GET /api/visitor/socket HTTP/1.1', 'Host: x', 'Connection: Upgrade', 'Upgrade: websocket']
      const key = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Origin: https://evil.example']
      const socket = connect(Number(new URL(scene.url).port), '127.0.0.1', () =>
        socket.write([...head, ...key, '', ''].join('\r\n')),
      )
      socket.on('data', chunk => {
        answer += chunk.toString()
      })
      socket.on('close', () => resolve(answer))
    })
    expect(await closed).toMatch(/^HTTP\/1.1 403 .*origin_refused/s)
  })
})

test('metrics tell how many sockets are open and which frames went over them', async () => {
  scene = await createSocketScene()
  const { client } = await scene.chat()
  await scene.connect()
  client.send('nonsense')
  client.send('{"type":"secret-word"}')
  await round(client)
  const open = (await scene.call('GET /metrics')).text
  expect(open).toContain('\nparley_sockets 2\n')
  expect(open).toContain('parley_socket_frames_total{direction="up",type="hello"} 1')
  expect(open).toContain('parley_socket_frames_total{direction="up",type="invalid"} 2')
  expect(open).toContain('parley_socket_frames_total{direction="down",type="ack"} 1')
  expect(open).not.toContain('secret-word')
  await client.close()
  expect((await scene.call('GET /metrics')).text).toContain('\nparley_sockets 1\n')
})
