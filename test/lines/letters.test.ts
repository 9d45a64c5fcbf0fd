import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createLineScene, type LineScene } from '../rig/line-scene.ts'

let scene: LineScene
let problem: { code: string; why: string } | undefined
beforeAll(async () => {
  scene = await createLineScene({ test: () => (problem === undefined ? Promise.resolve(undefined) : Promise.resolve(problem)) })
  for (const id of ['post', 'other', 'still']) await scene.pager(id)
  const lines = [
    ['start', 'start', {}, { next: 'order' }],
    ['order', 'ask', { question: en('Which order?'), saveAs: 'order' }, { answered: 'thanks' }],
    ['thanks', 'say', { text: en('Thanks for {{vars.order}}.') }, {}],
  ] as const
  for (const channel of ['post', 'still']) await scene.publish({ ...flowOf(channel, lines), channel })
  const [, ...rest] = lines
  const email = [
    'email',
    'ask',
    { kind: 'email', property: 'email', question: en('Your email?') },
    { answered: 'order' },
  ] as const
  await scene.publish(flowOf('website', [['start', 'start', {}, { next: 'email' }], email, ...rest]))
})
afterAll(() => scene.close())

const mail = async (incoming: Parameters<ReturnType<LineScene['line']>['receive']>[0], channel = 'post'): Promise<void> => {
  await scene.line(channel).receive(incoming)
  await scene.settle()
}
const get = async (id: string, path = '') => (await scene.call(`GET /api/conversations/${id}${path}`, undefined, adminToken)).json
const raw = Buffer.from('Subject: Broken roof\r\n\r\nWater comes in.\r\n> Before\r\n')

test('a letter is kept with what it says at a glance; what it repeats, how it looked and how it came lie beside', async () => {
  await mail({
    id: '<1@ada>',
    from: { id: 'ada@corp.example', email: 'ada@corp.example' },
    thread: '<1@ada>',
    text: 'Water comes in.',
    raw,
    letter: {
      subject: 'Broken  roof',
      from: { address: 'ada@corp.example', name: 'Ada' },
      cc: [{ address: 'bob@corp.example' }],
      folded: '> Before',
      html: '<p>Water</p>',
    },
    answerBy: { bot: 5, agents: 9 },
  })
  const id = await scene.conversation('post', 'ada@corp.example')
  const { events } = await get(id, '/events')
  expect(events[0]).toMatchObject({
    text: 'Water comes in.',
    hasOriginal: true,
    letter: { subject: 'Broken roof', cc: [{ address: 'bob@corp.example' }], hasFolded: true, hasHtml: true },
  })
  expect(await get(id, '/messages/1/letter')).toEqual({ folded: '> Before', html: '<p>Water</p>' })
  const original = await scene.app.inject({
    url: `/api/conversations/${id}/messages/1/original`,
    headers: { authorization: `Bearer ${adminToken}` },
  })
  expect(original.rawPayload.equals(raw)).toBe(true)
  expect(original.headers).toMatchObject({
    'content-type': 'message/rfc822',
    'x-content-type-options': 'nosniff',
    'content-disposition': 'attachment; filename="message-1.eml"',
  })
  expect((await get(id)).conversation).toMatchObject({ subject: 'Broken roof', answerBy: { bot: 5, agents: 9 } })
  // What is sent says what it answers.
  expect(scene.exchange.paged.at(-1)?.message).toMatchObject({
    message: { text: 'Which order?' },
    answerBy: { bot: 5 },
    letter: {
      subject: 'Broken roof',
      ids: ['<1@ada>'],
      before: [{ text: 'Water comes in.' }],
      cc: [{ address: 'bob@corp.example' }],
    },
  })
})

test('an answer finds what it answers by the ids of both sides, however it is threaded and whoever of those reading along wrote it', async () => {
  const id = await scene.conversation('post', 'ada@corp.example')
  const from = { id: 'bob@corp.example', email: 'bob@corp.example', name: 'Bob' }
  await mail({ id: '<2@bob>', from, thread: 'another', answers: ['<unknown@x>', `x-${id}-2`], text: 'Order K-7', letter: {} })
  const { events } = await get(id, '/events')
  expect(events.map((event: { text?: string; name?: string }) => [event.name, event.text])).toEqual([
    [undefined, 'Water comes in.'],
    [undefined, 'Which order?'],
    ['Bob', 'Order K-7'],
    [undefined, 'Thanks for Order K-7.'],
  ])
  // Who reads along is not whom it is with.
  expect((await get(id)).conversation.said).toEqual({ email: 'ada@corp.example' })
  expect(scene.exchange.paged.at(-1)?.message.letter?.ids).toEqual(['<1@ada>', `x-${id}-2`, '<2@bob>'])
})

test('a website visitor goes on by mail, at the question that waits; somebody who is not known there stands apart', async () => {
  const begun = await scene.call('POST /api/visitor/conversations', {
    flow: 'website',
    clientMsgId: 'w1',
    text: 'ada@corp.example',
  })
  const { visitor } = begun.json
  const { id } = begun.json.conversation
  const token = scene.line('post').replyToken(id)
  expect(scene.line('post').conversationOf(token)).toBe(id)
  const from = (address: string) => ({ id: address, email: address })
  await mail({ id: '<w@eve>', from: from('eve@x.example'), conversation: id, text: 'Let me in', letter: {} })
  const apart = await scene.conversation('post', 'eve@x.example')
  expect(apart).not.toBe(id)
  expect((await get(apart, '/log')).entries).toContainEqual(
    expect.objectContaining({ type: 'set-apart', conversation: id, address: 'eve@x.example' }),
  )
  const letter = { subject: 'Re: Your order', cc: [{ address: 'secret@corp.example' }] }
  await mail({ id: '<w@ada>', from: from('Ada@Corp.example'), conversation: id, text: 'K-8', letter, raw })
  const seen = await scene.call(`GET /api/visitor/conversations/${id}/events`, undefined, visitor)
  expect(seen.json.events.map((event: { text?: string }) => event.text).filter(Boolean)).toEqual([
    'Your email?',
    'ada@corp.example',
    'Which order?',
    'K-8',
    'Thanks for K-8.',
  ])
  expect(JSON.stringify(seen.json)).not.toContain('secret@corp.example')
  expect((await get(id, '/events')).events.find((event: { text?: string }) => event.text === 'K-8')).toMatchObject({
    via: 'post',
    letter,
  })
})

test('what a channel keeps is written with what came, and stands when it is opened anew', async () => {
  const line = scene.line('other')
  expect(await line.kept()).toBeUndefined()
  await line.receive({ id: 'k1', from: { id: 'kim' }, text: 'Hi' }, { keep: { uid: 7 } })
  await line.receive({ id: 'k1', from: { id: 'kim' }, text: 'Hi' }, { keep: { uid: 8 } })
  await scene.pager('other')
  expect(await scene.line('other').kept()).toEqual({ uid: 8 })
  await expect(line.keep('x'.repeat(100_001))).rejects.toMatchObject({ code: 'incoming_invalid' })
})

test('a channel that is paused keeps what comes and what is to go, and takes all of it up in order when it goes on', async () => {
  await mail({ id: 's1', from: { id: 'sol' }, text: 'Hello' }, 'still')
  const put = async (paused: boolean) => {
    const { json } = await scene.call('GET /api/channels/still', undefined, adminToken)
    const { revision, kind, config } = json
    await scene.call('PUT /api/channels/still', { revision, kind, config, paused }, adminToken)
    await scene.settle()
  }
  await put(true)
  await mail({ id: 's2', from: { id: 'sol' }, text: 'one' }, 'still')
  await mail({ id: 's3', from: { id: 'sol' }, text: 'two' }, 'still')
  expect(await scene.transcript('still', 'sol')).toEqual(['V Hello', 'B Which order?'])
  expect((await scene.call('GET /api/channels/still', undefined, adminToken)).json.status).toMatchObject({
    state: 'paused',
    waiting: 2,
  })
  await put(false)
  expect((await scene.transcript('still', 'sol')).filter(line => line.startsWith('V'))).toEqual(['V Hello', 'V one', 'V two'])
})

test('what is wrong with a channel is shown since when; where it holds messages they wait without being given up', async () => {
  const line = scene.line('other')
  line.trouble({ code: 'signed-out', why: 'password changed', holds: true })
  const id = await scene.conversation('other', 'kim')
  await scene.call(`POST /api/conversations/${id}/messages`, { text: 'Hi Kim', as: { id: 'mia', name: 'Mia' } }, adminToken)
  await scene.settle()
  const status = async () => (await scene.call('GET /api/channels/other', undefined, adminToken)).json.status
  expect(await status()).toMatchObject({ trouble: { code: 'signed-out', why: 'password changed' }, waiting: 1 })
  line.trouble(undefined)
  await scene.settle()
  expect(scene.exchange.read('kim')).toEqual(['Hi Kim'])
  expect((await status()).trouble).toBeUndefined()
})

test('trying a channel says what is wrong with it; what breaks in its timers ends nothing, and none outlives it', async () => {
  const tried = async () => (await scene.call('POST /api/channels/other/test', {}, adminToken)).json
  expect(await tried()).toEqual({})
  problem = { code: 'refused', why: 'no such mailbox' }
  expect(await tried()).toMatchObject({ trouble: problem })
  let rang = 0
  const line = scene.line('other')
  line.clock.after(1_000, () => {
    rang += 1
  })
  await scene.pager('other')
  scene.clock.advance(5_000)
  expect(rang).toBe(0)
  await expect(line.reach('169.254.169.254', 993)).rejects.toMatchObject({ code: 'host_not_permitted' })
})

test('what came is kept as it came for 30 days', async () => {
  const id = await scene.conversation('post', 'ada@corp.example')
  scene.clock.advance(31 * 24 * 3_600_000)
  const later = () => {
    scene.clock.advance(3_600_000)
    return scene.runtime.store.letters.original(id, 1)
  }
  await expect.poll(later, { timeout: 20_000 }).toBeUndefined()
  expect((await scene.call(`GET /api/conversations/${id}/messages/1/original`, undefined, adminToken)).json).toMatchObject({
    error: { code: 'original_gone' },
  })
})
