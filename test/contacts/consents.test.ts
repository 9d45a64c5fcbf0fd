import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'

const consentText = { en: 'May we keep what you write?', nl: 'Mogen we bewaren wat je schrijft?' }
const ask = { question: en('Your email?'), property: 'email' }
const asks = flowOf(
  'asks',
  [
    ['start', 'start', {}, { next: 'email' }],
    ['email', 'email-capture', ask, { captured: 'more' }],
    ['more', 'ask', { question: en('What else?') }],
  ],
  {
    languages: ['en', 'nl'],
    options: { consent: 'explicit', consentText, communicate: { type: 'news', text: en('News by mail?') }, cookies: 'start' },
  },
)
const own = flowOf('own', [
  ['start', 'start', {}, { next: 'may' }],
  ['may', 'consent', { text: en('Our words?') }, { granted: 'name' }],
  ['name', 'ask', { question: en('Your name?'), property: 'name' }],
  ['word', 'keyword', { words: ['price'] }, { next: 'name' }],
])

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene()
  await scene.publish(asks)
  await scene.publish(own)
})
afterAll(() => scene.close())

interface Visitor {
  readonly token: string
  readonly conversation: string
  say(body: object): Promise<readonly string[]>
}

let visits = 0
async function visitor(flow: string, language = 'en'): Promise<Visitor> {
  const token = await scene.visitor()
  const body = { flow, language, clientMsgId: `b${visits++}`, page: { url: 'https://shop.example/plans' } }
  const begun = await scene.call('POST /api/visitor/conversations', body, token)
  const conversation: string = begun.json.conversation.id
  let says = 0
  return {
    token,
    conversation,
    async say(said) {
      const path = `POST /api/visitor/conversations/${conversation}/messages`
      const { json } = await scene.call(path, { clientMsgId: `m${says++}`, ...said }, token)
      return textsIn(json.events)
    },
  }
}
const textsIn = (events: readonly { readonly type: string; readonly author?: string; readonly text?: string }[]): string[] =>
  events.flatMap(({ type, author, text = '' }) => (type === 'message' && author !== 'visitor' ? [text] : []))
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const consentsOf = async (conversation: string) =>
  (await scene.call(`GET /api/conversations/${conversation}/consents`, undefined, adminToken)).json
const states = (answer: { purposes: readonly { purpose: string; state: string }[] }): string[] =>
  answer.purposes.map(({ purpose, state }) => `${purpose} ${state}`)

describe('what somebody agreed to', () => {
  test('stands with all that proves it, for the conversation and for the contact', async () => {
    const { conversation, say } = await visitor('asks', 'nl')
    const before = scene.clock.now()
    await say({ choice: 'yes' })
    await say({ text: 'Yes, please', fields: { agree: true } })
    await say({ text: 'grace@navy.example' })
    const answer = await consentsOf(conversation)
    expect(states(answer)).toEqual(['process granted', 'subscription:news granted'])
    expect(answer.evidence[0]).toEqual({
      purpose: 'process',
      decision: 'granted',
      text: consentText.nl,
      textHash: hash(consentText.nl),
      language: 'nl',
      flow: 'asks',
      version: 1,
      node: 'option:consent',
      channel: 'website',
      method: 'button',
      answer: 'Ik ga akkoord',
      page: 'https://shop.example/plans',
      conversation,
      visitor: expect.any(String),
      at: before,
    })
    expect(answer.evidence[1]).toMatchObject({ method: 'checkbox', node: 'option:communicate', language: 'en' })
    const { json } = await scene.call(`GET /api/conversations/${conversation}`, undefined, adminToken)
    const contact = await scene.call(`GET /api/contacts/${json.contact.id}/consents`, undefined, adminToken)
    expect(contact.json).toEqual(answer)
  })

  test('is taken back by the visitor: nothing more is kept before they agree again, and every type of mail ends', async () => {
    const { conversation, token, say } = await visitor('asks')
    await say({ choice: 'yes' })
    await say({ text: 'Yes, please', fields: { agree: true } })
    scene.clock.advance(60_000)
    const withdraw = (purpose: string) => scene.call('POST /api/visitor/consents/withdraw', { purpose }, token)
    expect(states((await withdraw('communicate')).json)).toEqual(['process granted', 'subscription:news withdrawn'])
    expect(states((await withdraw('process')).json)).toEqual(['process withdrawn', 'subscription:news withdrawn'])
    expect((await withdraw('process')).status).toBe(200)
    const answer = await consentsOf(conversation)
    expect(answer.evidence.map(({ decision }: { decision: string }) => decision)).toEqual([
      'granted',
      'granted',
      'withdrawn',
      'withdrawn',
    ])
    expect(answer.evidence[0]).toMatchObject({ withdrawnAt: scene.clock.now() })
    expect(answer.evidence[3]).toMatchObject({
      text: consentText.en,
      textHash: hash(consentText.en),
      method: 'button',
      node: 'option:consent',
    })
    expect(await say({ text: 'grace@navy.example' })).toEqual(['Please choose: do you agree?'])
    expect(await say({ choice: 'yes' })).toEqual(['Your email?'])
  })

  test('is taken back by the team, with an entry in the log; a flow of its own words ends, and nothing breaks in', async () => {
    const { conversation, say } = await visitor('own')
    await say({ choice: 'yes' })
    const path = `POST /api/conversations/${conversation}/consents/withdraw`
    const { json, status } = await scene.call(path, { purpose: 'process' }, adminToken)
    expect([status, states(json), json.evidence.at(-1).method]).toEqual([200, ['process withdrawn'], 'team'])
    expect(await say({ text: 'what price?' })).toEqual([])
    expect((await scene.call(path, { purpose: 'cookies' }, adminToken)).json.error.code).toBe('consent_unknown')
    const [entry] = (await scene.call('GET /api/audit', undefined, adminToken)).json.entries
    expect(entry).toMatchObject({ act: 'consent.withdrawn', about: conversation, details: { purpose: 'process' } })
  })

  test('is the visitor’s own business: nobody else’s token opens it', async () => {
    const { conversation } = await visitor('asks')
    const stranger = await scene.visitor()
    const cookies = { clientMsgId: 'c', decision: 'granted', language: 'en' }
    expect((await scene.call(`POST /api/visitor/conversations/${conversation}/cookies`, cookies, stranger)).status).toBe(404)
    expect((await scene.call('GET /api/visitor/consents', undefined, stranger)).json).toEqual({ purposes: [] })
    expect((await scene.call('POST /api/visitor/consents/withdraw', { purpose: 'process' }, stranger)).status).toBe(404)
  })
})

test('what was said of the browser’s memory is kept once, in the words of the channel', async () => {
  const { conversation, token } = await visitor('asks')
  const body = { clientMsgId: 'cookies', decision: 'refused', language: 'da' }
  for (const _ of [1, 2]) await scene.call(`POST /api/visitor/conversations/${conversation}/cookies`, body, token)
  const { evidence } = await consentsOf(conversation)
  expect(evidence).toMatchObject([
    {
      purpose: 'cookies',
      decision: 'refused',
      language: 'da',
      text: expect.stringContaining('i denne browser'),
      flow: 'asks',
      version: 1,
    },
  ])
  expect(evidence).toHaveLength(1)
})

test('the config says what to ask about the browser’s memory', async () => {
  const { json } = await scene.call('GET /api/visitor/config?flow=asks&language=de')
  expect(json.display.cookies).toMatchObject({ ask: 'start', text: expect.stringContaining('in diesem Browser') })
  expect((await scene.call('GET /api/visitor/config?flow=own')).json.display.cookies).toBeUndefined()
})

test('a thousand consents leave complete evidence', async () => {
  const before = rows().length
  const begun = await Promise.all(
    Array.from({ length: 1_000 }, () =>
      scene.runtime.turns.begin({ flow: 'own', languages: ['en'], page: { url: 'https://a.example/' }, act: { choice: 'yes' } }),
    ),
  )
  expect(new Set(begun.map(({ record }) => record.consents?.['process']))).toEqual(new Set(['granted']))
  const kept = rows().slice(before)
  expect(kept).toHaveLength(1_000)
  for (const row of kept) {
    for (const name of [
      'conversation',
      'purpose',
      'decision',
      'text',
      'text_hash',
      'language',
      'flow',
      'version',
      'node',
      'channel',
      'method',
      'answer',
      'page',
      'at',
    ])
      expect(row[name], name).not.toBeNull()
    expect(row['text_hash']).toBe(hash(String(row['text'])))
  }
})

function rows(): readonly Readonly<Record<string, unknown>>[] {
  const database = new DatabaseSync(join(scene.dataDir, 'parley.db'), { readOnly: true })
  const found = database.prepare('select * from consent order by n').all()
  database.close()
  return found
}
