import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene, helloFlow } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'

let scene: ApiScene
/** What the site's own server holds. */
let key = ''

beforeAll(async () => {
  scene = await createApiScene()
  await scene.publish(helloFlow)
  const greets = flowOf('greets', [
    ['start', 'start', {}, { next: 'hi' }],
    ['hi', 'say', { text: en('Hello {{contact.firstName|stranger}}') }, { next: 'email' }],
    ['email', 'email-capture', { question: en('Your email?') }, { captured: 'thanks' }],
    ['thanks', 'say', { text: en('We write to {{contact.email}}') }],
  ])
  await scene.publish(greets)
  key = (await team('POST /api/tokens', { name: 'Shop', scopes: ['identities:write'] })).json.token
  await team('PUT /api/channels/shop', { revision: 0, kind: 'website', config: {} })
})
afterAll(() => scene.close())

const team = (what: string, body?: object) => scene.call(what, body, adminToken)
const say = async (who: object): Promise<string> => {
  const answer = await scene.call('POST /api/visitor-identification/tokens', who, key)
  expect(answer.status).toBe(200)
  return String(answer.json.token)
}

describe('a visitor whom the site vouches for', () => {
  test('is known before anything is said, and nothing of them is kept until they say something', async () => {
    const token = await say({ email: 'Grace@Corp.com', firstName: 'Grace' })
    const config = await scene.call('GET /api/visitor/config?flow=greets', undefined, token)
    expect(config.json).toMatchObject({ identified: 'grace@corp.com' })
    expect((await team('GET /api/contacts?q=grace')).json.contacts).toEqual([])
  })

  test('is greeted by name, is not asked for their address, and is a contact the team can trust', async () => {
    const token = await say({ email: 'ada@corp.com', firstName: 'Ada' })
    const begun = await scene.call('POST /api/visitor/conversations', { flow: 'greets', text: 'Hi' }, token)
    expect(begun.status).toBe(201)
    const texts = begun.json.events.map(({ text }: { text: string }) => text)
    expect(texts).toContain('Hello Ada')
    expect(texts).toContain('We write to ada@corp.com')
    const { id } = begun.json.conversation
    const seen = await team(`GET /api/conversations/${id}`)
    expect(seen.json).toMatchObject({ contact: { trust: 'vouched' } })
  })

  test('finds their conversations on another device, with another token of the same person', async () => {
    const here = await say({ email: 'lin@corp.com' })
    const begun = await scene.call('POST /api/visitor/conversations', { flow: 'hello', text: 'From my desk' }, here)
    const there = await say({ email: 'LIN@corp.com' })
    const list = await scene.call('GET /api/visitor/conversations', undefined, there)
    expect(list.json.conversations.map((row: { id: string }) => row.id)).toEqual([begun.json.conversation.id])
  })

  test('keeps the name that the team has written', async () => {
    await team('POST /api/contacts', { email: 'kim@corp.com', properties: { firstName: 'Kimberly' } })
    const token = await say({ email: 'kim@corp.com', firstName: 'Kim', lastName: 'Lee' })
    await scene.call('POST /api/visitor/conversations', { flow: 'hello', text: 'Hi' }, token)
    const [kim] = (await team('GET /api/contacts?q=kim')).json.contacts
    const whole = await team(`GET /api/contacts/${kim.id}`)
    const known = whole.json.properties.map(({ name, value }: { name: string; value: unknown }) => [name, value])
    expect(Object.fromEntries(known)).toMatchObject({ firstName: 'Kimberly', lastName: 'Lee' })
  })
})

describe('nobody is somebody else', () => {
  test('who only typed the address sees nothing of whom the site vouches for', async () => {
    const token = await say({ email: 'mia@corp.com' })
    await scene.call('POST /api/visitor/conversations', { flow: 'hello', text: 'A secret' }, token)
    const stranger = await scene.visitor()
    const begun = await scene.call('POST /api/visitor/conversations', { flow: 'greets', text: 'Hi' }, stranger)
    const { id } = begun.json.conversation
    await scene.call(`POST /api/visitor/conversations/${id}/messages`, { clientMsgId: 'k1', text: 'mia@corp.com' }, stranger)
    const list = await scene.call('GET /api/visitor/conversations', undefined, stranger)
    expect(list.json.conversations.map((row: { id: string }) => row.id)).toEqual([id])
    expect((await team(`GET /api/conversations/${id}`)).json.contact.trust).toBe('unverified')
  })

  test('a token holds for its channel alone, and not after its time', async () => {
    const token = await say({ email: 'noa@corp.com', channel: 'shop' })
    for (const call of [
      scene.call('GET /api/visitor/config?flow=hello', undefined, token),
      scene.call('POST /api/visitor/conversations', { flow: 'hello', text: 'Hi' }, token),
    ])
      expect((await call).json.error.code).toBe('token_invalid')
    expect((await team('GET /api/contacts?q=noa')).json.contacts).toEqual([])
  })

  test('only a key with that right makes tokens, for channels that are there', async () => {
    const body = { email: 'ada@corp.com' }
    const other = (await team('POST /api/tokens', { name: 'Other', scopes: ['flows:read'] })).json.token
    expect((await scene.call('POST /api/visitor-identification/tokens', body, other)).status).toBe(403)
    expect((await scene.call('POST /api/visitor-identification/tokens', body)).status).toBe(401)
    const nowhere = await scene.call('POST /api/visitor-identification/tokens', { ...body, channel: 'none' }, key)
    expect(nowhere.json.error.code).toBe('channel_unknown')
    const nobody = await scene.call('POST /api/visitor-identification/tokens', { email: 'nobody' }, key)
    expect(nobody.status).toBe(400)
  })
})
