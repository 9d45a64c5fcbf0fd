import fc from 'fast-check'
import { SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { createManualClock } from '../../runtime/clock/manual-clock.ts'
import { createIdentities } from '../../runtime/people/identities.ts'

const hour = 3_600_000
const secret = 'a-secret-of-this-installation-that-nobody-knows'
const ada = { channel: 'website', email: 'ada@corp.com', firstName: 'Ada' }

function createScene() {
  const clock = createManualClock(1_800_000_000_000)
  let ids = 0
  const next = (): number => {
    ids += 1
    return ids
  }
  const createId = (): string => `00000000-0000-4000-8000-${String(next()).padStart(12, '0')}`
  return { clock, identities: createIdentities(secret, clock, createId) }
}

describe('a token of a site', () => {
  test('says who the visitor is, on every device the same, for twelve hours', async () => {
    const { clock, identities } = createScene()
    const first = await identities.issue(ada)
    const second = await identities.issue({ channel: 'website', email: 'ada@corp.com' })
    expect(first.expiresAt).toBe(clock.now() + 12 * hour)
    const read = await identities.read(first.token)
    expect(read).toMatchObject(ada)
    expect((await identities.read(second.token))?.visitor).toBe(read?.visitor)
    clock.advance(12 * hour - 1_000)
    expect(await identities.read(first.token)).toMatchObject(ada)
    clock.advance(1_000)
    expect(await identities.read(first.token)).toBeUndefined()
  })

  test('names somebody else on another channel, and for another address', async () => {
    const { identities } = createScene()
    const visitors = await Promise.all(
      [ada, { ...ada, channel: 'shop' }, { ...ada, email: 'bob@corp.com' }].map(async about => {
        const { token } = await identities.issue(about)
        return (await identities.read(token))?.visitor
      }),
    )
    expect(new Set(visitors).size).toBe(3)
  })

  test('of another key, algorithm, issuer, or without what it must hold, is none', async () => {
    const { clock, identities } = createScene()
    const now = Math.floor(clock.now() / 1_000)
    const good = await identities.issue(ada)
    const visitor = (await identities.read(good.token))?.visitor ?? ''
    const claims = {
      iss: 'parley',
      aud: 'website',
      sub: visitor,
      email: 'ada@corp.com',
      jti: 'j'.repeat(20),
      iat: now,
      exp: now + 3_600,
    }
    const sign = (payload: object, header: { alg: string; typ?: string } = { alg: 'HS256', typ: 'JWT' }, key = secret) =>
      new SignJWT({ ...payload }).setProtectedHeader(header).sign(new TextEncoder().encode(key))
    expect(await identities.read(await sign(claims))).toMatchObject({ email: 'ada@corp.com' })
    const bare = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const bad = [
      await sign(claims, undefined, 'another-key-that-somebody-has-made-up'),
      await sign(claims, { alg: 'HS512', typ: 'JWT' }),
      await sign(claims, { alg: 'HS256' }),
      await sign({ ...claims, iss: 'somebody' }),
      await sign({ ...claims, exp: now }),
      await sign({ ...claims, exp: now + 365 * 86_400, iat: now - 13 * 3_600 }),
      await sign({ ...claims, iat: now + 3_600 }),
      await sign({ ...claims, nbf: now + 60 }),
      await sign({ ...claims, email: 'eve@corp.com' }),
      await sign({ ...claims, aud: 'shop' }),
      await sign({ ...claims, aud: ['website', 'shop'] }),
      await sign({ ...claims, email: { $regex: '^a' } }),
      await sign({ ...claims, email: '' }),
      await sign({ ...claims, sub: ['v'] }),
      ...(await Promise.all(
        (['iss', 'aud', 'sub', 'email', 'jti', 'iat', 'exp'] as const).map(name => {
          const { [name]: _gone, ...rest } = claims
          return sign(rest)
        }),
      )),
      `${bare({ alg: 'none', typ: 'JWT' })}.${bare(claims)}.`,
      `${bare({ alg: 'None' })}.${bare(claims)}.x`,
      '..',
      'a.b.c',
      `${good.token}.`,
      good.token.slice(0, -1),
    ]
    for (const token of bad) expect(await identities.read(token), token).toBeUndefined()
  })

  test('that was tampered with is none: 20,000 times', async () => {
    const { identities } = createScene()
    const { token } = await identities.issue(ada)
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.='
    const tampered = fc
      .record({ at: fc.nat(token.length - 1), letter: fc.constantFrom(...letters.split('')), kind: fc.nat(3) })
      .map(({ at, letter, kind }) => {
        const [before, after] = [token.slice(0, at), token.slice(at + 1)]
        return [before + after, before + letter + token.slice(at), before + letter + after, before][kind] ?? ''
      })
    // The last letter of a signature has two bits that say nothing: such a token is the same one, spelled otherwise.
    const signature = (text: string): string => Buffer.from(text.split('.')[2] ?? '', 'base64url').toString('hex')
    const isSame = (text: string): boolean =>
      text.slice(0, text.lastIndexOf('.')) === token.slice(0, token.lastIndexOf('.')) && signature(text) === signature(token)
    const texts = fc.sample(tampered, { numRuns: 20_000, seed: 7 }).filter(text => !isSame(text))
    expect(texts.length).toBeGreaterThan(19_000)
    let accepted = 0
    for (const text of texts) if (await identities.read(text)) accepted += 1
    expect(accepted).toBe(0)
  })
})
