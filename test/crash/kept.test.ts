import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken, type ServerProcess, serverProcess } from '../rig/server-process.ts'
import type { FakeGraph } from '../simulators/graph/fake-graph.ts'
import { createGraph } from '../simulators/graph/graph.ts'

let folder: string
let server: ServerProcess
let graph: FakeGraph

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-kept-'))
  graph = await createGraph(() => Date.now())
  server = serverProcess(folder, { PRIVATE_TARGETS: graph.host })
})
afterAll(async () => {
  await server.kill('SIGKILL')
  await graph.close()
  await rm(folder, { recursive: true, force: true })
})

async function team<T>(method: string, path: string, body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${adminToken}`, ...(body ? { 'content-type': 'application/json' } : {}) }
  const answer = await fetch(new URL(path, server.url), { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  return (await answer.json()) as T
}

interface Told {
  readonly events: readonly { readonly type: string; readonly author?: string; readonly text?: string }[]
}

/** What visitors wrote to the Page. */
async function written(): Promise<readonly string[]> {
  const { conversations } = await team<{ conversations: readonly { id: string }[] }>('GET', '/api/conversations?channel=page')
  const all = await Promise.all(conversations.map(({ id }) => team<Told>('GET', `/api/conversations/${id}/events?after=0`)))
  const events = all.flatMap(told => told.events)
  return events.flatMap(({ type, author, text = '' }) => (type === 'message' && author === 'visitor' ? [text] : []))
}

test('killed between store and turn, a picture that was acknowledged is there once, with its words', {
  timeout: 120_000,
}, async () => {
  await server.start({ FAILPOINT: 'intake.stored' })
  await team('PUT', '/api/channels/page', { revision: 0, kind: 'messenger', config: graph.config })
  for (const [name, value] of Object.entries(graph.secrets)) await team('PUT', `/api/channels/page/secrets/${name}`, { value })
  const address = (): string => new URL('/channels/messenger/page/', server.url).href
  graph.callback = address()
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  graph.files.set('/v/cat.png', { type: 'image/png', bytes: Buffer.from(png, 'base64') })
  const attachments = [{ type: 'image', payload: { url: `http://${graph.host}/v/cat.png` } }]
  const picture = graph.event('7001', { message: { mid: 'm_cat', text: 'Look', attachments } })
  // It is kept until the picture is fetched, and answered for.
  expect(await graph.webhooks.bring([picture])).toBe(200)
  expect(await server.ended).toBe('SIGKILL')

  await server.start()
  graph.callback = address()
  await expect.poll(written).toEqual(['Look', expect.stringContaining('cat.png')])
  expect(await graph.webhooks.bring([picture])).toBe(200)
  expect(await written()).toHaveLength(2)
})
