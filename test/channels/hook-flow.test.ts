import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import { createHookPeer, type HookPeer } from '../rig/channel-peers.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { transcriptOf } from '../rig/scene.ts'

let scene: ApiScene
let peer: HookPeer
let address: string
beforeAll(async () => {
  peer = await createHookPeer(() => scene.clock.now())
  scene = await createApiScene({ PRIVATE_TARGETS: peer.host })
  const origin = await scene.app.listen({ port: 0, host: '127.0.0.1' })
  address = `${origin}/channels/hook/shop/`
  await scene.call('PUT /api/channels/shop', { revision: 0, kind: 'hook', config: peer.config }, adminToken)
  await scene.call('PUT /api/channels/shop/secrets/signing', { value: peer.secrets.signing }, adminToken)
  const colours = ['Red', 'Blue', 'Green'].map(label => ({ id: label.toLowerCase(), label: en(label) }))
  await scene.publish({
    ...flowOf('shop', [
      ['start', 'start', {}, { next: 'which' }],
      [
        'which',
        'ask',
        { question: en('Which?'), kind: 'choice', choices: colours, saveAs: 'colour' },
        { 'choice:blue': 'blue', answered: 'other' },
      ],
      ['blue', 'say', { text: en('**Blue** it is') }, { next: 'people' }],
      ['other', 'say', { text: en('So {{vars.colour}}') }, { next: 'people' }],
      ['people', 'handoff', { to: 'unassigned' }],
    ]),
    channel: 'shop',
  })
})
afterAll(async () => {
  await scene.close()
  await peer.close()
})

const say = async (id: string, from: string, said: object): Promise<void> => {
  expect((await peer.post(address, { id, from: { id: from, name: 'Ada' }, ...said })).status).toBe(200)
  await scene.settle()
}

test('a system that signs is offered choices, picks one by its id, and reads what the flow and people say', async () => {
  await say('a1', 'ada', { text: 'Hello' })
  const asked = peer.arrived.find(({ to }) => to.id === 'ada')
  expect(asked).toMatchObject({
    to: { id: 'ada', name: 'Ada', language: 'en' },
    message: { text: 'Which?', input: 'choice', choices: [{ id: 'red' }, { id: 'blue', label: 'Blue' }, { id: 'green' }] },
    author: { type: 'bot' },
  })
  await say('a2', 'ada', { choice: 'blue' })
  expect(peer.read('ada').slice(0, 2)).toEqual(['Which?', '**Blue** it is'])
  const id = asked?.conversation ?? ''
  await scene.call(`POST /api/conversations/${id}/messages`, { text: 'Mia here', as: { id: 'mia', name: 'Mia' } }, adminToken)
  await scene.settle()
  expect(peer.arrived.at(-1)).toMatchObject({ message: { text: 'Mia here' }, author: { type: 'agent', name: 'Mia' } })
  expect((await transcriptOf(scene.runtime, id)).filter(line => !line.startsWith('·')).slice(0, 4)).toEqual([
    'V Hello',
    'B Which?',
    'V Blue',
    'B **Blue** it is',
  ])
})

test.each<[string, string, string]>([
  ['a number picks', '2', '**Blue** it is'],
  ['a label picks, however it is written', 'GREEN', 'So green'],
])('%s', async (_, text, answer) => {
  const from = `by-${text}`
  await say(`${from}-1`, from, { text: 'Hello' })
  await say(`${from}-2`, from, { text })
  expect(peer.read(from)[1]).toBe(answer)
})

test('a ticket that comes along is made with it', async () => {
  await say('t1', 'tim', { text: 'It is broken', ticket: { subject: 'A broken panel', text: 'The left one' } })
  const { json } = await scene.call('GET /api/tickets', undefined, adminToken)
  expect(json.tickets).toMatchObject([{ subject: 'A broken panel', status: 'new' }])
})
