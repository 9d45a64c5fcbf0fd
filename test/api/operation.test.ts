import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApi } from '../../runtime/api/create-api.ts'
import { createMetrics } from '../../runtime/api/metrics.ts'
import { readSettings } from '../../runtime/settings/settings.ts'
import { type ApiScene, adminToken, createApiScene, helloFlow } from '../rig/api-scene.ts'
import { flowOf } from '../rig/flow-of.ts'

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene({ PRIVATE_TARGETS: '' })
  await scene.publish(helloFlow)
})
afterAll(() => scene.close())

test('alive means that it answers; ready that all is loaded and the store takes a write', async () => {
  expect((await scene.call('GET /livez')).json).toEqual({ alive: true })
  expect((await scene.call('GET /readyz')).json).toMatchObject({ ready: true, backlog: { deadLetters: 0 } })
  expect((await scene.call('HEAD /readyz')).status).toBe(200)
  scene.health.isReady = false
  const loading = await scene.call('GET /readyz')
  expect(loading).toMatchObject({ status: 503, json: { error: { code: 'not_ready', details: { loaded: false } } } })
  expect(loading.headers['retry-after']).toBe('1')
  scene.health.isReady = true
})

test('a store that cannot write makes it not ready, and visitors are told to come back', async () => {
  const other = await createApiScene()
  await other.publish(helloFlow)
  const token = await other.visitor()
  await other.runtime.store.close()
  const ready = await other.call('GET /readyz')
  expect([ready.status, ready.json.error.code]).toEqual([503, 'store_unavailable'])
  const begun = await other.call('POST /api/visitor/conversations', { clientMsgId: 'a', text: 'hi' }, token)
  expect([begun.status, begun.json.error.code, begun.headers['retry-after']]).toEqual([503, 'store_unavailable', '2'])
  expect((await other.call('GET /livez')).status).toBe(200)
  const metrics = await other.call('GET /metrics')
  expect([metrics.status, metrics.text.includes('parley_http_requests_total')]).toEqual([200, true])
  await other.app.close()
})

test('once it is told to stop it takes nothing new, and says when to come back; its state can still be seen', async () => {
  scene.health.isClosing = true
  for (const what of ['POST /api/visitor', 'GET /api/flows', 'GET /nothing']) {
    const { status, json, headers } = await scene.call(what)
    expect([status, json.error.code, headers['retry-after'], headers.connection], what).toEqual([
      503,
      'shutting_down',
      '2',
      'close',
    ])
  }
  expect((await scene.call('GET /livez')).status).toBe(200)
  expect((await scene.call('GET /metrics')).status).toBe(200)
  expect((await scene.call('GET /readyz')).json.error.code).toBe('shutting_down')
  scene.health.isClosing = false
})

test('metrics count turns, commits and requests by route, never by what a caller wrote', async () => {
  const metrics = createMetrics({ store: scene.runtime.store, clock: scene.clock, waiting: () => 3 })
  metrics.committed({ ms: 12, halted: false })
  metrics.committed({ ms: 12, halted: true })
  metrics.batched(2)
  const health = { ready: () => true, shuttingDown: () => false }
  const app = createApi({ ...scene.runtime, settings: readSettings({ LOG_LEVEL: 'silent' }), health, metrics })
  await app.inject('/livez')
  await app.inject('/secret-4711?token=secret')
  await app.inject('/api/visitor/conversations/secret-4711')
  const { body } = await app.inject('/metrics')
  await app.close()
  expect(body).toContain('parley_turns_total{halted="true"} 1')
  expect(body).toContain('parley_turn_seconds_count 2')
  expect(body).toContain('parley_commit_turns_sum 2')
  expect(body).toContain('parley_turns_waiting 3')
  expect(body).toContain('parley_http_requests_total{method="GET",route="/livez",status="200"} 1')
  expect(body).toContain('parley_http_requests_total{method="GET",route="none",status="404"} 1')
  expect(body).toContain('route="/api/visitor/conversations/:id",status="401"')
  expect(body).toContain('nodejs_eventloop_lag_p99_seconds')
  expect(body).not.toContain('4711')
})

test('work that was given up is listed with its last error, and can be tried again', async () => {
  await scene.publish(
    flowOf('calls', [
      ['start', 'start', {}, { next: 'call' }],
      ['call', 'webhook', { url: 'https://127.0.0.1/hook' }],
    ]),
  )
  await scene.call('POST /api/visitor/conversations', { flow: 'calls', clientMsgId: 'a' })
  const { effects } = scene.runtime.store
  const [leased] = await effects.lease(scene.clock.now(), 10_000, 1)
  await effects.bury(leased?.id ?? '', 'no answer, five times')
  const dead = await scene.call('GET /api/effects/dead', undefined, adminToken)
  expect(dead.json.effects).toMatchObject([
    { flow: 'calls', node: 'call', action: 'webhook', attempts: 1, error: 'no answer, five times' },
  ])
  const [{ id }] = dead.json.effects
  expect((await scene.call(`POST /api/effects/${id}/replay`, {}, adminToken)).json).toEqual({ replayed: true })
  expect((await scene.call(`POST /api/effects/${id}/replay`, {}, adminToken)).json.error.code).toBe('effect_unknown')
  expect((await scene.call('GET /api/effects/dead', undefined, adminToken)).json.effects).toEqual([])
})
