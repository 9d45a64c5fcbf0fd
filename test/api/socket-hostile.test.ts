import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { VisitorFrame } from '../../runtime/api/contract.ts'
import { errorCodes } from '../../runtime/errors/codes.ts'
import type { SocketClient } from '../rig/socket-client.ts'
import { createSocketScene, type SocketScene } from '../rig/socket-scene.ts'

let scene: SocketScene
beforeAll(async () => {
  scene = await createSocketScene()
})
afterAll(async () => {
  // Whatever was sent: the server is up, and takes the next visitor.
  const { client, id } = await scene.chat()
  expect(client.stream(id)).toEqual(await scene.stored(id))
  await scene.close()
})

const hostile: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  2 ** 53 + 1,
  1e308,
  '',
  '\0',
  '\ud800',
  'a\udfffb',
  '__proto__',
  "'; drop table conversation; --",
  'javascript:alert(1)',
  '../../../etc/passwd',
  'x'.repeat(8_001),
  [],
  [[]],
  ['a', 1],
  Array.from({ length: 5_000 }, () => 1),
  {},
  { $regex: '^a' },
  { $gt: '' },
  { constructor: 1 },
  { toString: 'x' },
  { length: 1e9 },
]

const samples: readonly VisitorFrame[] = [
  {
    type: 'begin',
    flow: 'echo',
    channel: 'website',
    language: 'en',
    tz: 'UTC',
    page: { url: 'https://example.com/', title: 'Home', referrer: 'https://example.org/' },
    clientMsgId: 'k1',
    text: 'hello',
  },
  { type: 'send', clientMsgId: 'k2', text: 'hello', fields: { size: 'xl' }, replyTo: 'm1', conversation: 'c' },
  { type: 'person', clientMsgId: 'k3', conversation: 'c' },
  { type: 'follow', conversation: 'c', lastSeq: 0 },
  { type: 'after', seq: 0 },
  { type: 'read', upToSeq: 1 },
  { type: 'typing', on: true },
  { type: 'pong' },
]
const hello: VisitorFrame = {
  type: 'hello',
  v: 1,
  token: 'x',
  channel: 'website',
  conversation: 'c',
  lastSeq: 0,
  language: 'en',
  tz: 'UTC',
  page: { url: 'https://example.com/' },
}

const raw: readonly (string | Buffer)[] = [
  '',
  ' ',
  'null',
  'true',
  '0',
  '"text"',
  '[]',
  '[{"type":"pong"}]',
  '{',
  '{"type":}',
  "{'type':'pong'}",
  'type=pong',
  '{"type":"nope"}',
  '{"type":"__proto__"}',
  '{"type":"constructor"}',
  '{"type":["pong"]}',
  '{"type":{"$regex":"^p"}}',
  '{"__proto__":{"admin":true},"type":"pong"}',
  '{"type":"pong","__proto__":{"admin":true}}',
  '{"type":"pong","constructor":{"prototype":{"admin":true}}}',
  '{"type":"send","clientMsgId":"a","fields":{"__proto__":"x"}}',
  '{"type":"send","clientMsgId":"a","fields":{"constructor":"x"}}',
  '{"type":"send","clientMsgId":"a","text":"\\ud800"}',
  '{"type":"send","clientMsgId":"a","text":"\\u0000"}',
  '{"\\u0000":1,"type":"pong"}',
  `{"type":"send","clientMsgId":"a","text":${'['.repeat(2_000)}${']'.repeat(2_000)}}`,
  `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  `${'{"a":'.repeat(4_000)}1${'}'.repeat(4_000)}`,
  `{"type":"pong",${Array.from({ length: 2_000 }, (_, at) => `"f${at}":1`).join(',')}}`,
  `{"type":"hello","v":2}`,
  Buffer.from('{"type":"pong"}'),
  Buffer.from([0xff, 0xfe, 0, 1]),
]

/** A frame that may be anything is answered by one of the table, or by nothing; never by a failure of ours. */
const harmless = async (frame: unknown, client?: SocketClient): Promise<void> => {
  const line = client ?? (await scene.connect())
  if (!client) await line.hello()
  const before = line.frames.length
  line.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame))
  // Two more: what a valid frame says afterwards tells that the first is over, and takes back the strike.
  line.send({ type: 'follow', conversation: 'nobody' })
  const what = JSON.stringify(frame).slice(0, 200)
  while (!line.frames.slice(before).some(told => told.type === 'error' && told.message.includes('nobody')))
    await line.until('error')
  for (const told of line.frames.slice(before))
    if (told.type === 'error') {
      expect(Object.keys(errorCodes), what).toContain(told.code)
      expect(told.code, what).not.toBe('internal')
      expect(told.message, what).not.toMatch(/\{\{|errors\.|“”/)
    }
  if (!client) await line.close()
}

describe('hostile frames', () => {
  test.each(raw.map(text => [text.toString().slice(0, 60), text] as const))('%s', async (_, text) => harmless(text))

  test.each(samples.map(frame => [frame.type, frame] as const))(
    '%s with hostile values, and fields it does not know',
    async (_, frame) => {
      const client = await scene.connect()
      await client.hello()
      for (const field of Object.keys(frame)) for (const value of hostile) await harmless({ ...frame, [field]: value }, client)
      for (const field of ['workspace_id', 'role', 'owner', 'visitorId', '__proto__', 'constructor', ''])
        await harmless(`${JSON.stringify(frame).slice(0, -1)},"${field}":"admin"}`, client)
    },
  )

  test('hello with hostile values ends in a welcome, a refusal or the line’s end', async () => {
    for (const field of Object.keys(hello))
      for (const value of hostile) {
        const client = await scene.connect()
        client.send(JSON.stringify({ ...hello, token: await scene.visitor(), [field]: value }))
        client.send({ type: 'pong' })
        const how = await Promise.race([client.closed, client.until('welcome')])
        if ('code' in how) expect(how.code, `${field} = ${JSON.stringify(value).slice(0, 40)}`).toBe(1008)
        for (const frame of client.frames) if (frame.type === 'error') expect(frame.code).not.toBe('internal')
        client.ws.terminate()
      }
  })

  test('two hundred frames with bytes changed by chance', async () => {
    // A fixed seed: what fails, fails again.
    let seed = 20_260_727
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    const client = await scene.connect()
    await client.hello()
    client.send({ type: 'begin', flow: 'echo', clientMsgId: 'start' })
    for (let at = 0; at < 200; at += 1) {
      const bytes = JSON.stringify(samples[at % samples.length]).split('')
      for (let change = 0; change <= random(4); change += 1)
        bytes.splice(random(bytes.length), random(3), String.fromCharCode(random(2) === 0 ? random(128) : random(0xd800)))
      await harmless(bytes.join(''), client)
    }
  })
})

describe('a frame that cannot be taken', () => {
  test('is named by its field, and by its message', async () => {
    const client = await scene.connect()
    await client.hello()
    for (const [frame, field] of [
      ['{', 'JSON'],
      [Buffer.from('{}'), 'binary'],
      ['{"type":"nope"}', 'type'],
      ['{}', 'type'],
      ['{"type":"after"}', 'seq'],
      ['{"type":"read","upToSeq":-1}', 'upToSeq'],
      ['{"type":"pong","more":1}', 'more'],
      ['{"type":"send","clientMsgId":"k","fields":{"a":["b\\ud800"]}}', 'fields.a.0'],
      ['{"type":"begin","clientMsgId":"k","page":{"url":"nonsense"}}', 'page.url'],
    ] as const) {
      client.send(frame)
      const told = await client.next('error')
      expect([told.code, told.message]).toEqual(['invalid_frame', expect.stringContaining(`“${field}”`)])
      client.send({ type: 'pong' })
    }
    client.send('{"type":"send","clientMsgId":"k7","text":7}')
    expect(await client.next('error')).toMatchObject({ clientMsgId: 'k7' })
    client.send('{"type":"send","clientMsgId":{"a":1},"text":7}')
    expect(await client.next('error')).not.toHaveProperty('clientMsgId')
  })

  test('three times in a row ends the line', async () => {
    const client = await scene.connect()
    await client.hello()
    for (const frame of ['{', 'x', '{"type":"pong"}', '{', 'x']) client.send(frame)
    client.send({ type: 'follow', conversation: 'nobody' })
    for (let error = 0; error < 5; error += 1) await client.next('error')
    for (const frame of ['{', 'x', '}', 'never looked at']) client.send(frame)
    for (let error = 0; error < 3; error += 1) await client.next('error')
    expect(await client.next('bye')).toEqual({ type: 'bye', code: 1008, reason: 'invalid_frames' })
    expect(await client.closed).toEqual({ code: 1008, reason: 'invalid_frames' })
  })

  test('because its text is too long does not end it, however often', async () => {
    const { client, id } = await scene.chat()
    for (let at = 0; at < 6; at += 1) client.send({ type: 'send', clientMsgId: `l${at}`, text: 'x'.repeat(8_001) })
    for (let at = 0; at < 6; at += 1)
      expect(await client.until('error')).toMatchObject({
        code: 'invalid_frame',
        clientMsgId: `l${at}`,
        message: expect.stringContaining('text'),
      })
    client.send({ type: 'send', clientMsgId: 'exact', text: '\u20ac'.repeat(8_000) })
    expect((await client.until('ack')).conversation.id).toBe(id)
  })

  test('because it is larger than 32 kB ends the line with its own code', async () => {
    const { client } = await scene.chat()
    client.send({ type: 'send', clientMsgId: 'huge', text: 'x'.repeat(33_000) })
    expect((await client.closed).code).toBe(1009)
    const other = await scene.connect()
    await other.hello()
    other.send(Buffer.alloc(10_000_000))
    expect((await other.closed).code).toBe(1009)
  })
})

describe('what is no socket', () => {
  const head = (path: string, more: readonly string[] = []): string =>
    [`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: Upgrade', ...more, '', ''].join('\r\n')
  const exchange = (text: string): Promise<string> =>
    new Promise(resolve => {
      const socket = connect(Number(new URL(scene.url).port), '127.0.0.1', () => socket.write(text))
      let answer = ''
      const end = (): void => {
        socket.destroy()
        resolve(answer)
      }
      socket.setTimeout(3_000, end)
      socket.on('data', chunk => {
        answer += chunk.toString()
        end()
      })
      socket.on('close', end)
      socket.on('error', end)
    })
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
  const version = 'Sec-WebSocket-Version: 13'

  test('is told so: a plain request, a handshake that is none, an address without a socket', async () => {
    expect((await scene.call('GET /api/visitor/socket')).json.error).toMatchObject({ code: 'upgrade_required' })
    expect((await scene.call('GET /api/visitor/socket')).headers.upgrade).toBe('websocket')
    for (const [text, status] of [
      [head('/api/visitor/socket', ['Upgrade: websocket', version]), 400],
      [head('/api/visitor/socket', ['Upgrade: websocket', key, 'Sec-WebSocket-Version: 99']), 400],
      [head('/api/visitor/nothing', ['Upgrade: websocket', key, version]), 404],
      [head('/api/conversations', ['Upgrade: websocket', key, version]), 401],
      // Other offers are passed over: these are requests like any other.
      [head('/livez', ['Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__']), 200],
      [head('/api/visitor/socket', ['Upgrade: h2c']), 426],
    ] as const)
      expect(await exchange(text), text).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  })

  test('on an address that is none, a socket is closed at once', async () => {
    expect(await exchange(head('/livez', ['Upgrade: websocket', key, version]))).toMatch(/^HTTP\/1.1 101 /)
  })
})
