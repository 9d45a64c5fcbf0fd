import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminToken, helloFlow } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createPeopleScene, type PeopleScene } from '../rig/people-scene.ts'
import { beginPreview } from '../rig/preview-scene.ts'

let scene: PeopleScene
beforeAll(async () => {
  scene = await createPeopleScene()
})
afterAll(() => scene.close())
const begin = (flow: object = helloFlow, token = adminToken) => beginPreview(scene, flow, {}, token)
const named = (id: string) =>
  flowOf(id, [
    ['start', 'start', {}, { next: 'hi' }],
    ['hi', 'say', { text: en('Hi') }],
  ])

describe('nothing of a preview', () => {
  test('is in a list, a count, a metric, a file', async () => {
    const filesIn = async () => (await readdir(scene.dataDir, { recursive: true })).toSorted()
    const metric = async () =>
      (await scene.call('GET /metrics', undefined, adminToken)).text
        .split('\n')
        .filter(line => /^parley_(turns|commits|sockets)/.test(line))
    const [files, counted] = [await filesIn(), await metric()]
    const preview = await begin()
    await preview.call('POST /say', { choice: 'people' })
    await preview.call('POST /agent', { act: 'message', text: 'Hi' })
    expect((await scene.call('GET /api/conversations', undefined, adminToken)).json.conversations).toEqual([])
    expect((await scene.call('GET /api/inbox/counts', undefined, adminToken)).json.all).toBe(0)
    expect((await scene.call('GET /api/contacts', undefined, adminToken)).json.contacts).toEqual([])
    expect((await scene.call('GET /api/flows', undefined, adminToken)).json).toEqual([])
    expect(await metric()).toEqual(counted)
    expect(await filesIn()).toEqual(files)
  })

  test('is told to the team', async () => {
    const told: unknown[] = []
    const end = scene.runtime.publisher.listen('team', notice => told.push(notice))
    const preview = await begin()
    await preview.call('POST /say', { choice: 'people' })
    end()
    expect(told).toEqual([])
  })

  test('can be reached as a conversation of this server', async () => {
    const preview = await begin()
    const { conversation } = await preview.call('GET ')
    expect((await scene.call(`GET /api/conversations/${conversation.id}`, undefined, adminToken)).status).toBe(404)
    expect((await scene.call('GET /api/visitor/config?flow=hello')).status).toBe(404)
  })
})

describe('a preview is for whoever has begun it', () => {
  test('others, who may see flows too, find none', async () => {
    const preview = await begin()
    const { json } = await scene.call('POST /api/tokens', { name: 'Program', scopes: ['flows:read'] }, adminToken)
    const calls = ['GET ', 'POST /skip', 'DELETE ', 'POST /agent']
    const bodies: Readonly<Record<string, object>> = { 'POST /skip': {}, 'POST /agent': { act: 'join' } }
    for (const what of calls) {
      const [method, path] = what.split(' ')
      const answer = await scene.call(`${method} /api/previews/${preview.id}${path}`, bodies[what], json.token)
      expect([what, answer.status, answer.json.error.code]).toEqual([what, 404, 'preview_unknown'])
    }
    expect(await preview.nodes()).toEqual(['topic'])
  })

  test('its page is found by nobody who does not know the address', async () => {
    const { page } = await begin()
    for (const path of [
      `${page.slice(0, -1)}`,
      '/preview/x',
      `${page}x/api/visitor/config`,
      '/preview/%00',
      '/preview/a/api/visitor/conversations',
    ])
      expect([path, (await scene.call(`GET ${path}`)).status]).toEqual([path, 404])
  })

  test('the visitor of a preview is nobody outside of it, and nobody of the team is inside', async () => {
    const { page } = await begin()
    const other = await begin(named('other'))
    const { conversation } = await other.call('GET ')
    expect((await scene.call(`GET ${page}/api/visitor/conversations/${conversation.id}`)).status).toBe(404)
    expect((await scene.call(`GET ${page}/api/conversations`, undefined, adminToken)).status).toBe(404)
    expect((await scene.call(`GET ${page}/api/flows`, undefined, adminToken)).status).toBe(404)
  })
})

describe('previews end', () => {
  test('with the next one of the same person and flow', async () => {
    const first = await begin()
    await begin()
    expect((await first.call('GET ')).error.code).toBe('preview_unknown')
    expect((await first.visit('GET /config')).status).toBe(404)
  })

  test('when their person has more than four, the one that was used least lately', async () => {
    const all = []
    for (const id of ['p1', 'p2', 'p3', 'p4', 'p5']) {
      all.push(await begin(named(id)))
      scene.clock.advance(1_000)
    }
    const left = await Promise.all(all.map(async ({ call }) => (await call('GET ')).error === undefined))
    expect(left).toEqual([false, true, true, true, true])
  })

  test('after half an hour without use', async () => {
    const preview = await begin()
    scene.clock.advance(29 * 60_000)
    expect(await preview.nodes()).toEqual(['topic'])
    scene.clock.advance(31 * 60_000)
    expect((await preview.call('GET ')).error.code).toBe('preview_unknown')
  })

  test('when somebody says so', async () => {
    const preview = await begin()
    const waits = preview.call('GET ?after=1')
    expect(await preview.call('DELETE ')).toEqual({})
    expect((await waits).error?.code ?? 'ended').toMatch(/preview_unknown|ended/)
    expect((await preview.call('GET ')).error.code).toBe('preview_unknown')
  })
})

test('whatever is sent, the server does not break', async () => {
  const preview = await begin()
  const odd: readonly (readonly [string, unknown])[] = [
    ['POST /api/previews', { flow: null }],
    ['POST /api/previews', { flow: helloFlow, vars: { __proto__: 1, constructor: 2 } }],
    ['POST /api/previews', { flow: helloFlow, contact: { email: { deep: 1 } } }],
    [
      'POST /api/previews',
      {
        flow: {
          ...helloFlow,
          nodes: [
            { id: 'a', action: 'start' },
            { id: 'a', action: 'start' },
          ],
        },
      },
    ],
    ['POST /api/previews', { flow: { ...helloFlow, id: '../../etc' } }],
    ['POST /api/previews', { flow: helloFlow, language: 'x'.repeat(500) }],
    ['POST /api/previews', { flow: { ...helloFlow, channel: 'nowhere' } }],
    [`POST /api/previews/${preview.id}/skip`, { ms: 1e300 }],
    [`POST /api/previews/${preview.id}/skip`, { ms: -1 }],
    [`POST /api/previews/${preview.id}/skip`, { ms: 366 * 86_400_000 }],
    [`POST /api/previews/${preview.id}/pretend`, { vars: { 'a b': 1 } }],
    [`POST /api/previews/${preview.id}/agent`, { act: 'erase' }],
    [`POST /api/previews/${preview.id}/agent`, { act: 'give-back' }],
    [`POST /api/previews/${preview.id}/calls/none`, { outcome: 'ok' }],
    [`POST /api/previews/${preview.id}/say`, { choice: 'nothing' }],
    [`GET /api/previews/${preview.id}?after=x`, undefined],
    [`POST ${preview.page}/api/visitor/conversations`, { text: 'x'.repeat(20_000) }],
    [`POST ${preview.page}/api/visitor/conversations`, '{"text":'],
    [`GET ${preview.page}//etc/passwd`, undefined],
    [`GET ${preview.page}/..%2f..%2fapi/flows`, undefined],
  ]
  for (const [what, body] of odd) {
    const { status } = await scene.call(what, body, adminToken)
    expect([what, body, status < 500]).toEqual([what, body, true])
  }
  expect((await begin()).page).toMatch(/^\/preview\//)
})
