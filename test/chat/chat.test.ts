import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serverProcess } from '../rig/server-process.ts'

let folder: string
const server = { url: '', stop: (): Promise<unknown> => Promise.resolve() }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-chat-'))
  const started = serverProcess(join(folder, 'data'))
  await started.start()
  Object.assign(server, { url: started.url, stop: () => started.kill('SIGTERM') })
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Runs the chat as people do, with these lines typed. */
async function chat(
  args: readonly string[],
  lines: readonly string[],
): Promise<{ code: number; screen: string; errors: string }> {
  const program = join(import.meta.dirname, '..', '..', 'runtime', 'chat', 'chat.ts')
  const child = spawn(process.execPath, [program, ...args], { env: { PATH: process.env.PATH, PORT: '1' } })
  let screen = ''
  let errors = ''
  child.stdout.on('data', (text: Buffer) => {
    screen += text.toString()
  })
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString()
  })
  child.stdin.end(lines.map(line => `${line}\n`).join(''))
  const [code] = (await once(child, 'close')) as [number]
  return { code, screen, errors }
}

test('a conversation with a running server: greeting, a choice by its number, an interrupt, an email, people', async () => {
  const { code, screen } = await chat(
    ['--url', server.url, '--language', 'en'],
    ['1', 'the team plan', 'opening hours?', 'ada@corp.com', '/quit'],
  )
  expect(code).toBe(0)
  expect(screen.split('\n')).toEqual([
    '· You talk to “Welcome and qualify”. A number picks an answer, /person asks for people, /quit leaves.',
    '● Hi! I am the assistant of this site.',
    '● What can we help you with?',
    '    1 Pricing',
    '    2 Support',
    '    3 Something else',
    '● Which plan are you looking at?',
    '● Team is 12 euro per person a month, with a free month to try.',
    '● What is your email, in case we get cut off?',
    '    1 Skip',
    '● We are here Monday to Friday, 9:00 to 17:00.',
    '● What is your email, in case we get cut off?',
    '    1 Skip',
    '● Thanks! Somebody from our team for companies joins you.',
    '● A colleague will be with you',
    '· waiting for people',
    '',
  ])
})

test('the language asked for, down to the words of the terminal', async () => {
  const { screen } = await chat(['talk-to-us', '--url', server.url, '--language', 'da'], ['/quit'])
  expect(screen).toContain('Du taler med ”Talk to us”')
  expect(screen).toContain('● Hej!')
})

test('any flow file, on a server of its own', async () => {
  const readme = await readFile(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8')
  const [, flow = ''] = /```json\n([\s\S]*?)```/.exec(readme) ?? []
  const file = join(folder, 'hello.json')
  await writeFile(file, flow)
  const { code, screen } = await chat(['--flow', file, '--language', 'en'], ['Ada'])
  expect(code).toBe(0)
  expect(screen).toContain('● What is your name?\n● Hello Ada!\n')
})

test('asking for people as the first thing said', async () => {
  const { screen } = await chat(['--url', server.url, '--language', 'en'], ['/person', '/quit'])
  expect(screen).toContain('· waiting for people')
})

test('a flow with errors is not talked to: every problem with its node, warnings too', async () => {
  const file = join(folder, 'wrong.json')
  const nodes = [
    { id: 'start', action: 'start' },
    { id: 'hi', action: 'say', config: { text: { en: 'Hi' }, colour: 'red' } },
    { id: 'odd', action: 'dance' },
  ]
  const edges = [
    { id: 'e1', source: 'start', port: 'next', target: 'hi' },
    { id: 'e2', source: 'hi', port: 'next', target: 'odd' },
  ]
  await writeFile(file, JSON.stringify({ format: 1, id: 'wrong', name: 'Wrong', kind: 'bot', languages: ['en'], nodes, edges }))
  const { code, screen, errors } = await chat(['--flow', file, '--language', 'en'], ['hello'])
  expect([code, screen]).toEqual([1, ''])
  expect(errors).toContain('✗ odd: There is no action “dance” here.')
  expect(errors).toContain('! hi: The field “colour” is not one that “say” knows')
})

test('a text that is too long is said to be, and the chat goes on', async () => {
  const { screen } = await chat(['--url', server.url, '--language', 'en'], ['x'.repeat(9_000), '3', '/quit'])
  expect(screen).toContain('8000')
  expect(screen).toContain('What is your email')
})

test('a file that is no flow, a server that is not there, a flow that is not known: what is wrong, and no stack', async () => {
  const broken = join(folder, 'broken.json')
  await writeFile(broken, '{ "format": 1')
  const unreadable = await chat(['--flow', broken, '--language', 'en'], [])
  expect([unreadable.code, unreadable.errors]).toEqual([1, expect.stringContaining('broken.json is no flow')])
  const absent = await chat(['--url', 'http://127.0.0.1:1', '--language', 'en'], [])
  expect([absent.code, absent.errors]).toEqual([1, 'No answer from http://127.0.0.1:1. Is the server running?\n'])
  const unknown = await chat(['nothing', '--url', server.url, '--language', 'en'], [])
  expect([unknown.code, unknown.errors]).toEqual([1, expect.stringContaining('“nothing”')])
})
