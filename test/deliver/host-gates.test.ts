import { describe, expect, it } from 'vitest'
import type { Job } from '../../plugins/kit/server.ts'
import { createMetrics } from '../../runtime/api/metrics.ts'
import { createManualClock } from '../../runtime/clock/manual-clock.ts'
import { createBulkhead } from '../../runtime/deliver/bulkhead.ts'
import { createHostGates } from '../../runtime/deliver/host-gates.ts'
import { ParleyError } from '../../runtime/errors/parley-error.ts'
import { loopbackHost, performScene } from '../rig/perform-scene.ts'

const ok = () => Promise.resolve(new Response('ok'))
const answers = (status: number) => () => Promise.resolve(new Response(null, { status }))
const fails = (code: 'target_failed' | 'target_timeout' | 'target_refused' | 'target_too_large') => () =>
  Promise.reject(new ParleyError(code, { target: 'x' }))

function scene() {
  const clock = createManualClock()
  const gates = createHostGates(clock)
  const call = (how: () => Promise<Response>, host = 'a.test', plugin = 'p') =>
    gates.through(plugin, host, how).then(
      ({ status }) => status,
      (error: { code?: string; name: string }) => error.code ?? error.name,
    )
  const times = async (count: number, how: () => Promise<Response>): Promise<void> => {
    for (let done = 0; done < count; done += 1) await call(how)
  }
  const state = (host = 'a.test') => gates.states().find(gate => gate.host === host)?.state
  return { clock, gates, call, times, state }
}

describe('a breaker', () => {
  it.each([
    ['nothing that answers', fails('target_failed')],
    ['answers that are late', fails('target_timeout')],
    ['502', answers(502)],
    ['503', answers(503)],
    ['504', answers(504)],
  ])('opens after five times %s in a row, and then refuses at once', async (_, how) => {
    const { call, times, state } = scene()
    await times(4, how)
    expect(state()).toBe('closed')
    await times(1, how)
    expect(state()).toBe('open')
    let called = false
    const heard = await call(() => {
      called = true
      return ok()
    })
    expect([heard, called]).toEqual(['breaker_open', false])
  })

  it.each([
    ['an answer between', ok],
    ['an answer that says no', answers(404)],
    ['an error of the program behind', answers(500)],
  ])('is not opened when %s came between', async (_, how) => {
    const { times, state } = scene()
    await times(4, fails('target_failed'))
    await times(1, how)
    await times(4, fails('target_failed'))
    expect(state()).toBe('closed')
  })

  it.each([['target_refused'], ['target_too_large']] as const)(
    'is not opened by %s, which says nothing of the host',
    async code => {
      const { times, state } = scene()
      await times(20, fails(code))
      expect(state()).toBe('closed')
    },
  )

  it('lets one call try after 30 s: well, and it closes; badly, and it waits again', async () => {
    const { call, times, state, clock } = scene()
    await times(5, fails('target_failed'))
    clock.advance(29_999)
    expect(await call(ok)).toBe('breaker_open')
    clock.advance(1)
    expect(state()).toBe('half-open')
    let answer: (response: Response) => void = () => {}
    const probe = call(() => new Promise(resolve => (answer = resolve)))
    expect(await call(ok)).toBe('breaker_open')
    answer(new Response(null, { status: 503 }))
    expect([await probe, state()]).toEqual([503, 'open'])
    clock.advance(30_000)
    expect([await call(ok), state(), await call(ok)]).toEqual([200, 'closed', 200])
  })

  it('stands between one plugin and one host', async () => {
    const { call, times } = scene()
    await times(5, fails('target_failed'))
    expect(await call(ok, 'b.test')).toBe(200)
    expect(await call(ok, 'a.test', 'other')).toBe(200)
  })

  it('shows in the metrics, and says when it tries again', async () => {
    const { gates, clock, times, call } = scene()
    await times(5, fails('target_failed'))
    await call(ok, 'b.test')
    const backlog = () => Promise.resolve({ timersLate: 0, oldestTimerMs: 0, effectsDue: 0, deadLetters: 0 })
    const metrics = createMetrics({ store: { backlog } as never, clock, hosts: gates.states })
    const { text } = await metrics.render()
    expect(text).toContain('parley_breaker_state{plugin="p",host="a.test"} 2')
    expect(text).toContain('parley_breaker_state{plugin="p",host="b.test"} 0')
    clock.advance(10_000)
    const error = await gates.through('p', 'a.test', ok).catch((error: unknown) => error)
    expect(error).toMatchObject({ params: { host: 'a.test', failures: 5, seconds: 20 } })
  })

  it('is remembered for as many hosts as matter', async () => {
    const { gates, times, call, state } = scene()
    await times(5, fails('target_failed'))
    for (let host = 0; host < 700; host += 1) await call(ok, `h${host}.test`)
    expect(gates.states().length).toBeLessThanOrEqual(500)
    expect(state()).toBe('open')
  })
})

describe('the places of a host', () => {
  it('are eight; four more wait for two seconds, and whoever comes then is told to come back, each a little later', async () => {
    const { clock, call } = scene()
    let running = 0
    const forever = () => {
      running += 1
      return new Promise<Response>(() => {})
    }
    const outcomes: unknown[] = []
    for (let calls = 0; calls < 14; calls += 1) void call(forever).then(outcome => outcomes.push(outcome))
    await new Promise(resolve => setImmediate(resolve))
    expect([running, outcomes]).toEqual([8, ['Crowded', 'Crowded']])
    clock.advance(2_000)
    await new Promise(resolve => setImmediate(resolve))
    expect([running, outcomes.length]).toEqual([8, 6])
  })

  it('go from hand to hand, in the order they were asked for', async () => {
    const clock = createManualClock()
    const bulkhead = createBulkhead({ places: 1, waiting: 3, waitMs: 1_000 }, clock)
    const done: number[] = []
    let most = 0
    let running = 0
    await Promise.all(
      [1, 2, 3].map(id =>
        bulkhead.run(async () => {
          running += 1
          most = Math.max(most, running)
          await Promise.resolve()
          running -= 1
          done.push(id)
        }),
      ),
    )
    expect([done, most, bulkhead.isIdle]).toEqual([[1, 2, 3], 1, true])
    await expect(bulkhead.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(bulkhead.isIdle).toBe(true)
  })

  it('that are taken cost no try, also when the plugin hides why', async () => {
    const host = await loopbackHost(() => {})
    const { once } = performScene({}, { places: [host.place] })
    const half = {
      hosts: ['*'],
      perform: ({ fetch }: Job<unknown>) =>
        fetch(host.url).catch(() => {
          throw new Error('it did not work')
        }),
    }
    for (let calls = 0; calls < 12; calls += 1) void once(half)
    await expect.poll(() => host.heard.length).toBe(8)
    const heard = await once(half)
    expect(heard).toMatchObject({ type: 'later' })
    expect(heard.type === 'later' && heard.afterMs).toBeGreaterThan(0)
  })
})
