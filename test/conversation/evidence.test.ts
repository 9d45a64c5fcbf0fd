import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Drawn, en, flowOf } from '../rig/flow-of.ts'
import { createScene, type Scene } from '../rig/scene.ts'

let scene: Scene
beforeEach(async () => {
  scene = await createScene()
})
afterEach(() => scene.close())

const text = { en: 'May we keep what you write, {{vars.name}}?', nl: 'Mogen we bewaren wat je schrijft, {{vars.name}}?' }
const lines: readonly Drawn[] = [
  ['start', 'start', {}, { next: 'name' }],
  ['name', 'ask', { question: en('Your name?'), saveAs: 'name' }, { answered: 'may' }],
  ['may', 'consent', { text }, { granted: 'news', refused: 'news' }],
  ['news', 'subscription', { type: 'letter', text: en('A letter a month?') }, { yes: 'how' }],
  ['how', 'survey', { survey: 'chat', questions: [{ id: 'nps', kind: 'nps' }] }],
]
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

test('a consent is kept in the commit of its turn with the words that were shown, their hash, and where, when and how', async () => {
  await scene.publish(flowOf('main', lines, { languages: ['en', 'nl'] }))
  await scene.publish(flowOf('main', lines, { languages: ['en', 'nl'], name: 'Again' }))
  const page = { url: 'https://shop.example/plans?x=1' }
  const { record } = await scene.runtime.turns.begin({ flow: 'main', languages: ['nl'], page, act: { text: 'Ada' } })
  scene.clock.advance(60_000)
  const at = scene.clock.now()
  const { seq } = await scene.runtime.turns.say(record.visitorId, record.id, 'a', { choice: 'yes' })
  await scene.runtime.turns.say(record.visitorId, record.id, 'b', { text: 'nee' })
  const { consents } = await scene.runtime.store.contacts.recorded(record.id)
  const shown = 'Mogen we bewaren wat je schrijft, Ada?'
  const where = {
    flow: 'main',
    version: 2,
    channel: 'website',
    page: page.url,
    conversation: record.id,
    visitor: record.visitorId,
  }
  expect(consents).toEqual([
    {
      ...where,
      purpose: 'process',
      decision: 'granted',
      text: shown,
      textHash: hash(shown),
      language: 'nl',
      node: 'may',
      method: 'button',
      answer: 'Ik ga akkoord',
      at,
    },
    {
      ...where,
      purpose: 'subscription:letter',
      decision: 'refused',
      text: 'A letter a month?',
      textHash: hash('A letter a month?'),
      language: 'en',
      node: 'news',
      method: 'typed',
      answer: 'nee',
      at,
    },
  ])
  expect(seq).toBeGreaterThan(0)
})

test('who says yes twice has two pieces of evidence, and a message that comes twice leaves one', async () => {
  await scene.publish(flowOf('main', [...lines.slice(0, 3), ['news', 'go-to', { node: 'may' }]]))
  const { record } = await scene.runtime.turns.begin({ flow: 'main', languages: ['en'], act: { text: 'Ada' } })
  for (const id of ['a', 'a', 'b']) await scene.runtime.turns.say(record.visitorId, record.id, id, { choice: 'yes' })
  expect((await scene.runtime.store.contacts.recorded(record.id)).consents).toHaveLength(2)
})

test('an answer of a survey is kept with what a report asks for, and survives a restart', async () => {
  await scene.publish(flowOf('main', [['start', 'start', {}, { next: 'how' }], ...lines.slice(4)]))
  const { record } = await scene.runtime.turns.begin({ flow: 'main', languages: ['en'], act: { choice: '0' } })
  await scene.restart()
  expect((await scene.runtime.store.contacts.recorded(record.id)).surveys).toMatchObject([
    { survey: 'chat', question: 'nps', kind: 'nps', score: 0, of: 10, asked: expect.stringContaining('recommend us') },
  ])
})
