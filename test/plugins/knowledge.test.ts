import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Heard } from '../../plugins/kit/handle.ts'
import { play } from '../../plugins/kit/index.ts'
import { knowledge } from '../../plugins/knowledge/index.ts'
import { pagesOf } from '../../plugins/knowledge/pages-of.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createScene, type Scene } from '../rig/scene.ts'

const price = { id: 'price', title: 'What it costs', excerpt: 'About 6,000 euros' }
const delivery = { id: 'delivery', title: 'Delivery', excerpt: 'Three weeks', url: 'https://k.example/delivery' }
const brings = (...articles: (typeof price)[]): Heard => ({ type: 'performed', result: { type: 'found', articles } })

describe('knowledge', () => {
  it('asks, searches, shows what it found and asks whether that helped', () => {
    const scene = play(knowledge, { saveAs: 'asked' })
    expect(scene.messages).toEqual([{ text: 'What would you like to know?', input: 'text' }])
    scene.hear('How much is a roof?')
    expect(scene.performs).toEqual([{ type: 'search', query: 'How much is a roof?', language: 'en' }])
    scene.hears(brings(price, delivery))
    expect(scene.messages.slice(1)).toEqual([
      {
        text: 'This may help:',
        parts: [
          { type: 'card', title: 'What it costs', text: 'About 6,000 euros' },
          { type: 'card', title: 'Delivery', text: 'Three weeks', url: 'https://k.example/delivery' },
        ],
      },
      {
        text: 'Did that help?',
        input: 'text',
        choices: [
          { id: 'read-price', label: 'Read more' },
          { id: 'yes', label: 'Yes, thank you' },
          { id: 'no', label: 'No' },
          { id: 'person', label: 'Ask a person' },
        ],
      },
    ])
    scene.hear({ choice: 'yes' })
    expect([scene.port, scene.vars]).toEqual(['found', { asked: 'How much is a roof?' }])
  })

  it('gives all of an article to read in the chat', () => {
    const scene = play(knowledge, {})
    scene.hear('price?')
    scene.hears(brings(price, { id: 'more', title: 'Five {title} $& roofs', excerpt: '' }))
    expect(
      scene.messages
        .at(-1)
        ?.choices?.map(({ label }) => label)
        .slice(0, 2),
    ).toEqual(['Read “What it costs”', 'Read “Five {title} $& roofs”'])
    scene.hear({ choice: 'read-price' })
    expect(scene.performs.at(-1)).toEqual({ type: 'read', id: 'price', language: 'en' })
    scene.hears({ type: 'performed', result: { type: 'article', title: 'What it costs', text: 'About *6,000* euros.' } })
    expect(scene.said.slice(-2)).toEqual(['**What it costs**\n\nAbout *6,000* euros.', 'Did that help?'])
    expect(scene.messages.at(-1)?.choices?.map(({ id }) => id)).toEqual(['read-more', 'yes', 'no', 'person'])
    scene.hear('ja')
    expect(scene.port).toBe('found')
  })

  it('takes other words as another question, and gives up where the author says', () => {
    const scene = play(knowledge, { retries: 1 })
    scene.hear('bees')
    scene.hears(brings())
    expect(scene.said.at(-1)).toBe('I found nothing about that. Could you say it in other words?')
    scene.hear('bumblebees')
    scene.hears(brings(price))
    scene.hear('and delivery?')
    scene.hears(brings(delivery))
    scene.hear('no')
    expect(scene.port).toBe('nothing')
  })

  it('listens to the end while it searches', () => {
    const scene = play(knowledge, {})
    scene.hear('My inverter')
    scene.hear('shows a red light')
    expect(scene.performs.at(-1)).toMatchObject({ query: 'My inverter\nshows a red light' })
  })

  it('searches at once for what was said, or for what a variable holds; else it asks', () => {
    expect(play(knowledge, { from: 'reply' }, { reply: 'Where are you?' }).performs).toMatchObject([{ query: 'Where are you?' }])
    const about = { from: 'variable', variable: 'topic', question: en('Which topic?') } as const
    expect(play(knowledge, about, { vars: { topic: 'roofs' } }).performs).toMatchObject([{ query: 'roofs' }])
    expect(play(knowledge, about).said).toEqual(['Which topic?'])
    expect(knowledge.config.safeParse({ from: 'variable' }).success).toBe(false)
  })

  it('offers a person only where a way to people is drawn', () => {
    const scene = play(knowledge, {}, { connected: ['found', 'nothing'] })
    scene.hear('price?')
    scene.hears(brings(price))
    expect(scene.messages.at(-1)?.choices?.map(({ id }) => id)).not.toContain('person')
    const people = play(knowledge, {})
    people.hear('price?')
    people.hears(brings(price))
    people.hear('ask a person')
    expect(people.port).toBe('person')
  })

  it('goes on by "nothing" when the search is out of order, and when nobody answers', () => {
    const broken = play(knowledge, {})
    broken.hear('price?')
    broken.hears({ type: 'failed', error: { code: 'failed', message: '' } })
    expect(broken.port).toBe('nothing')
    const silent = play(knowledge, { patience: 60_000 })
    silent.wake()
    expect(silent.port).toBe('no-reply')
  })

  it('says long articles in several bubbles, parted between paragraphs', () => {
    const text = [...Array.from({ length: 5 }, (_, at) => `${at} ${'word '.repeat(200)}`.trim()), 'x'.repeat(7_000)].join('\n\n')
    const pages = pagesOf(text)
    expect(Math.max(...pages.map(page => page.length))).toBeLessThanOrEqual(3_000)
    expect(pages.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
    expect(pages.length).toBe(6)
  })
})

describe('a flow that answers from the articles', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await createScene()
    const body = { tags: [], isPublished: true }
    await scene.runtime.articles.put(
      'light',
      0,
      { ...body, title: { en: 'The red light' }, body: { en: 'Switch the *inverter* off and on.' } },
      'agent:mia',
    )
    await scene.publish(
      flowOf('help', [
        ['start', 'start', {}, { next: 'search' }],
        ['search', 'knowledge', { retries: 0 }, { found: 'glad', nothing: 'sorry', person: 'people' }],
        ['glad', 'say', { text: en('Glad to hear it.') }],
        ['sorry', 'say', { text: en('I do not know that.') }],
        ['people', 'handoff', {}],
      ]),
    )
  })
  afterAll(() => scene.close())

  test('finds them, and the visitor reads them in the chat', async () => {
    const visitor = await scene.visitor('help')
    expect(visitor.greeting).toEqual(['What would you like to know?'])
    await visitor.says('Why is there a red light?')
    await scene.settle()
    await visitor.picks('read-light')
    await scene.settle()
    await visitor.picks('yes')
    expect((await visitor.transcript()).filter(line => line.startsWith('B '))).toEqual([
      'B What would you like to know?',
      'B This may help:',
      'B Did that help?',
      'B **The red light**\n\nSwitch the *inverter* off and on.',
      'B Did that help?',
      'B Glad to hear it.',
    ])
  })

  test('says so when it knows nothing of what is asked', async () => {
    const visitor = await scene.visitor('help')
    await visitor.says('Do you sell bicycles?')
    await scene.settle()
    expect((await visitor.transcript()).at(-1)).toBe('B I do not know that.')
  })
})
