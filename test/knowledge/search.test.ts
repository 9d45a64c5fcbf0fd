import { beforeAll, describe, expect, test } from 'vitest'
import { type ArticleIndex, openArticleIndex } from '../../runtime/knowledge/article-index.ts'
import type { Article } from '../../runtime/knowledge/articles.ts'

const article = (id: string, title: Article['title'], body: Article['body'], more: Partial<Article> = {}): Article => ({
  id,
  title,
  body,
  tags: [],
  isPublished: true,
  revision: 1,
  updatedAt: 0,
  updatedBy: 'agent:mia',
  ...more,
})
const articles = [
  article(
    'light',
    { en: 'The red light on the inverter', nl: 'Het rode lampje op de omvormer', de: 'Das rote Licht am Wechselrichter' },
    {
      en: 'A **red** light means that no power flows. Switch the inverter off, wait ten minutes, switch it on again.',
      nl: 'Een rood lampje betekent dat er geen stroom loopt. Zet de omvormer uit, wacht tien minuten en zet hem weer aan.',
      de: 'Rot heißt: Es fließt kein Strom. Schalten Sie den Wechselrichter aus und nach zehn Minuten wieder ein.',
    },
  ),
  article(
    'price',
    { en: 'What panels cost' },
    { en: 'A roof of twelve panels costs about 6,000 euros, installation included.' },
    { tags: ['sales'] },
  ),
  article(
    'delivery',
    { en: 'Delivery' },
    { en: 'We deliver within three weeks, to the kerb.' },
    { url: 'https://k.example/delivery', tags: ['Orders'] },
  ),
  article(
    'cancel',
    { nl: 'Je bestelling opzeggen' },
    { nl: 'Een bestelling zeg je op met een mailtje, tot de dag van levering.' },
  ),
  article('draft', { en: 'Panels on water' }, { en: 'Not yet.' }, { isPublished: false }),
]

let index: ArticleIndex
beforeAll(async () => {
  index = await openArticleIndex(articles)
})
const ids = (query: string, language = 'en', tags: readonly string[] = []): readonly string[] =>
  index.search(query, { language, limit: 3, tags }).map(({ id }) => id)

describe('a question finds', () => {
  test('the article that answers it, in whatever words and forms it is asked', () => {
    for (const query of ['red light', 'My inverter shows a red light, what can I do?', 'invertr', 'INVERT', 'light'])
      expect(ids(query)[0], query).toBe('light')
    expect(ids('How much do panels cost?')).toEqual(['price'])
    expect(ids('when will you deliver?')[0]).toBe('delivery')
  })

  test('it in the language of whoever asks, and in another one where it has no text in that', () => {
    expect(index.search('rode lampje', { language: 'nl', limit: 3 })).toMatchObject([
      { id: 'light', title: 'Het rode lampje op de omvormer', language: 'nl' },
    ])
    expect(index.search('Wechselrichter rot', { language: 'de-at', limit: 3 })).toMatchObject([{ id: 'light', language: 'de' }])
    expect(ids('bestelling opzeggen', 'en')).toEqual(['cancel'])
    expect(ids('rode lampje', 'en')).toEqual([])
  })

  test('nothing, rather than what only shares a word with it', () => {
    for (const query of ['How do I bake a pizza?', 'Do you sell bicycles with red wheels?', '?', '', '   ', 'the of and'])
      expect(ids(query), query).toEqual([])
  })

  test('only what is published, and only what has the tag that is asked for', () => {
    expect(ids('panels on water')).not.toContain('draft')
    expect(ids('panels cost', 'en', ['orders'])).toEqual([])
    expect(ids('delivery', 'en', ['orders'])).toEqual(['delivery'])
  })

  test('whatever it holds that is hostile, nothing worse', () => {
    for (const query of [
      '__proto__',
      'constructor',
      '*'.repeat(5_000),
      'a '.repeat(5_000),
      '\u0000',
      '(((((',
      'ß'.repeat(9_000),
      '\ud800',
    ])
      expect(() => ids(query)).not.toThrow()
  })
})

describe('what is found', () => {
  test('is told by what stands around the words, without Markdown', () => {
    const [found] = index.search('red light', { language: 'en', limit: 1 })
    expect(found?.excerpt).toBe(
      'A red light means that no power flows. Switch the inverter off, wait ten minutes, switch it on again.',
    )
  })

  test('is told in a few lines, however long it is', async () => {
    const filler = 'All about our company and its people. '.repeat(40)
    const long = await openArticleIndex([
      article('long', { en: 'About us' }, { en: `${filler}We keep bees on the roof. ${filler}` }),
    ])
    const [found] = long.search('bees', { language: 'en', limit: 1 })
    expect(found?.excerpt).toMatch(/^… .*We keep bees on the roof\..* …$/)
    expect(found?.excerpt.length).toBeLessThanOrEqual(190)
  })

  test('follows what is written: anew, taken back, taken away', async () => {
    const own = await openArticleIndex(articles)
    const hits = (query: string): readonly string[] => own.search(query, { language: 'en', limit: 3 }).map(({ id }) => id)
    const [light] = articles
    if (!light) throw new Error('no article')
    own.put({ ...light, title: { en: 'Blinking lamps' }, body: { en: 'They blink.' } })
    expect([hits('blinking lamps'), hits('red light inverter')]).toEqual([['light'], []])
    own.put({ ...light, isPublished: false })
    expect(hits('blinking lamps')).toEqual([])
    own.put(light)
    own.remove('light')
    own.remove('nobody')
    expect(hits('red light inverter')).toEqual([])
  })
})

test('ten thousand articles are searched in the time that nobody notices', async () => {
  const words = [
    'roof',
    'panel',
    'inverter',
    'cable',
    'battery',
    'price',
    'meter',
    'storm',
    'warranty',
    'permit',
    'ladder',
    'screw',
  ]
  const text = (seed: number): string =>
    Array.from({ length: 30 }, (_, at) => `${words[(seed * 7 + at * at) % words.length]}${(seed + at) % 50}`).join(' ')
  const many = Array.from({ length: 10_000 }, (_, at) => article(`a${at}`, { en: `Article ${at}` }, { en: text(at) }))
  const full = await openArticleIndex([...many, ...articles])
  const start = performance.now()
  for (let at = 0; at < 10; at += 1) expect(full.search('red light inverter', { language: 'en', limit: 3 })[0]?.id).toBe('light')
  expect((performance.now() - start) / 10).toBeLessThan(500)
})
