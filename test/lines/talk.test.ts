import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createLineScene, type LineScene } from '../rig/line-scene.ts'
import { sampleFiles } from '../rig/sample-files.ts'

let scene: LineScene
beforeAll(async () => {
  scene = await createLineScene()
  await scene.pager('desk')
  await scene.pager('lonely', { inbox: 'front' })
  await scene.publish({
    ...flowOf('desk', [
      ['start', 'start', {}, { next: 'name' }],
      ['name', 'ask', { question: en('What is your name?'), saveAs: 'name' }, { answered: 'hi' }],
      ['hi', 'say', { text: en('Hello {{vars.name}} of {{vars.company|nowhere}}!') }, { next: 'handoff' }],
      ['handoff', 'handoff', { to: 'unassigned' }],
    ]),
    channel: 'desk',
  })
})
afterAll(() => scene.close())

let brought = 0
/** Somebody writes, and all that follows happens. */
async function says(channel: string, from: object, incoming: object) {
  brought += 1
  const answer = await scene.bring(channel, { id: `m${brought}`, from, ...incoming })
  await scene.settle()
  return answer
}

const whole = async (channel: string, sender: string) =>
  (await scene.call(`GET /api/conversations/${await scene.conversation(channel, sender)}`, undefined, adminToken)).json

test('who writes by a channel begins a conversation, goes on in it, and is answered by the bot and by people', async () => {
  expect(await says('desk', { id: 'ada' }, { text: 'Hello' })).toMatchObject({ status: 202, json: { outcome: 'stored' } })
  expect(await scene.transcript('desk', 'ada')).toEqual(['V Hello', 'B What is your name?'])
  expect(scene.exchange.read('ada')).toEqual(['What is your name?'])
  await says('desk', { id: 'ada' }, { text: 'Ada' })
  expect(scene.exchange.read('ada').slice(0, 2)).toEqual(['What is your name?', 'Hello Ada of nowhere!'])
  const id = await scene.conversation('desk', 'ada')
  await scene.call(`POST /api/conversations/${id}/messages`, { text: 'Mia here', as: { id: 'mia', name: 'Mia' } }, adminToken)
  await scene.settle()
  expect(scene.exchange.paged.at(-1)).toMatchObject({
    to: { id: 'ada', conversation: id, language: 'en' },
    message: { message: { text: 'Mia here' }, author: { type: 'agent', name: 'Mia' } },
  })
  const states = await scene.deliveries('desk', 'ada')
  expect(states.length).toBe(scene.exchange.read('ada').length)
  expect(states.every(state => state.endsWith(' sent'))).toBe(true)
})

test('what is filled in is read by people as text, and by the flow that begins with it as variables', async () => {
  const fields = { company: 'Kestrel', topics: ['roof', 'price'], 'a b': 1 }
  await says('desk', { id: 'bea', name: ' Bea  B ', email: 'BEA@corp.com', phone: '+49 30 1234567', language: 'nl' }, { fields })
  expect((await scene.transcript('desk', 'bea'))[0]).toBe('V company: Kestrel\ntopics: roof, price\na b: 1')
  await says('desk', { id: 'bea' }, { text: 'Bea' })
  expect(scene.exchange.read('bea')).toContain('Hello Bea of Kestrel!')
  expect(await whole('desk', 'bea')).toMatchObject({
    conversation: {
      peer: { id: 'bea' },
      said: { name: 'Bea B', email: 'BEA@corp.com', phone: '+49301234567' },
      vars: { company: 'Kestrel', topics: ['roof', 'price'] },
    },
    contact: { email: 'bea@corp.com', trust: 'unverified' },
  })
})

test('where no flow is live nothing is lost: people find it in the inbox of the channel, and answer there', async () => {
  await says('lonely', { id: 'cy' }, { text: 'Anybody?', flow: 'nope' })
  const { conversation } = await whole('lonely', 'cy')
  expect(conversation).toMatchObject({ status: 'open', owner: 'queue', inbox: 'front', flow: '', channel: 'lonely' })
  const path = `POST /api/conversations/${conversation.id}`
  await scene.call(`${path}/messages`, { text: 'Yes!' }, adminToken)
  await scene.call(`${path}/close`, {}, adminToken)
  await says('lonely', { id: 'cy' }, { text: 'Thanks' })
  expect(scene.exchange.read('cy')).toEqual(['Yes!'])
  expect((await whole('lonely', 'cy')).conversation).toMatchObject({ id: conversation.id, owner: 'queue' })
})

test('a thread is a conversation of its own, and goes on in it however long it was over', async () => {
  const from = { id: 'dee' }
  await says('lonely', from, { text: 'One', thread: 't1' })
  const first = await scene.conversation('lonely', 'dee')
  await says('lonely', from, { text: 'Two', thread: 't2' })
  expect(await scene.conversation('lonely', 'dee')).not.toBe(first)
  await scene.call(`POST /api/conversations/${first}/close`, {}, adminToken)
  await scene.pass(1_000)
  scene.clock.advance(72 * 3_600_000)
  await says('lonely', from, { text: 'One again', thread: 't1' })
  expect(await scene.runtime.store.intake.conversationOf('lonely', 'dee', 't1')).toBe(first)
  const { json } = await scene.call(`GET /api/conversations/${first}`, undefined, adminToken)
  expect(json.conversation).toMatchObject({ status: 'open', owner: 'queue', peer: { id: 'dee', thread: 't1' } })
  expect(json.previous).toMatchObject([{ by: 'visitor' }])
})

test('without a thread, what was over for more than a day is followed by a conversation that is linked to it', async () => {
  await says('desk', { id: 'eve' }, { text: 'Hi' })
  const first = await scene.conversation('desk', 'eve')
  await scene.call(`POST /api/conversations/${first}/close`, {}, adminToken)
  scene.clock.advance(25 * 3_600_000)
  await says('desk', { id: 'eve' }, { text: 'Hi again' })
  expect((await whole('desk', 'eve')).conversation).toMatchObject({ previous: first, peer: { id: 'eve' } })
  expect(scene.exchange.read('eve')).toEqual(['What is your name?', 'What is your name?'])
})

test('files come as messages of their own; one that is no file we take is said in words', async () => {
  const file = (name: string, bytes: Buffer) => ({ name, base64: bytes.toString('base64') })
  const files = [file('../a.pdf', sampleFiles.pdf), file('run.exe', Buffer.from('MZ'))]
  await says('lonely', { id: 'fay' }, { text: 'See these', files })
  const id = await scene.conversation('lonely', 'fay')
  const { events } = (await scene.call(`GET /api/conversations/${id}/events`, undefined, adminToken)).json
  const messages = events.filter(({ type }: { type: string }) => type === 'message')
  expect(messages).toMatchObject([
    { text: 'See these' },
    { text: 'a.pdf', file: { name: 'a.pdf', type: 'application/pdf' } },
    { text: expect.stringContaining('run.exe') },
  ])
  const read = await scene.call(`GET /api/conversations/${id}/files/${messages[1].fileId}`, undefined, adminToken)
  expect(read.status).toBe(200)
})

test('a button of a question that is over is heard as what was said', async () => {
  await says('lonely', { id: 'gus' }, { choice: 'yes', text: 'Yes please' })
  await says('lonely', { id: 'gus' }, { choice: 'no' })
  expect(await scene.transcript('lonely', 'gus')).toEqual(['V Yes please', '· open, queue', 'V no'])
})

test('a ticket that comes along is made in the turn that hears it', async () => {
  await says('lonely', { id: 'hal' }, { text: 'Broken', ticket: { subject: 'Broken inverter', text: 'It hums' } })
  const { json } = await scene.call('GET /api/tickets', undefined, adminToken)
  expect(json.tickets).toMatchObject([{ subject: 'Broken inverter', conversation: await scene.conversation('lonely', 'hal') }])
})

test('what is longer than a channel takes goes as several, in order, each under a key of its own', async () => {
  await says('lonely', { id: 'ida' }, { text: 'Tell me' })
  const id = await scene.conversation('lonely', 'ida')
  const text = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ')
  await scene.call(`POST /api/conversations/${id}/messages`, { text }, adminToken)
  await scene.settle()
  const parts = scene.exchange.paged.filter(({ to }) => to.id === 'ida')
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.map(({ message }) => message.message.text).join(' ')).toBe(text)
  expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length)
  expect((await scene.deliveries('lonely', 'ida')).at(-1)).toMatch(/ sent$/)
})

describe('what cannot be taken in is refused by name:', () => {
  test.each([
    ['id', { id: '', from: { id: 'x' }, text: 'a' }, 'id'],
    ['no sender', { id: 'y', text: 'a' }, 'from'],
    ['nothing said', { id: 'y', from: { id: 'x' }, text: '  ' }, 'text'],
    ['too long', { id: 'y', from: { id: 'x' }, text: 'a'.repeat(8_001) }, 'text'],
    ['a flow that can be none', { id: 'y', from: { id: 'x' }, text: 'a', flow: '../x' }, 'flow'],
    ['a field of a kind there is not', { id: 'y', from: { id: 'x' }, fields: { a: { b: 1 } } }, 'fields.a'],
  ])('%s', async (_, incoming, field) => {
    const { status, json } = await scene.bring('desk', incoming)
    expect([status, json]).toMatchObject([422, { error: { code: 'incoming_invalid', details: [{ path: field }] } }])
  })
})
