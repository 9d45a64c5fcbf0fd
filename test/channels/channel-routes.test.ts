import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene, helloFlow } from '../rig/api-scene.ts'

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene()
  await scene.publish(helloFlow)
})
afterAll(() => scene.close())

const call = (what: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  scene.call(what, body, adminToken, headers)
const shop = { revision: 0, kind: 'website', config: { name: 'Shop', origins: ['https://shop.example'] } }

test('channels are set up, read, listed and taken away', async () => {
  const before = await call('GET /api/channels')
  expect(before.json).toEqual([
    expect.objectContaining({ id: 'website', kind: 'website', revision: 0, config: expect.objectContaining({ name: 'Chat' }) }),
  ])
  const made = await call('PUT /api/channels/shop', shop)
  expect(made.json).toMatchObject({
    id: 'shop',
    revision: 1,
    config: { name: 'Shop', theme: 'auto', origins: ['https://shop.example'] },
  })
  expect((await call('GET /api/channels/shop')).json).toEqual(made.json)
  expect((await call('GET /api/channels')).json).toEqual([made.json, ...before.json])
  const changed = await call('PUT /api/channels/shop', { ...shop, revision: 1, config: made.json.config })
  expect(changed.json, 'what was read can be sent back').toEqual({ ...made.json, revision: 2 })
  expect((await call('DELETE /api/channels/shop')).json).toEqual({ removed: true })
  expect((await call('GET /api/channels/shop')).json.error.code).toBe('channel_unknown')
  expect((await call('DELETE /api/channels/shop')).json.error.code).toBe('channel_unknown')
  expect((await call('PUT /api/channels/shop', shop)).status, 'and set up anew').toBe(200)
  await call('DELETE /api/channels/shop')
})

test('what is stale, of no known kind, or not taken by its kind, is refused by its own code', async () => {
  const codeOf = async (body: object) => {
    const { status, json } = await call('PUT /api/channels/website', body)
    return [status, json.error.code, json.error.details]
  }
  await call('PUT /api/channels/website', { revision: 0, kind: 'website', config: {} })
  expect(await codeOf({ revision: 0, kind: 'website' })).toEqual([409, 'revision_stale', { revision: 1 }])
  expect(await codeOf({ revision: 1, kind: 'fax' })).toEqual([422, 'channel_kind_unknown', undefined])
  expect(await codeOf({ revision: 1, kind: 'website', config: { colour: 'red', offset: { side: -1, bottom: 0 } } })).toEqual([
    422,
    'channel_invalid',
    [expect.objectContaining({ path: 'colour' }), expect.objectContaining({ path: 'offset.side' })],
  ])
  expect(await codeOf({ revision: 1, kind: 'website', config: {}, origins: [] })).toEqual([
    400,
    'invalid_body',
    expect.anything(),
  ])
  expect((await call('GET /api/channels/website')).json.revision).toBe(1)
})

test('what does not fit is said at its field in the language of who asks, with a code for programs', async () => {
  const refused = async (kind: string, config: object) =>
    (await call('PUT /api/channels/wrong', { revision: 0, kind, config }, { 'accept-language': 'de' })).json.error
  const website = await refused('website', { origins: ['shop'], offset: { side: 300, bottom: 0 } })
  expect(website.details).toEqual([
    { path: 'origins.0', code: 'own', message: 'eine Website wie https://www.example.com schreiben' },
    { path: 'offset.side', code: 'too_large', params: { bound: 200 }, message: '200 oder weniger schreiben' },
  ])
  expect(website.message, 'the sentence quotes the first').toContain('(eine Website wie https://www.example.com schreiben)')
  const email = await refused('email', { address: 'support' })
  expect(email.details[0]).toEqual({ path: 'address', code: 'own', message: 'eine Adresse wie support@example.com schreiben' })
})

describe('the line to embed', () => {
  test('leads to where the server was asked, or to where it says it is', async () => {
    const embed = async (of: ApiScene, headers: Readonly<Record<string, string>>) =>
      (await of.call('GET /api/channels/website', undefined, adminToken, headers)).json.embed
    expect(await embed(scene, { host: 'chat.example.com:8080' })).toBe(
      '<script src="http://chat.example.com:8080/widget.js" data-channel="website" async></script>',
    )
    expect(await embed(scene, { host: '[::1]:3000' })).toContain('src="http://[::1]:3000/widget.js"')
    expect(await embed(scene, { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' })).not.toContain('evil')
    const published = await createApiScene({ PUBLIC_URL: 'https://example.com/chat/' })
    expect(await embed(published, { host: 'inside' })).toContain('src="https://example.com/chat/widget.js"')
    await published.close()
    const behind = await createApiScene({ TRUST_PROXY: '1' })
    expect(await embed(behind, { 'x-forwarded-host': 'chat.example.com', 'x-forwarded-proto': 'https' })).toContain(
      '"https://chat.example.com/',
    )
    await behind.close()
  })

  test.each(['"><script>alert(1)</script>', "a' onload='x", 'a;b', 'a"b', '<x>', '${1}'])(
    'repeats no host that is none: %s',
    async host => {
      const { json } = await call('GET /api/channels/website', undefined, { host })
      expect(json.embed).toBe('<script src="http://localhost/widget.js" data-channel="website" async></script>')
    },
  )
})

test('GET /api/plugins says what a channel takes, in JSON Schema with its labels', async () => {
  const { json } = await call('GET /api/plugins')
  const website = json.find(({ id }: { id: string }) => id === 'website')
  expect(website).toMatchObject({
    id: 'website',
    config: { type: 'object', properties: { colour: { field: 'colour' }, hours: { field: 'hours' } } },
    display: { properties: { prompt: { field: 'localised' }, promptAfterMs: { field: 'duration', default: 3_000 } } },
    delivery: 'stream',
    limits: { textLength: 8_000 },
    texts: { en: { fields: { colour: { label: 'Colour' } } }, da: { display: { phone: 'På en telefon' } } },
    phrases: { open: { nb: 'Åpne chatten' } },
  })
  expect(website.config).not.toHaveProperty('required')
})

test('a flow that says of its look what its channel cannot show is not published, and told in words', async () => {
  const flow = { ...helloFlow, id: 'loud', display: { desktop: 'trumpet' } }
  const { json } = await call('POST /api/flows', { flow })
  const refused = await call('POST /api/flows/loud/publish', { revision: json.revision }, { 'accept-language': 'de' })
  expect(refused.json.error).toMatchObject({ code: 'flow_has_problems' })
  const [problem] = refused.json.error.details.problems
  expect(problem).toMatchObject({ code: 'display_invalid', severity: 'error', field: 'display.desktop' })
  expect(problem.message).toContain('auf „website“')
})

describe('what an admin is told of a channel that sends', () => {
  const german = { 'accept-language': 'de' }
  beforeAll(() => call('PUT /api/channels/crm', { revision: 0, kind: 'hook', config: {} }))

  test('is what to give the other side, in their language', async () => {
    expect((await call('GET /api/channels/crm', undefined, german)).json.shares).toEqual([
      { name: 'address', label: 'Adresse, an die Ihr System sendet', value: 'http://localhost/channels/hook/crm/' },
    ])
  })

  test('is what is wrong when it is tried, and what to do about it; of a website there is nothing to try', async () => {
    const { status, json } = await call('POST /api/channels/crm/test', {}, german)
    expect([status, json]).toEqual([
      200,
      {
        trouble: expect.objectContaining({
          code: 'no-address',
          remedy: 'Geben Sie die Adresse an, an die Antworten gesendet werden.',
        }),
      },
    ])
    // Of what has nothing to try it says no more than it knows.
    expect((await call('POST /api/channels/website/test', {})).json).toEqual({ openOnly: true })
    await call('PUT /api/channels/contact', { revision: 0, kind: 'form', config: {} })
    await expect
      .poll(async () => (await call('POST /api/channels/contact/test', {})).json, { timeout: 20_000 })
      .toEqual({ openOnly: true })
    await call('DELETE /api/channels/contact')
    expect((await call('POST /api/channels/nowhere/test', {})).json.error.code).toBe('channel_unknown')
  })

  test('are the secrets that count: not those of fields that mean nothing beside the others', async () => {
    const named = async (sameSignIn: boolean) => {
      const { revision = 0 } = (await call('GET /api/channels/post')).json
      const { json } = await call('PUT /api/channels/post', { revision, kind: 'email', config: { sameSignIn } })
      return json.secrets.map(({ name }: { name: string }) => name)
    }
    expect(await named(true)).toEqual(['password'])
    expect(await named(false)).toEqual(['password', 'smtp-password'])
  })

  test('stands in the log of the team with who did it', async () => {
    await call('DELETE /api/channels/post')
    const { entries } = (await call('GET /api/audit')).json
    expect(entries[0]).toMatchObject({ act: 'channel.removed', about: 'post' })
    expect(entries[1]).toMatchObject({ act: 'channel.set', about: 'post', details: { kind: 'email', paused: false } })
  })
})
