import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { VisitorFrame } from '../../runtime/api/contract.ts'
import { rules } from '../../runtime/api/socket/rules.ts'
import { adminToken } from '../rig/api-scene.ts'
import type { SocketClient } from '../rig/socket-client.ts'
import { createSocketScene, type SocketScene } from '../rig/socket-scene.ts'

let scene: SocketScene
let owner = ''
let conversation = ''
beforeAll(async () => {
  scene = await createSocketScene()
  const chat = await scene.chat()
  owner = chat.token
  conversation = chat.id
})
afterAll(() => scene.close())

/** Each frame, about the owner's conversation where it can name one. */
const samples = (): { readonly [type in VisitorFrame['type']]: Extract<VisitorFrame, { type: type }> } => ({
  hello: { type: 'hello', token: owner, conversation },
  begin: { type: 'begin', flow: 'echo', clientMsgId: 'begun' },
  send: { type: 'send', clientMsgId: 'said', text: 'hi', conversation },
  person: { type: 'person', clientMsgId: 'asked', conversation },
  follow: { type: 'follow', conversation },
  after: { type: 'after', seq: 0 },
  read: { type: 'read', upToSeq: 1 },
  typing: { type: 'typing', on: true },
  pong: { type: 'pong' },
})
const types = Object.keys(rules) as readonly VisitorFrame['type'][]
const told = async (client: SocketClient): Promise<readonly unknown[]> => {
  client.send({ type: 'follow', conversation: 'the-end' })
  for (;;) if ((await client.until('error')).message.includes('the-end')) break
  return client.frames.slice(0, -1).map(frame => (frame.type === 'error' ? frame.code : frame.type))
}

test('every frame is in the table, and has a sample here', () => {
  expect(Object.keys(samples()).sort()).toEqual([...types].sort())
})

describe.each(types)('%s', type => {
  const frame = (): VisitorFrame => samples()[type]

  test('of somebody who has not said who they are ends the line, but for hello', async () => {
    const client = await scene.connect()
    client.send(frame())
    if (type === 'hello') return expect(await client.next('welcome')).toMatchObject({ visitor: owner })
    expect(await client.next('bye')).toMatchObject({ code: 1008, reason: 'hello_missing' })
    expect(client.frames).toHaveLength(1)
  })

  test('of a token that is nobody’s, or of the team, reaches nothing', async () => {
    for (const token of ['x'.repeat(43), adminToken, `Bearer ${owner}`, owner.slice(1)]) {
      const client = await scene.connect({ headers: { authorization: `Bearer ${owner}`, cookie: `token=${owner}` } })
      client.send({ type: 'hello', token })
      client.send(frame())
      await client.closed
      expect(client.frames.map(told => (told.type === 'error' ? told.code : told.type))).toEqual(['token_invalid', 'bye'])
    }
  })

  test('of another visitor does not reach the conversation, nor tells that it is there', async () => {
    const before = await scene.stored(conversation)
    const strangers = await Promise.all(
      [conversation, 'nobody'].map(async id => {
        const client = await scene.connect()
        await client.hello()
        const sent = frame()
        if (type !== 'hello') client.send('conversation' in sent ? { ...sent, conversation: id } : sent)
        return told(client)
      }),
    )
    // Somebody else's conversation is answered as one that nobody has.
    expect(strangers[0]).toEqual(strangers[1])
    if ('conversation' in frame() && type !== 'hello') expect(strangers[0]).toContain('conversation_unknown')
    expect(await scene.stored(conversation)).toEqual(before)
  })

  test('of its own visitor does what it says', async () => {
    const client = await scene.connect()
    if (type === 'hello') return expect(await client.hello({ token: owner })).toMatchObject({ visitor: owner })
    await client.hello({ token: owner, conversation })
    client.send(frame())
    expect(await told(client)).not.toContain('conversation_unknown')
    expect(client.ws.readyState).toBe(client.ws.OPEN)
  })
})

test('nobody hears anything of another visitor', async () => {
  const stranger = await scene.connect()
  await stranger.hello()
  const { client } = await scene.chat(owner)
  client.send({ type: 'send', clientMsgId: 'private', text: 'between us' })
  await client.until('ack')
  for (const [act, body] of [
    ['messages', { text: 'yes' }],
    ['typing', { on: true }],
    ['read', { upToSeq: 1 }],
  ] as const)
    await scene.agent(act, conversation, body)
  expect(await told(stranger)).toEqual(['welcome'])
})
