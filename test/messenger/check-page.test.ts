import { afterAll, beforeAll, expect, it, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { channel, createMessengerScene, type MessengerScene } from '../rig/messenger-scene.ts'

let scene: MessengerScene
beforeAll(async () => {
  scene = await createMessengerScene({ names: false })
})
afterAll(() => scene.close())

const tried = async (): Promise<{
  readonly trouble?: { readonly code: string; readonly why: string; readonly remedy: string }
}> => (await scene.call(`POST /api/channels/${channel}/test`, {}, adminToken, { 'accept-language': 'de' })).json
const put = (name: string, value: string) => scene.call(`PUT /api/channels/${channel}/secrets/${name}`, { value }, adminToken)

test('a Page whose token is good is well; one that was revoked needs another', async () => {
  expect(await tried()).toEqual({})
  scene.graph.isValid = false
  expect(await tried()).toMatchObject({ trouble: { code: 'disconnected', remedy: expect.stringContaining('Seiten-Token') } })
  scene.graph.isValid = true
})

it.each<[string, object, string]>([
  ['of an app that it was not made for', { app: '1' }, 'app-refused'],
  ['of another Page', { page: '999888777' }, 'page-unknown'],
  ['without a verify token', { verifyToken: '' }, 'not-set-up'],
])('a token %s is told from one that is not valid', async (_, config, code) => {
  await scene.set(config)
  expect(await tried()).toMatchObject({ trouble: { code } })
  await scene.set({})
})

test('a wrong app secret is told from a wrong token, and holds what is said', async () => {
  await put('app-secret', 'another-secret')
  expect(await tried()).toMatchObject({ trouble: { code: 'app-refused', remedy: expect.stringContaining('App-Geheimnis') } })
  await put('app-secret', scene.graph.secrets['app-secret'] ?? '')
  expect(await tried()).toEqual({})
})

test('a secret that is not set is told from one that cannot be read any more, and nothing that comes is believed', async () => {
  const { store } = scene.runtime
  const owner = `channel:${channel}`
  const sealed = await store.secrets.get(owner, 'app-secret')
  if (!sealed) throw new Error('nothing was sealed')
  await store.secrets.put({ ...sealed, data: Buffer.from('damaged').toString('base64') })
  expect(await tried()).toMatchObject({ trouble: { code: 'secret-unreadable' } })
  await scene.set({})
  expect(await scene.graph.says('9801', 'Hello')).toBe(403)

  await scene.call(`DELETE /api/channels/${channel}/secrets/app-secret`, undefined, adminToken)
  expect(await tried()).toMatchObject({ trouble: { code: 'app-secret-missing' } })
  await scene.call(`DELETE /api/channels/${channel}/secrets/page-token`, undefined, adminToken)
  expect(await tried()).toMatchObject({ trouble: { code: 'secret-missing' } })
  await put('app-secret', scene.graph.secrets['app-secret'] ?? '')
  expect(await tried()).toMatchObject({ trouble: { code: 'page-token-missing' } })
  await put('page-token', scene.graph.secrets['page-token'] ?? '')
  expect(await tried()).toEqual({})
  expect(await scene.graph.says('9801', 'Hello')).toBe(200)
})
