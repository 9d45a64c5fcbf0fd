import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorCodes } from '../../runtime/errors/codes.ts'
import { permissions } from '../../runtime/people/permissions.ts'
import { samples } from '../rig/api-samples.ts'
import { adminToken, helloFlow, type Reply } from '../rig/api-scene.ts'
import { createPeopleScene, ownOrigin, type PeopleScene, type Somebody } from '../rig/people-scene.ts'
import { routeCall } from '../rig/route-call.ts'

let scene: PeopleScene
let ada: Somebody
let member = ''
let visitor = ''
let conversation = ''
beforeAll(async () => {
  scene = await createPeopleScene()
  ada = await scene.join('Ada')
  member = (await scene.join('Vic')).id
  await scene.publish(helloFlow)
  await scene.call('PUT /api/channels/hello', { revision: 0, kind: 'website' }, adminToken)
  visitor = await scene.visitor()
  conversation = (await scene.call('POST /api/visitor/conversations', { clientMsgId: 'first' }, visitor)).json.conversation.id
})
afterAll(() => scene.close())

const hostile: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53 + 1,
  1e308,
  '',
  ' ',
  '\0',
  '\ud800',
  'a\udfffb',
  '\u202e\u2066',
  '__proto__',
  'constructor',
  "'; drop table conversation; --",
  '{{vars.x}} ${7*7} <script>alert(1)</script>',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '../../../etc/passwd',
  'x'.repeat(8_001),
  'x'.repeat(60_000),
  [],
  [null],
  [[]],
  ['a', 1],
  Array.from({ length: 5_000 }, () => 1),
  {},
  { $regex: '^a' },
  { $gt: '' },
  { constructor: 1 },
  { toString: 'x', valueOf: 'y' },
  { filepath: '/etc/passwd', originalFilename: 'a.png', mimetype: 'image/png', size: 1 },
  { length: 1e9 },
]

const raw: readonly string[] = [
  '',
  ' ',
  'null',
  'true',
  '0',
  '"text"',
  '[]',
  '[{}]',
  '{',
  '{"a":}',
  '{"text":"a"',
  "{'text':'a'}",
  'text=a',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"text":"\\ud800","clientMsgId":"u"}',
  '{"text":"\\u0000","clientMsgId":"n"}',
  '{"\\u0000":1}',
  '{"clientMsgId":"d","clientMsgId":"e","text":1e999}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  `{"text":"${'x'.repeat(1_000_000)}","clientMsgId":"big"}`,
  `{${Array.from({ length: 5_000 }, (_, at) => `"f${at}":1`).join(',')}}`,
]

// What is under a preview is read where a preview is: here there is none, and only that is answered.
const bodied = Object.keys(permissions).filter(name => samples[name]?.body !== undefined && !name.includes('/preview/'))
const queried = Object.keys(permissions).filter(name => samples[name]?.query !== undefined)

const idFor = (name: string): string =>
  name.includes('conversations') ? conversation : name.includes('/users/') ? member : 'hello'
const addressOf = (name: string): string => routeCall(name, idFor(name)).what.split('?')[0] ?? ''

/** Whoever may, as it is sent along. */
function proofFor(name: string): Readonly<Record<string, string>> {
  if (permissions[name as keyof typeof permissions] === 'user') return { cookie: ada.cookie, ...ownOrigin }
  return { authorization: `Bearer ${name.includes('/api/visitor') && !name.includes('identification') ? visitor : adminToken}` }
}

const send = (name: string, body?: unknown): Promise<Reply> => scene.call(addressOf(name), body, undefined, proofFor(name))

async function harmless(what: string, send: () => Promise<Reply>): Promise<Reply> {
  const reply = await send()
  expect(reply.status, `${what}: ${reply.text.slice(0, 300)}`).toBeLessThan(500)
  if (reply.status >= 400) expect(Object.keys(errorCodes), what).toContain(reply.json.error.code)
  return reply
}

test('the samples are taken as they stand', async () => {
  for (const name of bodied) {
    const { status } = await send(name, samples[name]?.body)
    expect([...(samples[name]?.answers ?? []), 409], name).toContain(status)
  }
})

describe.each(bodied)('%s', name => {
  const sample = samples[name]?.body ?? {}

  test('takes hostile values for every field, and fields it does not know, without falling over', async () => {
    for (const field of Object.keys(sample)) {
      for (const value of hostile) {
        const what = `${name} ${field} = ${JSON.stringify(value).slice(0, 60)}`
        await harmless(what, () => send(name, { ...sample, [field]: value }))
      }
    }
    for (const field of ['workspace_id', 'role', 'owner', 'id', 'status', 'visitorId', 'constructor']) {
      // A ticket may have an owner from the start; one that nobody is, is refused as such.
      if (Object.hasOwn(sample, field) || (field === 'owner' && name === 'POST /api/tickets')) continue
      for (const value of ['admin', { $ne: null }]) {
        const { json } = await send(name, { ...sample, [field]: value })
        expect(json.error.code, `${name} ${field}`).toBe('invalid_body')
      }
    }
  })

  test('takes bodies that are none', async () => {
    for (const body of raw) {
      const what = `${name} ${body.slice(0, 60)}`
      const { status } = await harmless(what, () => send(name, body))
      if (body.trim() !== '' && !body.startsWith('{}')) expect(status, what).toBeGreaterThanOrEqual(400)
    }
  })

  test('reads nothing but JSON', async () => {
    const [method = '', url = ''] = addressOf(name).split(' ')
    const proof = proofFor(name)
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'application/json; charset=utf-16',
      'application/json;charset="utf-7"',
      'application/jsonx',
      'json',
      '/',
      ';;;',
      '\t',
      'a'.repeat(2_000),
    ]
    for (const type of types) {
      const { json } = await harmless(`${name} ${type}`, () =>
        scene.inject({ method: method as 'POST', url, headers: { ...proof, 'content-type': type }, payload: '{}' }),
      )
      expect(json.error.code, type).toBe('unsupported_content')
    }
    for (const encoding of ['gzip', 'br', 'x', 'gzip, identity']) {
      const headers = { ...proof, 'content-type': 'application/json', 'content-encoding': encoding }
      const { json } = await harmless(`${name} ${encoding}`, () =>
        scene.inject({ method: method as 'POST', url, headers, payload: '{}' }),
      )
      expect(json.error.code, encoding).toBe('unsupported_content')
    }
  })
})

test.each(queried)('%s takes hostile questions', async name => {
  const [method, path = ''] = addressOf(name).split(' ')
  for (const field of [...Object.keys(samples[name]?.query ?? {}), 'role', '__proto__', 'constructor', '']) {
    for (const value of hostile) {
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      const query = `${encodeURIComponent(field)}=${encodeURIComponent(text.toWellFormed()).slice(0, 10_000)}`
      for (const question of [query, `${query}&${query}`, `${encodeURIComponent(field)}[$ne]=1`, `${field}[]=1`])
        await harmless(`${name}?${question.slice(0, 80)}`, () =>
          scene.call(`${method} ${path}?${question}`, undefined, undefined, proofFor(name)),
        )
    }
  }
  for (const odd of [
    '?',
    '?&&&',
    '?=',
    '?a',
    '?%',
    '?%zz=%zz',
    `?${'a=1&'.repeat(3_000)}`,
    '?after=1e3',
    '?limit=0x10',
    '?limit=-1',
    '?limit=501',
  ])
    await harmless(`${name}${odd.slice(0, 40)}`, () =>
      scene.call(`${method} ${path}${odd}`, undefined, undefined, proofFor(name)),
    )
})

test('odd addresses, methods and headers are answered from the table', async () => {
  const urls = [
    '/%',
    '/%zz',
    '/%00',
    '/%c0%af',
    '/api/%2e%2e/flows',
    '//',
    '/api//flows',
    '/api/flows/',
    '/API/FLOWS',
    '/api/flows;a=b',
    `/${'a'.repeat(9_000)}`,
    '/api/visitor/conversations/%ed%a0%80',
    '/*',
    '/api/docs/../../etc/passwd',
  ]
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const
  for (const url of [...urls, '/livez', '/api/flows', '/api/visitor/config']) {
    for (const method of methods) {
      const { status } = await scene.inject({
        method,
        url,
        headers: { range: 'bytes=0-1,5-', 'accept-language': `${'x,'.repeat(5_000)};q=9`, accept: 'nothing/at-all' },
      })
      expect(status, `${method} ${url.slice(0, 40)}`).toBeLessThan(500)
    }
  }
  expect((await scene.call('DELETE /api/flows')).json.error).toMatchObject({ code: 'method_not_allowed' })
  const { allow } = (await scene.call('DELETE /api/flows')).headers
  expect(String(allow).split(', ').sort()).toEqual(['GET', 'HEAD', 'POST'])
  expect((await scene.call('PUT /api/nothing', {})).json.error).toMatchObject({ code: 'route_unknown' })
})

test('a text that is too long is told apart from a body that is', async () => {
  const address = `POST /api/visitor/conversations/${conversation}/messages`
  const long = await scene.call(address, { clientMsgId: 'l', text: 'x'.repeat(8_001) }, visitor)
  expect(long).toMatchObject({ status: 400, json: { error: { code: 'invalid_body', details: [{ path: 'text' }] } } })
  const huge = await scene.call(address, { clientMsgId: 'l', text: 'x'.repeat(1_000_000) }, visitor)
  expect(huge).toMatchObject({ status: 413, json: { error: { code: 'body_too_large' } } })
  expect(huge.json.error.message).toContain('65536')
  const exact = await scene.call(address, { clientMsgId: 'l', text: '\u20ac'.repeat(8_000) }, visitor)
  expect(exact.status).toBe(200)
})

test('odd text is refused where it stands, nesting by its depth', async () => {
  const address = `POST /api/visitor/conversations/${conversation}/messages`
  const code = async (body: unknown): Promise<unknown> => (await scene.call(address, body, visitor)).json.error
  expect(await code({ clientMsgId: 'o', fields: { a: ['b', 'c\ud800'] } })).toMatchObject({
    code: 'invalid_body',
    details: [{ path: 'fields.a.1' }],
  })
  expect(await code({ clientMsgId: 'o', text: 'a\0' })).toMatchObject({ code: 'invalid_body', details: [{ path: 'text' }] })
  const deep = (depth: number): unknown => (depth === 0 ? 'x' : [deep(depth - 1)])
  expect(await code({ clientMsgId: 'o', text: deep(65) })).toMatchObject({ code: 'body_too_deep' })
  expect(await code({ clientMsgId: 'o', text: deep(60) })).toMatchObject({ code: 'invalid_body' })
  const many = await code({
    clientMsgId: 'o',
    ...Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`choice${at}`, 1])),
    choice: Array.from({ length: 60 }, () => 1),
  })
  expect((many as { details: unknown[] }).details.length).toBeLessThanOrEqual(20)
})
