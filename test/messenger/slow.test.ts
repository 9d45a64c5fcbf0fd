import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import type { Opened } from '../rig/channel-contract.ts'
import { openEmail } from '../rig/email-peer.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import type { FakeGraph } from '../simulators/graph/fake-graph.ts'
import { createGraph } from '../simulators/graph/graph.ts'

const people = 200
let scene: ApiScene
let graph: FakeGraph
let mail: Opened
let origin = ''

beforeAll(async () => {
  const now = (): number => scene.clock.now()
  graph = await createGraph(now)
  mail = await openEmail(now)
  const { PRIVATE_TARGETS: targets } = mail.env
  scene = await createApiScene({ PRIVATE_TARGETS: `${graph.host},${targets}` })
  origin = await scene.app.listen({ port: 0, host: '127.0.0.1' })
  graph.callback = `${origin}/channels/messenger/page/`
  graph.echoes = 'never'
  await open('page', 'messenger', { ...graph.config, names: false }, graph.secrets)
  await open('one', 'email', mail.peer.configOf?.('one') ?? {}, mail.peer.secrets)
  for (const [channel, question] of [
    ['page', 'Go on'],
    ['one', 'By mail'],
    ['website', 'On the site'],
  ] as const) {
    const flow = flowOf(`at-${channel}`, [
      ['start', 'start', {}, { next: 'more' }],
      ['more', 'ask', { question: en(question) }, { answered: 'more' }],
    ])
    await scene.publish({ ...flow, channel })
  }
})
afterAll(async () => {
  graph.wake()
  await scene.close()
  await Promise.all([graph.close(), mail.close()])
})

async function open(id: string, kind: string, config: object, secrets: Readonly<Record<string, string>>): Promise<void> {
  await scene.call(`PUT /api/channels/${id}`, { revision: 0, kind, config }, adminToken)
  for (const [name, value] of Object.entries(secrets))
    await scene.call(`PUT /api/channels/${id}/secrets/${name}`, { value }, adminToken)
  await scene.call(`DELETE /api/flows/${id}-first`, undefined, adminToken)
  await scene.runtime.lines.work()
}

/** Waits until so much was sent, while time passes: slowly, as what is on its way must not be late by this clock. */
const arrive = (count: number): Promise<void> =>
  expect
    .poll(() => {
      scene.clock.advance(100)
      return graph.sent.length
    })
    .toBe(count)

/** Somebody on the website says some lines; what they were told: at the beginning, and after each. */
async function talk(lines: number): Promise<readonly string[]> {
  const begun = await scene.call('POST /api/visitor/conversations', { flow: 'at-website', clientMsgId: 'a', text: 'Hello' })
  const { visitor, conversation } = begun.json
  for (let line = 1; line < lines; line += 1) {
    const said = { clientMsgId: `a${line}`, text: `Line ${line}` }
    await scene.call(`POST /api/visitor/conversations/${conversation.id}/messages`, said, visitor)
  }
  const { json } = await scene.call(`GET /api/visitor/conversations/${conversation.id}/events?after=0`, undefined, visitor)
  return json.events.flatMap(({ type, author, text }: Record<string, string>) =>
    type === 'message' && author === 'bot' ? [text] : [],
  )
}

const bring = (first: number): Promise<number> =>
  graph.webhooks.bring(
    Array.from({ length: people }, (_, at) =>
      graph.event(`${first + at}`, { message: { mid: `m_${first + at}`, text: 'Hello' } }),
    ),
  )
const byMail = (from: string): Promise<number> =>
  mail.peer.bring(`${origin}/channels/email/one/`, { id: from, from, text: 'Hello' })

test('a Page whose API never answers holds up its own messages: those of the site and of mail go on, and it is heard on', async () => {
  graph.isAsleep = true
  expect(await bring(60_000)).toBe(200)
  await expect.poll(() => graph.sleeping).toBe(16)
  expect(await byMail('ada')).toBe(200)
  expect(await talk(20)).toEqual(Array(21).fill('On the site'))
  await expect.poll(() => mail.peer.read('ada')).toHaveLength(1)
  // All of them are known by now, and not one has been answered.
  const known = async (): Promise<number> => {
    const ids = Array.from({ length: people }, (_, at) => scene.runtime.store.intake.conversationOf('page', `${60_000 + at}`))
    return (await Promise.all(ids)).filter(id => id !== undefined).length
  }
  await expect.poll(known).toBe(people)
  expect([graph.sleeping, graph.sent.length]).toEqual([16, 0])
  graph.wake()
  await arrive(people)
})

test('a Page whose API is down fails alone, and all of its messages arrive once it is well', async () => {
  const before = graph.sent.length
  graph.faults.push(...Array.from({ length: people }, () => 'temporary' as const))
  expect(await bring(70_000)).toBe(200)
  expect(await byMail('bob')).toBe(200)
  expect(await talk(20)).toHaveLength(21)
  await expect.poll(() => mail.peer.read('bob')).toHaveLength(1)
  await arrive(before + people)
  expect(Array.from({ length: people }, (_, at) => graph.read(`${70_000 + at}`).length)).toEqual(Array(people).fill(1))
})
