import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Somebody } from '../rig/people-scene.ts'
import { createTeamSocketScene, type TeamSocketScene } from '../rig/team-socket-scene.ts'

let scene: TeamSocketScene
let mia: Somebody
let conversation = ''
beforeAll(async () => {
  scene = await createTeamSocketScene()
  mia = await scene.join('Mia')
  conversation = (await scene.chat()).id
})
afterAll(() => scene.close())

const odd: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  Number.MAX_VALUE,
  true,
  [],
  {},
  ['x'],
  { $ne: '' },
  { __proto__: null, constructor: 'x' },
  'x'.repeat(65),
  '\u0000',
  '\ud800',
  "' OR 1=1 --",
  '../../etc/passwd',
  '__proto__',
  '%00',
]
/** Each field of each frame, with each of these in it; and frames that are none. */
const hostile = (): readonly string[] => {
  const frames: readonly Readonly<Record<string, unknown>>[] = [
    { type: 'watch', conversation, lastSeq: 0, lastTeamSeq: 0 },
    { type: 'unwatch' },
    { type: 'read', conversation, upToSeq: 1 },
    { type: 'typing', conversation, on: true, note: false },
    { type: 'pong' },
  ]
  const changed = frames.flatMap(frame =>
    Object.keys(frame).flatMap(field => odd.map(value => JSON.stringify({ ...frame, [field]: value }))),
  )
  const strangers = frames.map(frame => JSON.stringify({ ...frame, as: { id: 'ada', name: 'Ada' } }))
  const torn = [
    '',
    '{',
    '[]',
    '"watch"',
    'null',
    '1',
    `${'['.repeat(2_000)}`,
    '{"type":"watch","type":"pong"}',
    '{"__proto__":{"type":"pong"}}',
  ]
  return [...changed, ...strangers, ...torn]
}

describe('frames that are none', () => {
  test('are refused one by one, and the third in a row ends the line', async () => {
    const frames = hostile()
    expect(frames.length).toBeGreaterThan(200)
    const before = await scene.runtime.store.conversations.get(conversation)
    let client = await scene.open(mia)
    for (const frame of frames) {
      client.send(frame)
      // One that is well makes the row of faults begin again.
      client.send({ type: 'pong' })
      const { frames } = client
      for (const told of frames)
        if (told.type === 'error') expect(['invalid_frame', 'conversation_unknown', 'rate_limited']).toContain(told.code)
    }
    await client.settled()
    expect(client.ws.readyState).toBe(client.ws.OPEN)
    await client.close()

    client = await scene.open(mia)
    for (let at = 0; at < 3; at += 1) client.send('{')
    expect(await client.closed).toEqual({ code: 1008, reason: 'invalid_frames' })

    client = await scene.open(mia)
    client.send(Buffer.from([0, 1, 2]))
    expect((await client.until('error')).code).toBe('invalid_frame')
    client.send('x'.repeat(40_000))
    expect((await client.closed).code).toBe(1009)
    expect(await scene.runtime.store.conversations.get(conversation)).toEqual(before)
  })

  test('without end are too many', async () => {
    const client = await scene.open(mia)
    for (let at = 0; at < 1_100; at += 1) client.send({ type: 'pong' })
    expect(await client.closed).toMatchObject({ code: 1013, reason: 'too_many_frames' })
  })
})

describe('a line', () => {
  test('whose client does not read is hung up on, and holds little', async () => {
    const { id, token } = await scene.chat()
    const { port } = new URL(scene.url)
    const socket = connect(Number(port), '127.0.0.1')
    const upgrade = [
      'GET /api/socket HTTP/1.1',
      `host: 127.0.0.1:${port}`,
      `origin: ${scene.url}`,
      `cookie: ${mia.cookie}`,
      'upgrade: websocket',
      'connection: upgrade',
      'sec-websocket-version: 13',
      'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
    ].join('\r\n')
    socket.write(`${upgrade}\r\n\r\n`)
    await new Promise(resolve => socket.once('data', resolve))
    socket.pause()
    const watch = Buffer.from(JSON.stringify({ type: 'watch', conversation: id }))
    socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | watch.length, 0, 0, 0, 0]), watch]))
    const before = await scene.call('GET /metrics', undefined, undefined)
    for (let at = 0; at < 700; at += 1) {
      const body = { clientMsgId: `slow-${at}`, text: `${'x'.repeat(7_900)}${at}` }
      expect((await scene.call(`POST /api/visitor/conversations/${id}/messages`, body, token)).status).toBe(200)
      const { text } = await scene.call('GET /metrics')
      if (text.includes('parley_socket_frames_total{direction="down",type="bye"}') && byes(text) > byes(before.text)) break
    }
    expect(byes((await scene.call('GET /metrics')).text)).toBe(byes(before.text) + 1)
    socket.destroy()
  })

  test('from which nothing comes is cut, and one that answers is not', async () => {
    const [silent, alive] = [await scene.open(mia), await scene.open(mia)]
    silent.ws.pause()
    for (let beat = 0; beat < 60; beat += 1) {
      scene.clock.advance(1_000)
      alive.send({ type: 'pong' })
      await new Promise(resolve => setTimeout(resolve, 2))
    }
    expect(alive.pings).toBeGreaterThan(1)
    silent.ws.resume()
    expect((await silent.closed).code).toBe(1006)
    await alive.settled()
    await alive.close()
  })

  test('of one person beyond the twentieth is refused, and the server that stops says when to come back', async () => {
    const small = await createTeamSocketScene({ RATE_LIMITS: 'socketsPerIp=2' })
    const [ada, bo] = [await small.join('Ada'), await small.join('Bo')]
    const [one, two, other] = [await small.open(ada), await small.open(ada), await small.open(bo)]
    await expect(small.open(ada)).rejects.toThrow('too_many_sockets')
    await small.app.close()
    for (const client of [one, two, other]) {
      expect(await client.closed).toEqual({ code: 1001, reason: 'restart' })
      expect(client.frames.at(-1)).toMatchObject({ type: 'bye', retryAfterMs: expect.any(Number) })
    }
    await small.close()
  })
})

function byes(metrics: string): number {
  return Number(/parley_socket_frames_total\{direction="down",type="bye"\} (\d+)/.exec(metrics)?.[1] ?? 0)
}
