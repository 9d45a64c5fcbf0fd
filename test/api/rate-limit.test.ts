import { afterEach, describe, expect, test } from 'vitest'
import { createRateLimit } from '../../runtime/api/rate-limit.ts'
import { createManualClock } from '../../runtime/clock/manual-clock.ts'
import { addressKey } from '../../runtime/people/address-key.ts'
import { type ApiScene, adminToken, createApiScene, helloFlow, type Reply } from '../rig/api-scene.ts'

describe('a bucket', () => {
  test('gives a burst, then one each time it has filled, and says how long that takes', () => {
    const clock = createManualClock()
    const take = createRateLimit({ perSecond: 0.5, burst: 2 }, clock)
    expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 2])
    expect(take('b')).toBe(0)
    clock.advance(1_999)
    expect(take('a')).toBe(1)
    clock.advance(1)
    expect([take('a'), take('a')]).toEqual([0, 2])
    clock.advance(3_600_000)
    expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 2])
  })

  test('locks nobody out when the clock is set back', () => {
    const clock = createManualClock()
    const take = createRateLimit({ perSecond: 1, burst: 1 }, clock)
    take('a')
    clock.advance(-3_600_000)
    expect(take('a')).toBe(1)
    clock.advance(1_000)
    expect(take('a')).toBe(0)
  })

  test('remembers so many callers and no more: the quietest are forgotten first', () => {
    const take = createRateLimit({ perSecond: 0.001, burst: 1 }, createManualClock(), 3)
    for (const key of ['a', 'b', 'c']) take(key)
    expect(take('a')).toBeGreaterThan(0)
    take('d')
    expect(take('a')).toBeGreaterThan(0)
    expect(take('b')).toBe(0)
  })
})

test('an IPv6 caller is counted by network, an IPv4 one by address however it is written', () => {
  expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe(addressKey('2001:db8:1:2::9'))
  expect(addressKey('2001:db8:1:3::9')).not.toBe(addressKey('2001:db8:1:2::9'))
  expect(addressKey('2001:db8::')).toBe('2001:db8:0:0')
  expect(addressKey('::1')).toBe('0:0:0:0')
  expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0')
  expect(addressKey('::ffff:192.0.2.1')).toBe(addressKey('192.0.2.1'))
})

describe('the API', () => {
  let scene: ApiScene
  afterEach(() => scene.close())

  const limited = (reply: Reply, seconds: number): void => {
    expect(reply).toMatchObject({
      status: 429,
      json: { error: { code: 'rate_limited' } },
      headers: { 'retry-after': String(seconds) },
    })
    expect(reply.json.error.message).toContain(`${seconds} s`)
  }

  test('limits new conversations and visitors by address, whatever the header says', async () => {
    scene = await createApiScene({ RATE_LIMITS: 'newVisitorsPerMinutePerIp=2' })
    await scene.publish(helloFlow)
    const begin = (spoofed: string): Promise<Reply> =>
      scene.call('POST /api/visitor/conversations', {}, undefined, { 'x-forwarded-for': spoofed })
    for (const at of [1, 2, 3, 4, 5]) expect((await begin(`192.0.2.${at}`)).status).toBe(201)
    limited(await begin('192.0.2.99'), 12)
    scene.clock.advance(12_000)
    expect((await begin('192.0.2.1')).status).toBe(201)
    for (const _ of [1, 2]) expect((await scene.call('POST /api/visitor', {})).status).toBe(201)
    limited(await scene.call('POST /api/visitor', {}), 30)
    expect((await scene.inject({ method: 'POST', url: '/api/visitor', remoteAddress: '198.51.100.7' })).status).toBe(201)
  })

  test('behind a proxy counts the address that the proxy saw, not what its caller wrote', async () => {
    scene = await createApiScene({ RATE_LIMITS: 'newVisitorsPerMinutePerIp=1', TRUST_PROXY: '1' })
    const come = (header: string): Promise<Reply> => scene.call('POST /api/visitor', {}, undefined, { 'x-forwarded-for': header })
    expect((await come('203.0.113.1, 198.51.100.1')).status).toBe(201)
    limited(await come('203.0.113.2, 198.51.100.1'), 60)
    expect((await come('203.0.113.1, 198.51.100.2')).status).toBe(201)
    expect((await come("'; drop table, garbage")).status).toBeLessThan(500)
  })

  test('limits messages by visitor', async () => {
    scene = await createApiScene({ RATE_LIMITS: 'newConversationsPerMinutePerIp=off,messagesBurst=3' })
    await scene.publish(helloFlow)
    const begin = async (): Promise<(at: number) => Promise<Reply>> => {
      const { json } = await scene.call('POST /api/visitor/conversations', {})
      return at =>
        scene.call(
          `POST /api/visitor/conversations/${json.conversation.id}/messages`,
          { clientMsgId: `m${at}`, text: 'hi' },
          json.visitor,
        )
    }
    const one = await begin()
    const other = await begin()
    for (const at of [1, 2, 3]) expect((await one(at)).status).toBe(200)
    limited(await one(4), 1)
    expect((await other(1)).status).toBe(200)
    scene.clock.advance(1_000)
    expect((await one(4)).status).toBe(200)
  })

  test('limits the team’s side by token, and lets nobody spend it who has none', async () => {
    scene = await createApiScene({ RATE_LIMITS: 'apiBurst=2,apiPerSecondPerToken=1' })
    for (const _ of [1, 2, 3]) expect((await scene.call('GET /api/flows', undefined, 'wrong')).status).toBe(401)
    for (const _ of [1, 2]) expect((await scene.call('GET /api/flows', undefined, adminToken)).status).toBe(200)
    limited(await scene.call('GET /api/flows', undefined, adminToken), 1)
    expect((await scene.call('GET /livez')).status).toBe(200)
  })
})
