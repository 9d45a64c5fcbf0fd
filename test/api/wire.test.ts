import { connect } from 'node:net'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApi } from '../../runtime/api/create-api.ts'
import { readSettings } from '../../runtime/settings/settings.ts'
import { adminToken, helloFlow } from '../rig/api-scene.ts'
import { createScene, type Scene } from '../rig/scene.ts'

let scene: Scene
let app: ReturnType<typeof createApi>
let url = ''
const lines: string[] = []
beforeAll(async () => {
  scene = await createScene()
  await scene.publish(helloFlow)
  const logger = pino(
    { level: 'trace' },
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString())
        done()
      },
    }),
  )
  app = createApi({
    ...scene.runtime,
    settings: readSettings({ ADMIN_TOKEN: adminToken, RATE_LIMITS: 'off' }),
    health: { ready: () => true, shuttingDown: () => false },
    logger,
  })
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await scene.close()
})

/** Sends bytes as they are, reads until the other side hangs up. */
const raw = (text: string | Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end(text))
    let answer = ''
    socket.setTimeout(5_000, () => reject(new Error('no end')))
    socket.on('data', chunk => {
      answer += chunk.toString()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', () => resolve(answer))
  })
const head = 'Host: localhost\r\nConnection: close\r\n'

test('what is no HTTP gets an answer of the table, and the line is cut', async () => {
  for (const bytes of [
    'nonsense\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `GET /livez HTTP/1.1\r\n${head}bad header\r\n\r\n`,
    '\0\0\0\0\r\n\r\n',
    `GET /livez HTTP/1.1\r\n${head}X: ${'a'.repeat(20_000)}\r\n\r\n`,
  ]) {
    const answer = await raw(bytes)
    expect(answer, bytes.slice(0, 30)).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '').error.code).toBe('invalid_body')
  }
})

test('odd but readable requests are answered like any other', async () => {
  const json = '{"text":"caf\u00e9"}'
  const cases: readonly (readonly [string | Buffer, RegExp, string?])[] = [
    [`GET /livez HTTP/1.1\r\n${head}Range: bytes=0-1\r\n\r\n`, / 200 /],
    [`GET /api/flows HTTP/1.1\r\n${head}Authorization: Bearer \u00ff\u00fe\r\n\r\n`, / 401 /, 'token_invalid'],
    [`POST /api/visitor HTTP/1.1\r\n${head}Content-Type: \u0101/json\r\nContent-Length: 2\r\n\r\n{}`, / 4\d\d /],
    [`POST /api/visitor HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`, / 201 /],
    [`POST /api/visitor HTTP/1.1\r\n${head}Content-Length: 0\r\n\r\n`, / 201 /],
    [
      `POST /api/visitor HTTP/1.1\r\n${head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
      / 201 /,
    ],
    [
      Buffer.concat([
        Buffer.from(`POST /api/visitor HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 4\r\n\r\n`),
        Buffer.from([0x22, 0xff, 0xfe, 0x22]),
      ]),
      / 400 /,
      'invalid_body',
    ],
    [
      `POST /api/visitor HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{}`,
      / 413 /,
      'body_too_large',
    ],
    [
      `POST /api/visitor/conversations HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`,
      / 201 /,
    ],
    [`POST /api/visitor HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{}`, /^$| 400 /],
  ]
  for (const [bytes, status, code] of cases) {
    const answer = await raw(bytes)
    expect(answer.split('\r\n')[0], bytes.toString().slice(0, 120)).toMatch(status)
    if (code !== undefined) expect(answer).toContain(`"code":"${code}"`)
  }
})

test('the log tells routes and statuses, and nothing that anybody wrote', async () => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${adminToken}` }
  await fetch(`${url}/api/flows/secret-in-path?secret-in-query=1`, { headers })
  const answer = await fetch(`${url}/api/visitor/conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"clientMsgId":"x","text":"secret-in-text"}',
  })
  const { visitor } = (await answer.json()) as { visitor: string }
  await fetch(`${url}/api/visitor/conversations/secret-in-path`, { headers: { authorization: `Bearer ${visitor}` } })
  const log = lines.join('')
  expect(log).toContain('"route":"/api/flows/:id","status":404')
  expect(log).not.toMatch(/secret-in|admin-token/)
  expect(log).not.toContain(visitor)
})

test('what nobody foresaw is 500 without a word about it, and logged under the id that the answer names', async () => {
  const broken = createApi({
    ...scene.runtime,
    settings: readSettings({ RATE_LIMITS: 'off' }),
    health: {
      ready: () => {
        throw new Error('the secret inside')
      },
      shuttingDown: () => false,
    },
    logger: app.log,
  })
  const { statusCode, json, headers, body } = await broken.inject('/readyz')
  await broken.close()
  expect([statusCode, json().error.code]).toEqual([500, 'internal'])
  expect(body).not.toContain('secret')
  expect(lines.join('')).toContain('the secret inside')
  expect(lines.find(line => line.includes('the secret inside'))).toContain(`"reqId":"${String(headers['x-request-id'])}"`)
})
