import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { channel, createMessengerScene, type MessengerScene } from '../rig/messenger-scene.ts'

let scene: MessengerScene
beforeAll(async () => {
  scene = await createMessengerScene()
  const colours = ['Red', 'Blue'].map(label => ({ id: label.toLowerCase(), label: en(label) }))
  const flow = flowOf('colours', [
    ['start', 'start', {}, { next: 'which' }],
    [
      'which',
      'ask',
      { question: en('Which, {{contact.firstName|you}}?'), kind: 'choice', choices: colours },
      { 'choice:blue': 'blue', answered: 'red' },
    ],
    ['blue', 'say', { text: en('**Blue** it is') }, { next: 'people' }],
    ['red', 'say', { text: en('Red it is') }, { next: 'people' }],
    ['people', 'handoff', { to: 'unassigned' }],
  ])
  await scene.publish({ ...flow, channel })
  const prices = flowOf('prices', [
    ['start', 'start', {}, { next: 'say' }],
    ['say', 'ask', { question: en('Prices of {{vars.ref}}: which?') }, {}],
  ])
  await scene.publish({ ...prices, channel })
})
afterAll(() => scene.close())

test('somebody is greeted, presses a button, is led down its way and handed over, and reads what people say', async () => {
  const { graph } = scene
  await scene.says('7001', 'Hello ä 👋 <b> 100% a@b.c')
  expect(graph.read('7001')).toEqual(['Which, you? [Red] [Blue]'])
  await scene.happens('7001', { postback: { title: 'Blue', payload: 'opt:blue' } })
  expect(graph.read('7001').slice(1)).toEqual(['Blue it is', 'A colleague will be with you'])
  await scene.answers('7001', 'Mia here')
  expect(await scene.transcript('7001')).toEqual([
    'V Hello ä 👋 <b> 100% a@b.c',
    'B Which, you?',
    'V Blue',
    'B **Blue** it is',
    'B A colleague will be with you',
    'A Mia: Mia here',
  ])
  expect(graph.read('7001').at(-1)).toBe('Mia here')
  expect(new Set(await scene.deliveries('7001'))).toEqual(new Set(['sent']))
})

test('a link begins its own flow, whatever was talked of before', async () => {
  await scene.says('7002', 'Hello')
  await scene.happens('7002', { referral: { ref: 'prices', source: 'SHORTLINK', type: 'OPEN_THREAD' } })
  expect(scene.graph.read('7002').at(-1)).toBe('Prices of prices: which?')
  await scene.says('7002', 'The small one')
  expect(await scene.transcript('7002')).toEqual(['V Opened a link', 'B Prices of prices: which?', 'V The small one'])
})

test('whoever begins with the button of a link meets its flow', async () => {
  const referral = { ref: 'prices', source: 'SHORTLINK', type: 'OPEN_THREAD' }
  await scene.happens('7003', { postback: { title: 'Get Started', payload: 'GET_STARTED', referral } })
  expect(scene.graph.read('7003')).toEqual(['Prices of prices: which?'])
})

test('whoever writes is known by the name that Facebook says', async () => {
  await scene.set({ names: true })
  scene.graph.names.set('7004', { first_name: 'Ada', last_name: 'Byron' })
  await scene.says('7004', 'Hello')
  const id = await scene.conversation('7004')
  const { json } = await scene.call(`GET /api/conversations/${id}`, undefined, adminToken)
  expect(JSON.stringify(json)).toContain('Ada Byron')
  await scene.set({ names: false })
})

test('a bot says what it is at the start, and again once a person has given back', async () => {
  await scene.set({ disclosure: true })
  await scene.says('7005', 'Hello')
  expect(scene.graph.read('7005')).toEqual(['You are talking to an automated assistant.', 'Which, you? [Red] [Blue]'])
  await scene.answers('7005', 'Mia here')
  const id = await scene.conversation('7005')
  const given = { continue: true, as: { id: 'mia', name: 'Mia' } }
  expect((await scene.call(`POST /api/conversations/${id}/give-back`, given, adminToken)).status).toBe(200)
  await scene.says('7005', 'red')
  const bot = 'You are talking to an automated assistant.'
  const after = scene.graph.read('7005').slice(2)
  expect(after.filter(text => text === bot)).toHaveLength(1)
  expect(after.slice(0, 2)).toEqual(['Mia here', bot])
  expect(after).toContain('Red it is')
  await scene.set({ disclosure: false })
})

test('a picture is fetched at once and kept; from elsewhere than Facebook nothing is', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  scene.graph.files.set('/v/cat.png', { type: 'image/png', bytes: png })
  await scene.says('7006', 'Hello')
  const picture = (url: string) => ({ message: { mid: scene.graph.mid(), attachments: [{ type: 'image', payload: { url } }] } })
  await scene.happens('7006', picture(`http://${scene.graph.host}/v/cat.png`))
  await scene.happens('7006', picture('https://cdn.elsewhere.example/v/cat.png'))
  const lines = await scene.transcript('7006')
  expect(lines.filter(line => line.includes('cat.png'))).toHaveLength(1)
  expect(lines.filter(line => line.includes('could not be fetched'))).toHaveLength(1)
})
