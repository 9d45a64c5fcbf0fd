import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { adminToken, type ServerProcess, serverProcess } from '../rig/server-process.ts'
import { type StubbornClient, stubbornClient } from '../rig/stubborn-client.ts'
import { createWebhookTarget, type WebhookTarget } from '../rig/webhook-target.ts'

/** A server that will be killed, and a target of its webhooks. */
export interface CrashScene {
  readonly server: ServerProcess
  readonly dataDir: string
  readonly target: WebhookTarget
  team(method: string, path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }>
  close(): Promise<void>
}

/** Data folders, each with the same flow in it, that uses all that must survive: messages, a contact, an effect, a timer. */
export interface CrashHouse {
  /** A scene in a folder of its own; its server is not started yet. */
  open(): Promise<CrashScene>
  close(): Promise<void>
}

export async function createCrashHouse(): Promise<CrashHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-crash-'))
  const target = await createWebhookTarget()
  const sceneIn = (dataDir: string): CrashScene => {
    const server = serverProcess(dataDir, { PRIVATE_TARGETS: `127.0.0.1:${target.port}` })
    return {
      server,
      dataDir,
      target,
      async team(method, path, body) {
        const response = await fetch(new URL(path, server.url), {
          method,
          headers: { authorization: `Bearer ${adminToken}`, ...(body ? { 'content-type': 'application/json' } : {}) },
          ...(body ? { body: JSON.stringify(body) } : {}),
        })
        return { status: response.status, body: (await response.json()) as Record<string, unknown> }
      },
      async close() {
        await server.kill('SIGKILL')
      },
    }
  }
  const blank = join(folder, 'blank')
  const first = sceneIn(blank)
  await first.server.start()
  const { body } = await first.team('POST', '/api/flows', { flow: crashFlow(target.port) })
  await first.team('POST', '/api/flows/crash/publish', { revision: body.revision })
  const echo = await first.team('POST', '/api/flows', { flow: echoFlow })
  await first.team('POST', '/api/flows/echo/publish', { revision: echo.body.revision })
  await first.server.kill('SIGTERM')
  let scenes = 0
  return {
    async open() {
      scenes += 1
      const dataDir = join(folder, String(scenes))
      await cp(blank, dataDir, { recursive: true })
      return sceneIn(dataDir)
    },
    async close() {
      await target.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Every line is echoed at once, sent out, and echoed once more when a timer has fired. */
function crashFlow(port: number) {
  return flowOf('crash', [
    ['start', 'start', {}, { next: 'email' }],
    ['email', 'email-capture', { question: en('Your email?') }, { captured: 'line' }],
    ['line', 'ask', { question: en('Next line?'), saveAs: 'line' }, { answered: 'echo' }],
    ['echo', 'say', { text: en('You said {{vars.line}}.') }, { next: 'hook' }],
    [
      'hook',
      'webhook',
      { url: `http://127.0.0.1:${port}/`, method: 'POST', body: { line: '{{vars.line}}' } },
      { ok: 'wait', failed: 'failed' },
    ],
    ['failed', 'say', { text: en('The hook failed.') }, { next: 'line' }],
    ['wait', 'wait', { until: { what: 'duration', ms: 30 } }, { next: 'later' }],
    ['later', 'say', { text: en('Later: {{vars.line}}.') }, { next: 'line' }],
  ])
}

/** Nothing but an echo: turns as fast as they go. */
const echoFlow = flowOf('echo', [
  ['start', 'start', {}, { next: 'line' }],
  ['line', 'ask', { question: en('Next line?'), saveAs: 'line' }, { answered: 'echo' }],
  ['echo', 'say', { text: en('You said {{vars.line}}.') }, { next: 'line' }],
])

/** One visitor who says so many lines as fast as they are echoed. */
export async function shout(scene: CrashScene, name: string, lines: number): Promise<StubbornClient> {
  const client = stubbornClient(() => scene.server.url)
  await client.begin('echo', `${name}-1`)
  for (let line = 2; line <= lines; line++) await client.say(`${name}-${line}`)
  return client
}

/** As `expectWhole`, for who has shouted. */
export async function expectEchoes(client: StubbornClient, name: string, lines: number): Promise<void> {
  const expected = ['Next line?']
  for (let line = 1; line <= lines; line++) expected.push(`${name}-${line}`, `You said ${name}-${line}.`, 'Next line?')
  await expectStream(client, expected)
}

/** One visitor who says so many lines, one after the other's echo. */
export async function converse(scene: CrashScene, name: string, lines: number): Promise<StubbornClient> {
  const client = stubbornClient(() => scene.server.url)
  await client.begin('crash', `${name}@example.com`)
  for (let line = 1; line <= lines; line++) {
    await client.asked()
    await client.say(`${name}-${line}`)
  }
  await client.asked()
  return client
}

/** Nothing acknowledged is lost, nothing is said twice, numbers have no gap, and work outside always came with the same key. */
export async function expectWhole(scene: CrashScene, client: StubbornClient, name: string, lines: number): Promise<void> {
  const expected = ['Your email?', `${name}@example.com`, 'Next line?']
  for (let line = 1; line <= lines; line++) {
    const text = `${name}-${line}`
    expected.push(text, `You said ${text}.`, `Later: ${text}.`, 'Next line?')
    const calls = scene.target.calls.filter(call => call.body.includes(`"${text}"`))
    expect(calls.length).toBeGreaterThan(0)
    expect(new Set(calls.map(call => call.key)).size).toBe(1)
  }
  await expectStream(client, expected)
}

async function expectStream(client: StubbornClient, expected: readonly string[]): Promise<void> {
  const stream = await client.stream()
  expect(stream.map(event => event.seq)).toEqual(stream.map((_, index) => index + 1))
  const bySeq = new Map(stream.map(event => [event.seq, event]))
  for (const { events } of client.acknowledged) for (const event of events) expect(bySeq.get(event.seq)).toEqual(event)
  expect(stream.map(event => (event.type === 'message' ? event.text : event.type))).toEqual(expected)
}
