import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTokens, type Tokens } from '../../plugins/email/server/oauth/create-tokens.ts'
import { type PretendLine, pretendLine } from '../rig/mail-scene.ts'
import { createTokenServer, type TokenServer, xoauth2In } from '../simulators/mail/token-server.ts'

const user = 'support@brand.example'
let server: TokenServer
let scene: PretendLine
let tokens: Tokens
let channels = 0

beforeAll(async () => {
  server = await createTokenServer(user)
})
afterAll(() => server.close())
beforeEach(() => {
  server.asked.length = 0
  server.faults.says.length = 0
  server.faults.slow = undefined
  server.faults.keepsToken = false
  channels += 1
  const how = { signIn: 'oauth', provider: 'other', tokenUrl: server.url, clientId: 'app' } as const
  scene = pretendLine({ address: user, ...how }, `post-${channels}`)
  scene.secrets.set('client-secret', 'app secret')
  scene.secrets.set('refresh-token', server.signIn())
  tokens = open()
})

/** The channel is opened, as after a start or when its settings change. */
const open = (): Tokens => createTokens({ ...scene.line, fetch })
const kept = (): string | undefined => scene.secrets.get('refresh-token')
const troubleOf = async (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => undefined,
    (error: { trouble?: string }) => error.trouble ?? error,
  )

describe('an access token', () => {
  it('is asked for once however many need one, and again when less than five minutes are left', async () => {
    let go = (): void => {}
    server.faults.slow = new Promise(resolve => {
      go = resolve
    })
    const all = [tokens.current(), tokens.current(), tokens.renewed('of yesterday')]
    await expect.poll(() => server.asked.length).toBe(1)
    go()
    const [first] = await Promise.all(all)
    expect(new Set(await Promise.all(all)).size).toBe(1)
    expect([server.accepts(user, first ?? ''), server.asked.length]).toEqual([true, 1])
    scene.clock.advance(3_300_000 - 1)
    expect(await tokens.current()).toBe(first)
    scene.clock.advance(1)
    const second = await tokens.current()
    expect([second === first, server.asked.length, server.mostAtOnce]).toEqual([false, 2, 1])
  })

  it('that a mail server has refused is replaced once, and one of a moment ago is not', async () => {
    const first = await tokens.current()
    expect(await tokens.renewed(first)).toBeUndefined()
    scene.clock.advance(60_000)
    const second = await tokens.renewed(first)
    expect(await tokens.renewed(first)).toBe(second)
    expect(await tokens.current()).toBe(second)
    expect(server.asked).toHaveLength(2)
  })

  it('that still holds is used while the provider is away', async () => {
    const first = await tokens.current()
    scene.clock.advance(3_400_000)
    server.faults.says.push({ status: 503, body: 'later' }, { status: 503, body: 'later' })
    expect(await tokens.current()).toBe(first)
    scene.clock.advance(200_000)
    expect(await troubleOf(tokens.current())).toBe('token-server')
    expect(await tokens.current()).not.toBe(first)
  })
})

describe('a refresh token', () => {
  it('that the provider replaces is kept before anybody gets the access token', async () => {
    const before = kept()
    await tokens.current()
    expect([kept() === before, kept()?.startsWith('refresh-')]).toEqual([false, true])
    scene.clock.advance(3_600_000)
    await tokens.current()
    expect(server.asked.map(form => form['refresh_token'])).toEqual([before, expect.stringMatching(/^refresh-/)])
    await open().current()
    expect(server.asked[2]?.['refresh_token']).not.toBe(server.asked[1]?.['refresh_token'])
  })

  it('that stays the same is left alone', async () => {
    server.faults.keepsToken = true
    const before = kept()
    await tokens.current()
    expect(kept()).toBe(before)
  })

  it('that cannot be kept now is kept by whoever asks next, also once the channel was opened anew', async () => {
    const before = kept()
    scene.unkeepable.push(new Error('the disk is full'), new Error('the disk is full'))
    await expect(tokens.current()).rejects.toThrow('full')
    await expect(tokens.current()).rejects.toThrow('full')
    expect([kept(), server.asked.length]).toEqual([before, 1])
    expect(server.accepts(user, await open().current())).toBe(true)
    expect(server.asked[1]?.['refresh_token']).not.toBe(before)
  })

  it('is not lost when the server is killed before it was kept: the one before is good until the new one was used', async () => {
    const before = kept()
    // Killed: whatever was under way never ends, and nothing of it is there any more.
    const killed = createTokens({ ...scene.line, id: 'killed', fetch, replaceSecret: () => new Promise(() => {}) })
    void killed.current()
    await expect.poll(() => server.asked.length).toBe(1)
    expect(kept()).toBe(before)
    expect(server.accepts(user, await tokens.current())).toBe(true)
    expect(kept()).not.toBe(before)
  })

  it('is used by one opening of the channel at a time', async () => {
    await Promise.all([tokens.current(), open().current(), open().current()])
    expect(new Set(server.asked.map(form => form['refresh_token'])).size).toBe(3)
  })

  it('that somebody has set meanwhile stays', async () => {
    let go = (): void => {}
    server.faults.slow = new Promise(resolve => {
      go = resolve
    })
    const asked = tokens.current()
    await expect.poll(() => server.asked.length).toBe(1)
    scene.secrets.set('refresh-token', 'of a person')
    go()
    await asked
    expect(kept()).toBe('of a person')
  })
})

describe('a provider', () => {
  it('that has ended the permission is asked rarely, until there are new secrets', async () => {
    server.faults.revoked = true
    expect(await troubleOf(tokens.current())).toBe('disconnected')
    scene.clock.advance(300_000)
    expect([await troubleOf(tokens.current()), server.asked.length]).toEqual(['disconnected', 1])
    scene.secrets.set('refresh-token', server.signIn())
    expect(server.accepts(user, await open().current())).toBe(true)
  })

  it('that does not know the app, or has no secret of it, says so', async () => {
    scene.secrets.set('client-secret', 'another')
    expect(await troubleOf(tokens.current())).toBe('app-refused')
    scene.secrets.delete('client-secret')
    scene.secrets.delete('refresh-token')
    scene.secret = Object.assign(new Error('no secret'), { code: 'secret_missing' })
    expect(await troubleOf(open().current())).toBe('tokens-missing')
    scene.secrets.set('refresh-token', server.signIn())
    expect(await troubleOf(open().current())).toBe('app-refused')
    expect(Object.keys(server.asked.at(-1) ?? {})).not.toContain('client_secret')
  })

  it.each([
    ['no JSON', 200, '<html>hello</html>', 'token-server'],
    ['no token', 200, '{"token_type":"Bearer"}', 'token-server'],
    ['a token that is none', 200, '{"access_token":[1]}', 'token-server'],
    ['nothing at all', 500, '', 'token-server'],
    ['too many', 429, '{"error":"invalid_grant"}', 'token-server'],
    ['not now', 400, '{"error":"temporarily_unavailable"}', 'token-server'],
    ['a second step', 400, '{"error":"interaction_required"}', 'disconnected'],
    ['a scope it does not know', 400, '{"error":"invalid_scope"}', 'app-refused'],
  ])('that answers with %s is told apart', async (_, status, body, trouble) => {
    server.faults.says.push({ status, body })
    expect(await troubleOf(tokens.current())).toBe(trouble)
  })

  it('that repeats what it was sent brings no secret onto a screen', async () => {
    const echo = `${kept()} and app secret`
    server.faults.says.push({ status: 401, body: JSON.stringify({ error: 'invalid_client', error_description: echo }) })
    await expect(tokens.current()).rejects.toThrow(/^invalid_client: … and …$/)
  })

  it('that nobody reaches is a token server that gives none', async () => {
    tokens = createTokens({ ...scene.line, fetch: () => Promise.reject(new Error('ECONNREFUSED')) })
    expect(await troubleOf(tokens.current())).toBe('token-server')
  })
})

it('what a client signs in with is read as the protocol has it', () => {
  expect(xoauth2In('dXNlcj1hQGIuYwFhdXRoPUJlYXJlciBUT0tFTgEB')).toEqual({ user: 'a@b.c', token: 'TOKEN' })
})
