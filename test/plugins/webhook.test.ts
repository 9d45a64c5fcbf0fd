import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { play, testAction } from '../../plugins/kit/index.ts'
import { webhook } from '../../plugins/webhook/index.ts'
import { serveWebhook } from '../../plugins/webhook/server.ts'
import { systemClock } from '../../runtime/clock/clock.ts'
import { createGuardedFetch } from '../../runtime/deliver/guarded-fetch.ts'

type Config = z.input<typeof webhook.config>
type Given = Parameters<typeof play>[2]

const url = 'https://api.test/orders'
const requestOf = (config: Partial<Config>, given?: Given) => play(webhook, { url, ...config }, given).performs[0]

it('fits the contract of the kit in all four languages', () => {
  const problems = testAction(
    webhook,
    [
      { config: { url, saveAs: 'order' }, hear: [{ type: 'performed', result: { status: 200, body: { a: 1 } } }] },
      { config: { url }, hear: [{ type: 'failed', error: { code: 'target_timeout', message: '' } }] },
    ],
    { languages: ['en', 'nl', 'de', 'da'] },
  )
  expect(problems).toEqual([])
})

describe('a URL', () => {
  it('has its slots filled and encoded, in path and query', () => {
    const vars = { id: 'a/b?c=d&e', amount: 5000.5, tags: ['x', 'y z'], lost: '\ud800' }
    const request = requestOf(
      { url: 'https://api.test:8443/{{vars.id}}/x?n={{vars.amount}}&t={{vars.tags}}&f={{vars.none|no&pe}}&l={{vars.lost}}' },
      { vars },
    )
    expect(request).toMatchObject({ url: 'https://api.test:8443/a%2Fb%3Fc%3Dd%26e/x?n=5000.5&t=x%2Cy%20z&f=no%26pe&l=%EF%BF%BD' })
  })

  it.each([
    '{{vars.url}}',
    'https://{{vars.host}}/',
    'https://api.test{{vars.path}}',
    'https://api.test:{{vars.port}}/',
    'https://{{vars.user}}@api.test/',
    'https://user:password@api.test/',
    'https://api.test\\{{vars.path}}',
    'ftp://api.test/',
    '//api.test/',
    'https://api.test/{{vars.id',
    'https://api.test/{{nothing.at.all}}',
    'https://a b/',
  ])('whose host could be chosen by a visitor, or that is none, is refused: %s', template => {
    expect(webhook.config.safeParse({ url: template }).success).toBe(false)
  })

  it.each([
    ['https://api.test/users/{{vars.id}}/delete', '..'],
    ['https://api.test/users/{{vars.id}}', '..'],
    ['https://api.test/users/.{{vars.id}}/delete', '.'],
    ['https://api.test/users/%2e{{vars.id}}/delete', '.'],
    ['https://api.test/{{vars.id}}', 'a'.repeat(9_000)],
  ])('that a value would lead elsewhere is not sent: %s', (template, id) => {
    const scene = play(webhook, { url: template }, { vars: { id } })
    expect([scene.port, scene.performs]).toEqual(['failed', []])
  })
})

describe('headers', () => {
  it('have their slots filled, on one line, in letters that headers can carry', () => {
    const headers = [{ name: 'X-Name', value: 'for {{vars.name}}' }]
    expect(requestOf({ headers }, { vars: { name: 'Ada\r\nCookie: a=1 ü €' } })).toMatchObject({
      headers: [['X-Name', 'for Ada Cookie: a=1 ü %E2%82%AC']],
    })
  })

  it.each([
    'Host',
    'content-length',
    'Connection',
    'Transfer-Encoding',
    'Proxy-Authorization',
    'Idempotency-Key',
    'a b',
    'a\r\nb',
    '',
  ])('that are not the author\'s are refused: "%s"', name =>
    expect(webhook.config.safeParse({ url, headers: [{ name, value: 'x' }] }).success).toBe(false),
  )

  it('of two lines are refused', () =>
    expect(webhook.config.safeParse({ url, headers: [{ name: 'a', value: 'x\r\nb: c' }] }).success).toBe(false))
})

describe('a body', () => {
  const given = { vars: { plan: 'pro', seats: 5, ok: true }, contact: { email: 'ada@corp.com' }, reply: 'hello', language: 'nl' }

  it('can be all that is known', () => {
    expect(requestOf({ body: 'all' }, given)).toMatchObject({
      body: { vars: given.vars, contact: given.contact, reply: { text: 'hello' }, language: 'nl' },
    })
  })

  it('can be JSON of the author, whose values keep their type and never its shape', () => {
    const body = {
      a: '{{vars.seats}}',
      b: ['{{vars.ok}}', 'for {{contact.email}}', 7],
      c: '{{vars.none}}',
      d: '{{vars.none|x}}',
      e: null,
    }
    expect(requestOf({ body }, given)).toMatchObject({
      body: { a: 5, b: [true, 'for ada@corp.com', 7], c: null, d: 'x', e: null },
    })
    const broken = requestOf({ body: { text: '{{vars.text}}' } }, { vars: { text: '", "admin": true, "x": "{{contact.email}}' } })
    expect(broken).toMatchObject({ body: { text: '", "admin": true, "x": "{{contact.email}}' } })
  })

  it('can be nothing, and with GET is nothing', () => {
    expect(requestOf({})).not.toHaveProperty('body')
    expect(webhook.config.safeParse({ url, method: 'GET', body: 'all' }).success).toBe(false)
  })
})

describe('an answer', () => {
  const answered = (config: Partial<Config>, status: number, body: unknown = null) => {
    const scene = play(webhook, { url, ...config })
    scene.hears({ type: 'performed', result: { status, body } })
    return scene
  }

  it.each([
    [200, 'ok'],
    [204, 'ok'],
    [302, 'failed'],
    [404, 'failed'],
    [500, 'failed'],
  ])('of status %i leaves by "%s"', (status, port) => expect(answered({ saveAs: 'all' }, status, {}).port).toBe(port))

  it('is put into variables by paths', () => {
    const map = ['order.items.1.name', 'order.total', 'order.none.deep', '__proto__.x', 'order.toString'].map((path, at) => ({
      path,
      variable: `v${at}`,
    }))
    const scene = answered({ map, saveAs: 'all' }, 200, { order: { items: [{}, { name: 'Tea' }], total: 5 } })
    expect(scene.vars).toEqual({
      all: { order: { items: [{}, { name: 'Tea' }], total: 5 } },
      v0: 'Tea',
      v1: 5,
      v2: null,
      v3: null,
      v4: null,
    })
  })

  it('is cut to what variables can hold', () => {
    const map = [
      { path: 'text', variable: 'text' },
      { path: 'list', variable: 'list' },
    ]
    const scene = answered({ map, saveAs: 'all' }, 200, {
      text: 'a'.repeat(9_000),
      list: Array(9_000).fill(1),
      more: 'b'.repeat(20_000),
    })
    expect(scene.vars).toEqual({ text: 'a'.repeat(8_000), list: null, all: null })
  })

  it('of a failure changes nothing', () => expect(answered({ saveAs: 'all' }, 500, { a: 1 }).vars).toEqual({}))

  it('that came too late leaves by its own way', () => {
    for (const [code, port] of [
      ['target_timeout', 'timed-out'],
      ['target_refused', 'failed'],
    ] as const) {
      const scene = play(webhook, { url })
      scene.hears({ type: 'failed', error: { code, message: '' } })
      expect(scene.port).toBe(port)
    }
  })

  it('is not waited for where the author says so', () => {
    const scene = play(webhook, { url, wait: false })
    expect([scene.port, scene.performs.length]).toEqual(['ok', 1])
  })
})

describe('the server half', () => {
  const open: Server[] = []
  afterEach(() => {
    for (const server of open.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
  })

  async function served(config: Omit<Config, 'url'>, answer: RequestListener, given?: Given) {
    const heard: { method: string; path: string; headers: IncomingHttpHeaders; body: string }[] = []
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', chunk => {
        body += String(chunk)
      })
      request.on('end', () => {
        heard.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body })
        answer(request, response)
      })
    })
    open.push(server)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const place = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const parsed = webhook.config.parse({ ...config, url: `http://${place}/hook?q={{vars.q}}` })
    const scene = play(webhook, parsed, given)
    const result = serveWebhook.perform({
      config: parsed,
      input: scene.performs[0],
      key: 'effect-1',
      attempt: 1,
      signal: new AbortController().signal,
      fetch: createGuardedFetch({ clock: systemClock, allowPrivate: [place] }),
      secret: name => Promise.resolve(`value of ${name}`),
      log: () => {},
      mail: () => Promise.reject(new Error('a webhook sends no mail')),
      articles: { search: () => Promise.resolve([]), read: () => Promise.resolve(undefined) },
    })
    return { heard, scene, result }
  }

  it('sends the request with the key of the effect, and brings back JSON', async () => {
    const { heard, scene, result } = await served(
      { method: 'PUT', headers: [{ name: 'X-A', value: '{{vars.q}}' }], body: { q: '{{vars.q}}' }, saveAs: 'all' },
      (_, response) => void response.writeHead(201).end('{"id":7}'),
      { vars: { q: 'a b' } },
    )
    expect(await result).toEqual({ status: 201, body: { id: 7 } })
    expect(heard).toMatchObject([{ method: 'PUT', path: '/hook?q=a%20b', body: '{"q":"a b"}' }])
    expect(heard[0]?.headers).toMatchObject({ 'idempotency-key': 'effect-1', 'content-type': 'application/json', 'x-a': 'a b' })
    scene.hears({ type: 'performed', result: await result })
    expect([scene.port, scene.vars.all]).toEqual(['ok', { id: 7 }])
  })

  it('fills the secrets that headers name, and none that a visitor names', async () => {
    const headers = [{ name: 'Authorization', value: 'Bearer {{secret.token}} {{ secret.b }} {{vars.q}}{{vars.r}}' }]
    const { heard, scene, result } = await served({ headers }, (_, response) => void response.end(), {
      vars: { q: '{{secret.token}}{', r: '{secret.token}}' },
    })
    await result
    expect(heard[0]?.headers.authorization).toBe('Bearer value of token value of b { {secret.token}}{ {secret.token}}')
    expect(JSON.stringify(scene.outputs)).not.toContain('value of')
  })

  it.each([
    ['text', 'hello', 'hello'],
    ['nothing', '', ''],
    ['JSON that is too deep', '['.repeat(100) + ']'.repeat(100), '['.repeat(100) + ']'.repeat(100)],
  ])('brings back %s as text', async (_, text, body) => {
    const { result } = await served({ saveAs: 'all' }, (_, response) => void response.end(text))
    expect(await result).toEqual({ status: 200, body })
  })

  it('brings back nothing that nobody asked for', async () => {
    const { result } = await served({}, (_, response) => void response.end('{"a":1}'))
    expect(await result).toEqual({ status: 200, body: null })
    const failed = await served({ saveAs: 'all' }, (_, response) => void response.writeHead(500).end('trace'))
    expect(await failed.result).toEqual({ status: 500, body: null })
  })

  it('refuses an answer that is too large to keep', async () => {
    const { result } = await served({ saveAs: 'all' }, (_, response) => void response.end('a'.repeat(300_000)))
    await expect(result).rejects.toMatchObject({ code: 'target_too_large' })
  })

  it('gives up when the author says', async () => {
    const { result } = await served({ timeoutMs: 100 }, () => {})
    await expect(result).rejects.toMatchObject({ code: 'target_timeout' })
  })
})
