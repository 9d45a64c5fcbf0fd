import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../runtime/clock/clock.ts'
import { createGuardedFetch, type Resolve } from '../../runtime/deliver/guarded-fetch.ts'
import { ParleyError } from '../../runtime/errors/parley-error.ts'
import { privateSpellings } from './private-spellings.ts'

/** Everything a request might be meant to reach: it writes down whoever connects at all. */
let inside: Server
let port = 0
let connections = 0
let heard: { readonly path: string; readonly headers: Readonly<Record<string, unknown>> }[] = []
/** What an attacker has on the internet: allowed by name here, it redirects wherever it is told. */
let outside: Server
let outsidePlace = ''

beforeAll(async () => {
  inside = createServer((request, response) => {
    heard.push({ path: request.url ?? '', headers: request.headers })
    response.end('the inside')
  }).on('connection', () => {
    connections += 1
  })
  outside = createServer((request, response) => {
    const asked = new URL(request.url ?? '', 'http://outside.test').searchParams
    response.writeHead(Number(asked.get('status')), { location: asked.get('to') ?? '' }).end()
  })
  for (const server of [inside, outside]) await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  port = portOf(inside)
  outsidePlace = `outside.test:${portOf(outside)}`
})
beforeEach(() => {
  connections = 0
  heard = []
})
afterAll(() => {
  for (const server of [inside, outside]) {
    server.closeAllConnections()
    server.close()
  }
})

function portOf(server: Server): number {
  const at = server.address()
  return typeof at === 'object' && at !== null ? at.port : 0
}

// Every name means this machine, as a resolver would say that an attacker owns.
const toLoopback: Resolve = host => Promise.resolve([{ address: host.includes('v6') ? '::1' : '127.0.0.1' }])
const guarded = (options: { allowPrivate?: readonly string[]; ownHosts?: readonly string[]; resolve?: Resolve } = {}) =>
  createGuardedFetch({ clock: systemClock, resolve: toLoopback, ...options })

const atOnce = 20

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'it went through',
    (error: unknown) => (error instanceof ParleyError ? error.code : String(error)),
  )
}

/** Those of the URLs that are not refused. Some at a time: who waits for hundreds of others on a busy machine runs out of their own time. */
async function passing(urls: readonly string[], call: (url: string) => Promise<unknown>): Promise<string[]> {
  const codes: (readonly [url: string, code: string])[] = []
  for (let at = 0; at < urls.length; at += atOnce) {
    const some = urls.slice(at, at + atOnce)
    codes.push(...(await Promise.all(some.map(async url => [url, await codeOf(call(url))] as const))))
  }
  return codes.filter(([, code]) => code !== 'target_refused').map(([url, code]) => `${url} ${code}`)
}

const spellings = `
  127.0.0.1 127.1 127.0.1 127.0.0.1. 0177.0.0.1 0177.0000.0.01 0x7f.0.0.1 0x7F000001 2130706433 017700000001 0x7f.1
  127.0x0.0.1 000177.0.0.1 0 0.0.0.0 0x0 127.127.127.127 127.0.0.2 4294967295 %31%32%37.0.0.1 127%2e0%2e0%2e1 １２７.０.０.１
  𝟭𝟮𝟳.𝟬.𝟬.𝟭 ①②⑦.⓪.⓪.① 127。0。0。1 127．0．0．1 127｡0｡0｡1 [::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::FFFF:7f00:1]
  [0:0:0:0:0:ffff:7f00:0001] [::127.0.0.1] [64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::]
  [2002:7f00:0001::1] [2001::7f00:1] [::ffff:0:127.0.0.1] [fe80::1] [fec0::1] [fc00::1] [ff02::1] [::1%25lo]
  [0000::0001] localhost LOCALHOST localhost. ⓛocalhost a.localhost localhost.localdomain host.docker.internal router
  metadata.google.internal x.lan x.local x.home.arpa x.intranet public.test v6.public.test PUBLIC.test.
`

/** The listener's own address, written in every way that means it. */
function atTheListener(): readonly string[] {
  const hosts = spellings.trim().split(/\s+/)
  return hosts.flatMap(host =>
    [port, 80].flatMap(at => [
      `http://${host}:${at}/`,
      `http://user:password@${host}:${at}/`,
      `http://public.test@${host}:${at}/`,
      `http:\\\\${host}:${at}\\`,
      `http:${host}:${at}`,
      ` \thttp://${host}:${at}/a#b`,
    ]),
  )
}

// A header carries ASCII; and `http:127.0.0.1` leads from a page of the same scheme to a path of that page.
const mayRedirect = /^[ \t]*http:[/\\]{2}[ -~]*$/

const schemes = [
  'ftp',
  'file',
  'gopher',
  'dict',
  'ldap',
  'ws',
  'wss',
  'data',
  'blob',
  'javascript',
  'jar',
  'tftp',
  'unix',
  'http+unix',
]

describe('more than 400 spellings of what is inside', () => {
  it('are refused, and nobody inside is even connected to', async () => {
    const urls = [
      ...new Set([...privateSpellings(), ...atTheListener(), ...schemes.map(scheme => `${scheme}://127.0.0.1:${port}/`)]),
    ]
    expect(urls.length).toBeGreaterThanOrEqual(800)
    const fetch = guarded()
    expect(await passing(urls, url => fetch(url, { method: 'POST', body: 'x' }))).toEqual([])
    expect([connections, heard]).toEqual([0, []])
  })

  it('are refused as places to be redirected to, by any status', async () => {
    const fetch = guarded({ allowPrivate: [outsidePlace] })
    const urls = [301, 302, 303, 307, 308].flatMap(status =>
      [
        ...atTheListener().filter((url, index) => index % 3 === 0 && mayRedirect.test(url)),
        '//127.0.0.1/',
        `file:///etc/passwd`,
        `//[::1]:${port}/`,
      ].map(to => `http://${outsidePlace}/?${new URLSearchParams({ status: String(status), to })}`),
    )
    expect(urls.length).toBeGreaterThan(400)
    expect(await passing(urls, url => fetch(url))).toEqual([])
    expect([connections, heard]).toEqual([0, []])
  })
})

it('a name is believed once, and only when all that it means is public', async () => {
  const answers = ['127.0.0.1', '127.0.0.2', '127.0.0.3']
  const turning: Resolve = () => Promise.resolve([{ address: answers.shift() ?? '' }])
  await guarded({ resolve: turning, allowPrivate: [`turns.test:${port}`] })(`http://turns.test:${port}/`)
  expect([heard.length, answers]).toEqual([1, ['127.0.0.2', '127.0.0.3']])
  const both: Resolve = () => Promise.resolve([{ address: '93.184.215.14' }, { address: '::ffff:127.0.0.1' }])
  expect(await codeOf(guarded({ resolve: both })('http://both.test/'))).toBe('target_refused')
  expect(heard).toHaveLength(1)
})

it('a resolver that says nothing sensible leads nowhere', async () => {
  for (const address of ['', '127.0.0.1 ', '0x7f.1', 'localhost', '::1%lo', '1', 'undefined'])
    expect(await codeOf(guarded({ resolve: () => Promise.resolve([{ address }]) })('http://odd.test/'))).toBe('target_refused')
  expect(connections).toBe(0)
})

it('this server is not called by any of its own names', async () => {
  const fetch = guarded({ ownHosts: ['chat.example.com'], resolve: () => Promise.resolve([{ address: '93.184.215.14' }]) })
  const urls = [
    'https://chat.example.com/',
    'http://CHAT.example.com:8080/',
    'https://chat.example.com./api',
    'https://ｃｈａｔ.example.com/',
  ]
  expect(await passing(urls, url => fetch(url))).toEqual([])
})

it.each([1, 21, 22, 25, 53, 110, 143, 389, 465, 993, 2375, 3000, 3306, 5432, 6379, 9200, 11_211, 27_017, 65_535])(
  'no port but those of the web is called: %i',
  async at => expect(await codeOf(guarded()(`http://93.184.215.14:${at}/`))).toBe('target_refused'),
)

it('what was meant for one place is not carried to another: no credentials, no body', async () => {
  const fetch = guarded({ allowPrivate: [outsidePlace, `inside.test:${port}`] })
  const secrets = { authorization: 'Bearer sesame', cookie: 'a=sesame', 'x-api-key': 'sesame', 'proxy-authorization': 'sesame' }
  for (const status of [301, 302, 303]) {
    const to = `http://inside.test:${port}/${status}`
    await fetch(`http://${outsidePlace}/?${new URLSearchParams({ status: String(status), to })}`, {
      method: 'POST',
      headers: secrets,
      body: 'sesame',
    })
  }
  expect(heard.map(({ path }) => path)).toEqual(['/301', '/302', '/303'])
  expect(JSON.stringify(heard)).not.toContain('sesame')
  for (const status of [307, 308]) {
    const to = `http://inside.test:${port}/${status}`
    const url = `http://${outsidePlace}/?${new URLSearchParams({ status: String(status), to })}`
    expect(await codeOf(fetch(url, { method: 'POST', headers: secrets, body: 'sesame' }))).toBe('target_refused')
  }
  expect(heard).toHaveLength(3)
})
