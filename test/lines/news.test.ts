import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createLineScene, type LineScene } from '../rig/line-scene.ts'

let scene: LineScene
const held: string[] = []
beforeAll(async () => {
  scene = await createLineScene({
    hold: (to, holder) => {
      held.push(`${to.id} ${holder}`)
      return Promise.resolve()
    },
  })
  await scene.pager('desk')
  await scene.publish({
    ...flowOf('desk', [
      ['start', 'start', {}, { next: 'name' }],
      ['name', 'ask', { question: en('What is your name?'), saveAs: 'name' }, { answered: 'hi' }],
      ['hi', 'say', { text: en('Hello {{vars.name}}!') }, {}],
    ]),
    channel: 'desk',
  })
})
afterAll(() => scene.close())

let brought = 0
async function says(from: string, text: string, about: object = {}): Promise<string> {
  brought += 1
  const id = `n${brought}`
  await scene.bring('desk', { id, from: { id: from }, text, ...about })
  await scene.settle()
  return id
}
const tell = async (news: Parameters<ReturnType<LineScene['line']>['tell']>[0]): Promise<void> => {
  await scene.line('desk').tell(news)
  await scene.settle()
}
const get = async (sender: string, path = '') =>
  (await scene.call(`GET /api/conversations/${await scene.conversation('desk', sender)}${path}`, undefined, adminToken)).json
const logOf = async (sender: string): Promise<readonly string[]> =>
  (await get(sender, '/log')).entries.map((entry: { type: string; actor: string }) => `${entry.type} ${entry.actor}`)
const act = async (sender: string, name: string, body: object = {}) =>
  scene.call(
    `POST /api/conversations/${await scene.conversation('desk', sender)}/${name}`,
    { as: { id: 'mia', name: 'Mia' }, ...body },
    adminToken,
  )

test('marks say how far messages have come, whichever way they are told and in whatever order', async () => {
  await says('ada', 'Hello')
  const id = await scene.conversation('desk', 'ada')
  const marks = async () =>
    [...(await scene.runtime.store.outbox.of(id, 0, 99))].map(([seq, { deliveredAt }]) => [seq, deliveredAt !== undefined])
  expect(await marks()).toEqual([[2, false]])
  await tell({ type: 'delivered', ids: ['unknown', `x-${id}-2`] })
  expect(await marks()).toEqual([[2, true]])
  await tell({ type: 'read', to: 'ada', upTo: scene.clock.now() })
  await tell({ type: 'read', to: 'ada', upTo: scene.clock.now() - 60_000 })
  expect((await get('ada')).read).toMatchObject({ visitor: 2 })
  // Said before the answer to sending it has come, also after much was said of what nobody here ever sent.
  await tell({ type: 'read', ids: Array.from({ length: 1_000 }, (_, at) => `elsewhere-${at}`) })
  await tell({ type: 'delivered', ids: [`x-${id}-4`] })
  await says('ada', 'Ada')
  await expect.poll(marks).toEqual([
    [2, true],
    [4, true],
  ])
})

test('what comes back has failed after all, and people are told once, also by the key it was sent under', async () => {
  await says('bea', 'Hello')
  const id = await scene.conversation('desk', 'bea')
  for (let again = 0; again < 2; again += 1)
    await tell({ type: 'returned', id: `${id}-2`, code: 'no-mailbox', why: 'nobody is there' })
  expect(await scene.deliveries('desk', 'bea')).toEqual(['2 failed no-mailbox'])
  expect(await logOf('bea')).toEqual(['returned channel:desk'])
})

test('an edit moves only forwards, and words that are taken back stand nowhere any more', async () => {
  const message = await says('cy', 'My number is 4711 zebra')
  await tell({ type: 'edited', id: message, version: 2, text: 'My number is 4712 zebra' })
  await tell({ type: 'edited', id: message, version: 1, text: 'My number is 0 zebra' })
  expect(await scene.transcript('desk', 'cy')).toEqual(['V My number is 4711 zebra', 'B What is your name?', '· edit 1'])
  for (let again = 0; again < 2; again += 1) await tell({ type: 'deleted', id: message })
  await tell({ type: 'edited', id: message, version: 9, text: 'zebra again' })
  expect(await scene.transcript('desk', 'cy')).toEqual(['V ', 'B What is your name?', '· edit 1', '· delete 1'])
  const id = await scene.conversation('desk', 'cy')
  const { store } = scene.runtime
  const whole = [
    await store.conversations.get(id),
    await store.conversations.events(id, 0, 100),
    await store.conversations.trace(id, 0, 100),
  ]
  expect(JSON.stringify(whole)).not.toContain('zebra')
  await store.search.index(100)
  expect((await store.conversations.list({ q: 'zebra', limit: 10 })).rows).toEqual([])
})

test('what is changed, or taken back, is so in the lists too, where it is the last that was said', async () => {
  await says('cleo', 'Hello')
  await act('cleo', 'messages', { text: 'Mia here' })
  await scene.settle()
  const message = await says('cleo', 'My number is 4711 yak')
  const kept = async () => scene.runtime.store.conversations.get(await scene.conversation('desk', 'cleo'))
  const last = async () => (await kept())?.last
  expect(await last()).toMatchObject({ author: 'visitor', text: 'My number is 4711 yak' })
  await tell({ type: 'edited', id: message, version: 1, text: 'My number\nis 4712 yak' })
  expect(await last()).toMatchObject({ text: 'My number is 4712 yak' })
  await tell({ type: 'deleted', id: message })
  expect(await last()).toMatchObject({ author: 'visitor', text: '' })
  expect(JSON.stringify(await kept())).not.toContain('yak')
})

test('an edit that comes before its message was taken waits behind it; one of nothing that is known is passed over', async () => {
  await scene.bring('desk', { id: 'early', from: { id: 'dan' }, text: 'Helo' })
  await scene.line('desk').tell({ type: 'edited', id: 'early', version: 1, text: 'Hello' })
  await scene.line('desk').tell({ type: 'deleted', id: 'nothing' })
  await scene.settle()
  expect(await scene.transcript('desk', 'dan')).toEqual(['V Helo', 'B What is your name?', '· edit 1'])
})

test('an answer that was given elsewhere is the team’s: once, not sent again, and the bot is silent', async () => {
  await says('eve', 'Hello')
  const sent = scene.exchange.paged.length
  const news = { type: 'answered-elsewhere', id: 'else-1', to: { id: 'eve' }, text: 'It is Tom here', name: 'Tom' } as const
  for (let again = 0; again < 2; again += 1) await tell(news)
  // Our own, told back.
  const id = await scene.conversation('desk', 'eve')
  await tell({ ...news, id: `x-${id}-2`, text: 'What is your name?' })
  await says('eve', 'Eve')
  expect((await scene.transcript('desk', 'eve')).filter(line => !line.startsWith('·'))).toEqual([
    'V Hello',
    'B What is your name?',
    'A Tom: It is Tom here',
    'V Eve',
  ])
  expect(scene.exchange.paged.length).toBe(sent)
  expect((await get('eve')).conversation).toMatchObject({ owner: 'agent', assignee: null })
})

test('while another program has it the flow stands still, and goes on where it was when it is ours again', async () => {
  await says('fay', 'Hello')
  await tell({ type: 'held-by', of: { id: 'fay' }, holder: 'other', name: 'Page inbox' })
  await tell({ type: 'held-by', of: { id: 'fay' }, holder: 'other', name: 'Page inbox' })
  await says('fay', 'Somebody there?')
  expect((await get('fay')).conversation).toMatchObject({ owner: 'agent', held: { by: 'other', name: 'Page inbox' } })
  expect(scene.exchange.read('fay')).toEqual(['What is your name?'])
  await tell({ type: 'held-by', of: { id: 'fay' }, holder: 'us' })
  expect((await get('fay')).conversation).toMatchObject({ owner: 'bot' })
  await says('fay', 'Fay')
  expect(scene.exchange.read('fay')).toEqual(['What is your name?', 'What is your name?', 'Hello Fay!'])
  expect((await logOf('fay')).filter(line => line.startsWith('held'))).toEqual(['held channel:desk', 'held channel:desk'])
})

test('whoever takes it up takes it from the other program, which is told, and told again when it is left to it', async () => {
  await says('gus', 'Hello')
  await tell({ type: 'held-by', of: { id: 'gus' }, holder: 'other', name: 'Page inbox' })
  expect((await act('gus', 'messages', { text: 'Mia here' })).status).toBe(200)
  await scene.settle()
  expect(held).toEqual(['gus us'])
  await tell({ type: 'held-by', of: { id: 'gus' }, holder: 'us' })
  expect((await get('gus')).conversation).toMatchObject({ owner: 'agent', held: { by: 'us' } })
  expect((await act('gus', 'give-back')).status).toBe(200)
  await scene.settle()
  expect(held).toEqual(['gus us', 'gus other'])
  expect((await get('gus')).conversation).toMatchObject({ held: { by: 'other' }, assignee: null })
  expect((await act('gus', 'give-back')).status).toBe(409)
  await tell({ type: 'held-by', of: { id: 'gus' }, holder: 'idle' })
  expect(scene.exchange.read('gus')).toEqual(['What is your name?', 'Mia here', 'What is your name?'])
})

test('what nobody is to hear is for people: no greeting, no turn of the flow, nothing reopened by a machine', async () => {
  await says('hal', 'I am away', { unheard: true, letter: { subject: 'Away', isAutomatic: true } })
  expect(await scene.transcript('desk', 'hal')).toEqual(['V I am away', '· open, queue'])
  await act('hal', 'close')
  await says('hal', 'Still away', { unheard: true, letter: { isAutomatic: true } })
  expect((await get('hal')).conversation).toMatchObject({ status: 'closed' })
  await says('hal', 'I am back', { unheard: true })
  expect((await get('hal')).conversation).toMatchObject({ status: 'open', owner: 'queue' })
  expect(scene.exchange.read('hal')).toEqual([])
})
