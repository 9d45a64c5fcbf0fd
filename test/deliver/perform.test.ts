import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { field } from '../../plugins/kit/index.ts'
import { type Job, tryAgain } from '../../plugins/kit/server.ts'
import { ParleyError } from '../../runtime/errors/parley-error.ts'
import { loopbackHost, performScene } from '../rig/perform-scene.ts'

const throws = (error: unknown) => ({
  perform: async () => {
    await Promise.resolve()
    throw error
  },
})
const never = { perform: () => new Promise(() => {}) }

describe('a call', () => {
  it('has its config, input, key and try, and is heard as performed', async () => {
    const seen: unknown[] = []
    const half = {
      result: z.object({ n: z.int() }),
      perform: ({ config, input, key, attempt }: Job<unknown>) => {
        seen.push({ config, input, key, attempt })
        return Promise.resolve({ n: 1, more: 2 })
      },
    }
    const heard = await performScene().once(half, { input: { a: 1 }, attempts: 2, id: 'e7' }, { city: 'Aarhus' })
    expect(heard).toEqual({ type: 'performed', result: { n: 1 } })
    expect(seen).toEqual([{ config: { city: 'Aarhus' }, input: { a: 1 }, key: 'e7', attempt: 2 }])
  })

  it.each([
    [undefined, 15_000],
    [{ limitMs: 200 }, 200],
    [{ limitMs: 1 }, 100],
    [{ limitMs: 3_600_000 }, 60_000],
    [{ limitMs: Number.NaN }, 15_000],
  ])('that takes longer than it may has failed at once: %j', async (performing, limitMs) => {
    const { once, clock } = performScene()
    let outcome: unknown
    const signals: AbortSignal[] = []
    const half = {
      ...(performing ? { performing } : {}),
      perform: ({ signal }: Job<unknown>) => {
        signals.push(signal)
        return never.perform()
      },
    }
    const done = once(half).then(heard => {
      outcome = heard
    })
    while (signals.length === 0) await Promise.resolve()
    clock.advance(limitMs - 1)
    expect([outcome, signals[0]?.aborted]).toEqual([undefined, false])
    clock.advance(1)
    await done
    expect(outcome).toMatchObject({ type: 'failed', error: { code: 'target_timeout' } })
    expect(signals[0]?.aborted).toBe(true)
  })

  it.each([
    [new Error('broken'), 'failed', 'broken'],
    [Object.assign(new Error('used up'), { code: 'quota' }), 'quota', 'used up'],
    [Object.assign(new Error('odd'), { code: 'No Code!' }), 'failed', 'odd'],
    [new ParleyError('target_refused', { target: 'x' }), 'target_refused', 'target_refused {"target":"x"}'],
    ['a text', 'failed', 'a text'],
    [undefined, 'failed', 'undefined'],
  ])('that throws has failed at once, with the code of its own: %s', async (error, code, message) => {
    expect(await performScene().once(throws(error))).toEqual({ type: 'failed', error: { code, message } })
  })

  it('that brings back what does not fit has failed', async () => {
    const half = { result: z.object({ n: z.int() }), perform: () => Promise.resolve({ n: 'x' }) }
    expect(await performScene().once(half)).toMatchObject({ type: 'failed', error: { code: 'result_invalid' } })
  })

  it('of a plugin that is gone has failed', async () => {
    const { perform } = performScene()
    const effect = { id: 'e', frame: 0, visit: 1, flow: 'f', version: 1, node: 'n', action: 'gone', input: null, at: 0 }
    expect(await perform({ ...effect, conversation: 'c', attempts: 1 })).toMatchObject({ error: { code: 'plugin_gone' } })
  })
})

describe('another try', () => {
  it.each([
    [tryAgain('busy'), 1, 1_000],
    [tryAgain('busy'), 2, 5_000],
    [tryAgain('busy', { afterMs: 2_500 }), 1, 2_500],
    [tryAgain('busy', { afterMs: -1 }), 1, 0],
    [tryAgain('busy', { afterMs: 86_400_000 }), 1, 600_000],
    [new ParleyError('target_failed', { target: 'x' }), 1, 1_000],
    [new ParleyError('target_timeout', { target: 'x' }), 2, 5_000],
  ])('follows %s at try %i, after %i ms', async (error, attempts, waitMs) => {
    const { once, lines } = performScene()
    const heard = await once(throws(error), { attempts })
    expect(heard).toMatchObject({ type: 'again' })
    expect(heard.type === 'again' && heard.retryMs[attempts - 1]).toBe(waitMs)
    expect(lines).toMatchObject([{ level: 'warn', plugin: 'plugin', conversation: 'c1', node: 'n', attempt: attempts }])
    expect(lines[0]?.message).toContain(`${waitMs} ms`)
  })

  it.each([
    [undefined, 3],
    [{ tries: 1 }, 1],
    [{ tries: 5 }, 5],
    [{ tries: 99 }, 5],
    [{ tries: 0 }, 1],
  ])('is not made once there were as many as the plugin says: %j', async (performing, most) => {
    const { once } = performScene()
    const half = { ...throws(tryAgain('busy')), ...(performing ? { performing } : {}) }
    const outcomes: string[] = []
    for (let attempts = 1; attempts <= most + 1; attempts += 1) outcomes.push((await once(half, { attempts })).type)
    expect(outcomes).toEqual([...Array<string>(most - 1).fill('again'), 'failed', 'failed'])
  })
})

describe('the fetch of a job', () => {
  const calls = (url: string, hosts: readonly string[]) => ({
    hosts,
    perform: async ({ fetch }: Job<unknown>) => (await fetch(url)).status,
  })

  it('reaches the hosts that the plugin names', async () => {
    const host = await loopbackHost((_, response) => void response.end('ok'))
    const { once } = performScene({}, { places: [host.place] })
    for (const hosts of [['127.0.0.1'], ['*'], ['other.test', '127.0.0.1']])
      expect(await once(calls(host.url, hosts))).toEqual({ type: 'performed', result: 200 })
    expect(host.heard).toHaveLength(3)
  })

  it.each([
    [[], 'http://127.0.0.1/'],
    [['example.com'], 'http://127.0.0.1/'],
    [['example.com'], 'https://api.example.com/'],
    [['*.example.com'], 'https://example.com/'],
    [['*.example.com'], 'https://notexample.com/'],
    [['*.example.com'], 'https://example.com.evil.test/'],
    [['api.example.com'], 'https://api.example.com.evil.test/'],
    [['api.example.com'], 'https://api.example.com@evil.test/'],
  ])('of %j does not reach %s', async (hosts, url) => {
    expect(await performScene().once(calls(url, hosts))).toMatchObject({ type: 'failed', error: { code: 'host_not_permitted' } })
  })

  it.each([
    [['*.example.com'], 'https://a.b.EXAMPLE.com./'],
    [['API.example.com'], 'https://api.example.com/'],
  ])('of %j may reach %s', async (hosts, url) => {
    // A scheme that nothing is sent by: what is permitted goes on to the next rule.
    const heard = await performScene().once(calls(url.replace('https', 'ftp'), hosts))
    expect(heard).toMatchObject({ type: 'failed', error: { code: 'target_refused' } })
  })

  it('is not led to a host that the plugin does not name', async () => {
    const other = await loopbackHost((_, response) => void response.end('secret'))
    const elsewhere = other.url.replace('127.0.0.1', 'localhost')
    const host = await loopbackHost((_, response) => void response.writeHead(302, { location: elsewhere }).end())
    const { once } = performScene({}, { places: [host.place, other.place.replace('127.0.0.1', 'localhost')] })
    expect(await once(calls(host.url, ['127.0.0.1']))).toMatchObject({ error: { code: 'host_not_permitted' } })
    expect(other.heard).toEqual([])
  })

  it('is tried again when nothing answers, three times in all', async () => {
    const host = await loopbackHost(request => void request.socket.destroy())
    const { once } = performScene({}, { places: [host.place] })
    const outcomes: string[] = []
    for (const attempts of [1, 2, 3]) outcomes.push((await once(calls(host.url, ['*']), { attempts })).type)
    expect([outcomes, host.heard.length]).toEqual([['again', 'again', 'failed'], 3])
  })
})

describe('a secret', () => {
  const kept = { 'plugin:plugin key': 'p4ss w/rd"', 'plugin:plugin other': 'hidden', 'plugin:plugin held': 'kept' }
  const opens = (name: string) => ({
    secrets: ['key', 'unset'],
    perform: async ({ secret }: Job<unknown>) => (await secret(name)).length,
  })

  it('opens when the plugin names it, and nothing else does', async () => {
    const { once } = performScene({}, { kept })
    expect(await once(opens('key'))).toEqual({ type: 'performed', result: 10 })
    expect(await once(opens('other'))).toMatchObject({ error: { code: 'secret_not_permitted' } })
    expect(await once(opens('__proto__'))).toMatchObject({ error: { code: 'secret_not_permitted' } })
    expect(await once(opens('unset'))).toMatchObject({ error: { code: 'secret_missing' } })
  })

  it('opens when a field of the config holds its name, and not when another field does', async () => {
    const { once } = performScene({}, { kept })
    const config = z.object({ key: field.secret(), name: z.string() })
    expect(await once({ ...opens('held'), config }, {}, { key: 'held', name: 'x' })).toEqual({ type: 'performed', result: 4 })
    expect(await once({ ...opens('held'), config }, {}, { key: 'x', name: 'held' })).toMatchObject({
      error: { code: 'secret_not_permitted' },
    })
  })

  it('is taken out of results, errors and logs, however it is written there, also in a later call', async () => {
    const { once, lines } = performScene({}, { kept })
    const value = kept['plugin:plugin key']
    const forms = [value, encodeURIComponent(value), JSON.stringify(value), btoa(value), Buffer.from(value).toString('hex')]
    const tells = {
      secrets: ['key'],
      perform: async ({ secret, log }: Job<unknown>) => {
        await secret('key')
        log(`with ${value}`, { [value]: [value], error: new Error(value) })
        return { echo: forms, [value]: { deep: `Basic ${btoa(value)}` } }
      },
    }
    const performed = await once(tells)
    const error = Object.assign(new Error(`the header was ${value}`), { code: 'refused' })
    const failed = await once({ ...throws(error) })
    const again = await once({ ...throws(tryAgain(`again with ${value}`)) })
    expect(performed).toMatchObject({ type: 'performed' })
    expect([failed, again.type]).toEqual([
      { type: 'failed', error: { code: 'refused', message: 'the header was [secret]' } },
      'again',
    ])
    const all = JSON.stringify([performed, failed, again, lines])
    for (const form of forms) expect(all).not.toContain(form)
    expect(all).not.toContain('p4ss')
  })
})

it('what a job logs is a line with plugin, conversation, node and try, whatever it is given', async () => {
  const { once, lines } = performScene()
  const round: Record<string, unknown> = {}
  round.self = round
  const half = {
    perform: ({ log }: Job<unknown>) => {
      log('asked', { status: 200, late: undefined, big: 'x'.repeat(9_000) })
      log('round', round)
      log('x'.repeat(5_000))
      return Promise.resolve(null)
    },
  }
  await once(half, { attempts: 2 })
  expect(lines).toMatchObject([
    { level: 'info', plugin: 'plugin', conversation: 'c1', node: 'n', attempt: 2, message: 'asked' },
    { message: 'round', data: '[cannot be written]' },
    {},
  ])
  expect(JSON.stringify(lines).length).toBeLessThan(8_000)
})
