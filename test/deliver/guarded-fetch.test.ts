import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../runtime/clock/clock.ts'
import { createManualClock } from '../../runtime/clock/manual-clock.ts'
import { createGuardedFetch, type Resolve } from '../../runtime/deliver/guarded-fetch.ts'
import { ParleyError } from '../../runtime/errors/parley-error.ts'
import { privateSpellings } from './private-spellings.ts'

interface Heard {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A real server on loopback that remembers what it heard. */
async function listen(answer: RequestListener): Promise<{ place: string; url: string; heard: Heard[] }> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      heard.push({ method, path, headers, body: Buffer.concat(chunks).toString() })
      answer(request, response)
    })
  })
  open.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return { place: `127.0.0.1:${address.port}`, url: `http://127.0.0.1:${address.port}`, heard }
}

const says =
  (text: string): RequestListener =>
  (_, response) =>
    void response.end(text)
const redirects =
  (status: number, location: string): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { location }).end()

const nowhere: Resolve = host => Promise.reject(new Error(`the name "${host}" was asked for`))
const guarded = (allowPrivate: string[] = [], resolve: Resolve = nowhere) =>
  createGuardedFetch({ clock: systemClock, allowPrivate, resolve })

async function errorOf(work: Promise<unknown>): Promise<ParleyError> {
  const error = await work.then(
    () => new Error('it went through'),
    (error: unknown) => error,
  )
  if (error instanceof ParleyError) return error
  throw error
}

describe('a target the operator allows', () => {
  it('is reached, with what was sent', async () => {
    const target = await listen((_, response) => void response.writeHead(201, { 'x-is': 'here' }).end('made'))
    const answer = await guarded([target.place])(`${target.url}/things?a=1`, {
      method: 'POST',
      headers: { 'idempotency-key': 'e1', host: 'other.test', connection: 'upgrade' },
      body: JSON.stringify({ a: 'é' }),
    })
    expect([answer.status, answer.headers.get('x-is'), await answer.text()]).toEqual([201, 'here', 'made'])
    expect(target.heard).toMatchObject([{ method: 'POST', path: '/things?a=1', body: '{"a":"é"}' }])
    expect(target.heard[0]?.headers).toMatchObject({ 'idempotency-key': 'e1', host: target.place, 'content-length': '10' })
  })

  it('is that host and port alone', async () => {
    const [allowed, other] = [await listen(says('a')), await listen(says('b'))]
    expect(await (await guarded([allowed.place])(allowed.url)).text()).toBe('a')
    expect((await errorOf(guarded([allowed.place])(other.url))).code).toBe('target_refused')
    expect(other.heard).toEqual([])
  })

  it('may answer without a body, to HEAD, and compressed', async () => {
    const target = await listen((request, response) => {
      if (request.url === '/none') return void response.writeHead(204).end()
      response.setHeader('content-encoding', 'gzip')
      response.end(request.method === 'HEAD' ? undefined : gzipSync('packed'))
    })
    const fetch = guarded([target.place])
    expect((await fetch(`${target.url}/none`)).status).toBe(204)
    expect((await fetch(target.url, { method: 'HEAD' })).status).toBe(200)
    const packed = await fetch(target.url)
    expect([await packed.text(), packed.headers.get('content-encoding')]).toEqual(['packed', null])
  })
})

describe('a private target', () => {
  const spellings = privateSpellings()

  it('has many spellings', () => {
    expect(new Set(spellings).size).toBe(spellings.length)
    expect(spellings.length).toBeGreaterThanOrEqual(400)
  })

  it('is refused in each of them, without a word to it', async () => {
    // What a resolver on this machine would say of the names that pass for public.
    const fetch = guarded([], host => Promise.resolve([{ address: host.includes('v6') ? '::1' : '127.0.0.1' }]))
    const wrong: string[] = []
    for (const url of spellings) {
      const error = await errorOf(fetch(url))
      const { why } = error.details as { why: string }
      if (error.code !== 'target_refused' || !['address', 'host', 'url', 'userinfo'].includes(why))
        wrong.push(`${url} ${error.code} ${why}`)
    }
    expect(wrong).toEqual([])
  })

  it.each(['ftp://a.test/', 'file:///etc/passwd', 'gopher://a.test:80/', 'data:text/plain,a', 'javascript:1', 'ws://a.test/'])(
    'has no other scheme: %s',
    async url => expect(await errorOf(guarded()(url))).toMatchObject({ code: 'target_refused', details: { why: 'scheme' } }),
  )

  it.each([22, 25, 3000, 5432, 6379, 65535])('has no other port: %i', async port =>
    expect(await errorOf(guarded()(`http://a.test:${port}/`))).toMatchObject({
      code: 'target_refused',
      details: { why: 'port' },
    }),
  )

  it('is not this server under its public name', async () => {
    const fetch = createGuardedFetch({ clock: systemClock, ownHosts: ['Chat.Example.com'], resolve: nowhere })
    expect(await errorOf(fetch('https://chat.example.com./api'))).toMatchObject({ details: { why: 'host' } })
  })

  it('stays refused when only one of the addresses is private', async () => {
    const fetch = guarded([], () => Promise.resolve([{ address: '93.184.215.14' }, { address: '10.0.0.1' }]))
    expect(await errorOf(fetch('http://both.test/'))).toMatchObject({ code: 'target_refused', details: { why: 'address' } })
  })

  it('cannot take the place of an address that was checked: the name is asked for once', async () => {
    const target = await listen(says('first'))
    const port = target.place.split(':')[1]
    const answers = ['127.0.0.1', '127.0.0.2']
    const fetch = guarded([`rebind.test:${port}`], () => Promise.resolve([{ address: answers.shift() ?? '127.0.0.3' }]))
    expect(await (await fetch(`http://rebind.test:${port}/`)).text()).toBe('first')
    expect(answers).toEqual(['127.0.0.2'])
    expect(target.heard[0]?.headers.host).toBe(`rebind.test:${port}`)
  })
})

describe('a redirect', () => {
  it('is followed three times, not four', async () => {
    const target = await listen((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) response.end('arrived')
      else response.writeHead(302, { location: `/${left - 1}` }).end('on')
    })
    const fetch = guarded([target.place])
    expect(await (await fetch(`${target.url}/3`)).text()).toBe('arrived')
    expect((await errorOf(fetch(`${target.url}/4`))).code).toBe('target_failed')
  })

  it('in a circle ends', async () => {
    const target = await listen(redirects(307, '/again'))
    expect((await errorOf(guarded([target.place])(target.url))).code).toBe('target_failed')
    expect(target.heard).toHaveLength(4)
  })

  it.each([
    'http://169.254.169.254/latest',
    'http://127.0.0.1:8080/',
    'file:///etc/passwd',
    'http://[::1]/',
    '//2130706433/',
    'http://',
  ])('to a private place is refused: %s', async location => {
    const target = await listen(redirects(302, location))
    expect((await errorOf(guarded([target.place])(target.url))).code).toBe('target_refused')
  })

  it('has its name asked for anew', async () => {
    const asked: string[] = []
    const target = await listen(redirects(302, 'http://turned.test/'))
    const fetch = guarded([target.place], host => {
      asked.push(host)
      return Promise.resolve([{ address: '192.168.0.1' }])
    })
    expect((await errorOf(fetch(target.url))).code).toBe('target_refused')
    expect(asked).toEqual(['turned.test'])
  })

  const post = {
    method: 'POST',
    body: 'secret',
    headers: { authorization: 'Bearer a', cookie: 'b=1', 'x-api-key': 'c', 'idempotency-key': 'e1' },
  }

  it('takes no credentials and no body to another origin', async () => {
    const other = await listen(says('other'))
    const target = await listen(redirects(303, other.url))
    expect(await (await guarded([target.place, other.place])(target.url, post)).text()).toBe('other')
    expect(other.heard).toMatchObject([{ method: 'GET', body: '' }])
    expect(other.heard[0]?.headers).not.toHaveProperty('authorization')
    expect(other.heard[0]?.headers).not.toHaveProperty('cookie')
    expect(other.heard[0]?.headers).not.toHaveProperty('x-api-key')
    expect(other.heard[0]?.headers).toHaveProperty('idempotency-key', 'e1')
  })

  it.each([307, 308])('that would need the body at another origin is refused: %i', async status => {
    const other = await listen(says('other'))
    const target = await listen(redirects(status, other.url))
    expect((await errorOf(guarded([target.place, other.place])(target.url, post))).code).toBe('target_refused')
    expect(other.heard).toEqual([])
  })

  it.each([
    [301, 'GET', ''],
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', 'secret'],
    [308, 'POST', 'secret'],
  ])('%i of a POST is a %s at the same origin', async (status, method, body) => {
    const target = await listen((request, response) => {
      if (request.url === '/to') response.end()
      else response.writeHead(status, { location: '/to' }).end()
    })
    await guarded([target.place])(target.url, post)
    expect(target.heard[1]).toMatchObject({ method, body, headers: { authorization: 'Bearer a' } })
  })

  it('can be left to the caller', async () => {
    const target = await listen(redirects(302, '/to'))
    const answer = await guarded([target.place])(target.url, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/to'])
    expect((await errorOf(guarded([target.place])(target.url, { redirect: 'error' }))).code).toBe('target_failed')
  })
})

describe('a target that keeps the server busy', () => {
  it('by silence or by drops has ten seconds', async () => {
    const clock = createManualClock()
    for (const drops of [false, true]) {
      const target = await listen((_, response) => void (drops && response.write('a')))
      const answer = errorOf(createGuardedFetch({ clock, allowPrivate: [target.place] })(target.url))
      await expect.poll(() => target.heard.length).toBe(1)
      clock.advance(10_000)
      expect((await answer).code).toBe('target_timeout')
    }
  })

  it('by a name that never resolves has ten seconds', async () => {
    const clock = createManualClock()
    const answer = errorOf(createGuardedFetch({ clock, resolve: () => new Promise(() => {}) })('http://slow.test/'))
    clock.advance(10_000)
    expect((await answer).code).toBe('target_timeout')
  })

  it('has less time when the caller says so', async () => {
    const target = await listen(() => {})
    expect((await errorOf(guarded([target.place])(target.url, { signal: AbortSignal.timeout(20) }))).code).toBe('target_timeout')
    const stopped = AbortSignal.abort(new Error('stopping'))
    await expect(guarded([target.place])(target.url, { signal: stopped })).rejects.toThrow('stopping')
  })

  it('by a body without end is cut', async () => {
    const target = await listen((_, response) => {
      const pour = (): void => {
        while (response.write(Buffer.alloc(100_000)));
        response.once('drain', pour)
      }
      pour()
    })
    expect((await errorOf(guarded([target.place])(target.url))).code).toBe('target_too_large')
  })

  it('by a bomb is cut before it unfolds', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000))
    const target = await listen((_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
    const before = process.memoryUsage().rss
    expect((await errorOf(guarded([target.place])(target.url))).code).toBe('target_too_large')
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  it('by a broken coding, a cut body or nonsense has failed', async () => {
    const target = await listen((request, response) => {
      if (request.url === '/coding') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip')
      if (request.url === '/cut')
        return void response.writeHead(200, { 'content-length': '100' }).end('a', () => response.destroy())
      response.socket?.end('nonsense\r\n\r\n')
    })
    for (const path of ['/coding', '/cut', '/nonsense'])
      expect((await errorOf(guarded([target.place])(target.url + path))).code).toBe('target_failed')
  })

  it('is sent one megabyte at most', async () => {
    const target = await listen(says('thanks'))
    const send = (bytes: number) => guarded([target.place])(target.url, { method: 'PUT', body: 'a'.repeat(bytes) })
    expect((await send(1_000_000)).status).toBe(200)
    expect((await errorOf(send(1_000_001))).code).toBe('target_too_large')
    expect(target.heard).toHaveLength(1)
  })
})

it('a name nobody knows has failed, and the error tells the host and nothing more', async () => {
  const error = await errorOf(guarded()('https://unknown.test/path?token=secret'))
  expect(error).toMatchObject({ code: 'target_failed', params: { target: 'unknown.test' } })
  expect(error.message).not.toContain('secret')
})
