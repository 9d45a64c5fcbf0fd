import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChoice } from '../../plugins/kit/answers/read-choice.ts'
import { type Fitting, fit as fitted } from '../../plugins/kit/fit.ts'
import type { Input, Shown, ShownPart } from '../../plugins/kit/message.ts'
import { workOf } from '../rig/work-of.ts'

const inputs: readonly Input[] = ['text', 'email', 'number', 'choice', 'choices', 'rating', 'file']
const everything: Fitting = {
  limits: { textLength: 200, choices: 3, choiceLength: 20, cards: 2, fileBytes: 1_000 },
  capabilities: { inputs, parts: ['image', 'video', 'audio', 'file', 'card'], choices: true, typing: true, markdown: true },
}
const words: Fitting = {
  limits: { ...everything.limits, choices: 0, choiceLength: 0, cards: 0, fileBytes: 0 },
  capabilities: { inputs: ['text'], parts: [], choices: false, typing: false, markdown: false },
}
const about = { language: 'en', addressOf: (id: string) => `https://chat.example/media/${id}` }
const to = (message: Shown, channel = words, language = 'en') => fitted(message, channel, { ...about, language })
const three = ['Red', 'Green', 'Blue'].map((label, at) => ({ id: `c${at}`, label }))

describe('choices where a channel has none', () => {
  it('are a list, and its numbers and words pick them', () => {
    const [shown] = to({ text: 'Which?', choices: three, input: 'choice' })
    expect(shown).toEqual({ text: 'Which?\n\n1. Red\n2. Green\n3. Blue', input: 'text' })
    expect([readChoice('2', three), readChoice('#2', three), readChoice('green', three)]).toEqual(['c1', 'c1', 'c1'])
  })

  it('say that several may be given', () => {
    expect(to({ text: 'Which?', choices: three, input: 'choices' }, words, 'de')[0]?.text).toBe(
      'Which?\n\nMehrere sind möglich, zum Beispiel 1, 3:\n1. Red\n2. Green\n3. Blue',
    )
  })

  it.each<[string, Shown]>([
    ['beside a field', { text: 'Age?', input: 'number', choices: [{ id: 'no', label: 'I will not say' }] }],
    ['among figures', { text: 'How many?', input: 'choice', choices: ['2', '4', 'more'].map(label => ({ id: label, label })) }],
  ])('have no numbers %s, where they would be taken for answers', (_, message) => {
    expect(to(message)[0]?.text).toMatch(/\?\n\n- /)
  })

  it('are a list as well when there are too many, or one is too long', () => {
    const four = [...three, { id: 'c3', label: 'Yellow' }]
    expect(to({ text: 'Which?', choices: four }, everything)).toEqual([
      { text: 'Which?\n\n1. Red\n2. Green\n3. Blue\n4. Yellow', input: 'text' },
    ])
    const long = [{ id: 'l', label: 'x'.repeat(21) }]
    expect(to({ text: 'Which?', choices: long }, everything)[0]).not.toHaveProperty('choices')
    expect(to({ text: 'Which?', choices: three }, everything)).toEqual([{ text: 'Which?', choices: three }])
  })

  it('show what Markdown would take for marks', () => {
    const starred = [...three, { id: 's', label: '*All* of [them]' }]
    expect(to({ text: '', choices: starred }, everything)[0]?.text).toContain('4. \\*All\\* of \\[them\\]')
    expect(to({ text: '', choices: starred })[0]?.text).toContain('4. *All* of [them]')
  })
})

describe('a scale', () => {
  const steps = [1, 2, 3, 4, 5].map(score => ({ id: `${score}`, label: `${score}`, ...(score === 5 ? { means: 'great' } : {}) }))
  const rating: Shown = { text: 'How was it?', input: 'rating', choices: [...steps, { id: 'skip', label: 'Skip' }] }

  it('is a hint in words', () => {
    expect(to(rating)).toEqual([{ text: 'How was it?\n\nAnswer with a number from 1 to 5 (great).\n- Skip', input: 'text' }])
    expect(to(rating, words, 'da')[0]?.text).toContain('Svar med et tal fra 1 til 5 (great).')
  })

  it('is choices where there is room for them', () => {
    const pressed = {
      limits: { ...everything.limits, choices: 13 },
      capabilities: { ...everything.capabilities, inputs: ['text' as const] },
    }
    expect(to(rating, pressed)).toEqual([{ ...rating, input: 'choice' }])
    expect(to(rating, everything)).toEqual([rating])
  })
})

describe('what a channel cannot show', () => {
  const picture: ShownPart = { type: 'image', mediaId: 'm1', alt: 'A roof', name: 'roof.png', bytes: 900 }
  const card: ShownPart = {
    type: 'card',
    title: 'Large',
    text: '22 panels',
    url: 'https://x.example/large',
    choices: [{ id: 'buy', label: 'Buy' }],
  }

  it('stands in the text, with where to find it', () => {
    expect(to({ text: 'Look', parts: [picture, card] })).toEqual([
      { text: 'Look\n\nPicture: A roof\nhttps://chat.example/media/m1\n\nLarge\n22 panels\nhttps://x.example/large\n- Buy' },
    ])
    expect(fitted({ text: '', parts: [{ type: 'file', mediaId: 'm' }] }, words, { language: 'nl' })).toEqual([
      { text: 'Bestand' },
    ])
  })

  it('is a link when it is only too large', () => {
    const large = { ...picture, bytes: 1_001 }
    expect(to({ text: '', parts: [picture, large] }, everything)).toEqual([
      { text: 'Picture: A roof\nhttps://chat.example/media/m1', parts: [picture] },
    ])
  })

  it('goes in several messages when there are too many cards', () => {
    const shown = to({ text: 'Look', parts: [card, card, picture, card], choices: three }, everything)
    expect(shown).toEqual([
      { text: 'Look', parts: [card, card, picture] },
      { text: '', parts: [card], choices: three },
    ])
  })

  it('is text without its Markdown, links beside their words', () => {
    const text =
      '**Hi** _there_, see [our page](https://x.example/a) or https://y.example.\n\n- one\n- two\n\n> well\n\n```\na * b\n```'
    expect(to({ text })[0]?.text).toBe(
      'Hi _there_, see our page (https://x.example/a) or https://y.example.\n\n- one\n- two\n\n> well\n\na * b',
    )
  })

  it('is asked for as text', () => {
    expect(to({ text: 'Email?', input: 'email' })).toEqual([{ text: 'Email?', input: 'text' }])
    expect(to({ text: 'Email?', input: 'email' }, everything)).toEqual([{ text: 'Email?', input: 'email' }])
  })

  it('is nothing where nothing is said', () => {
    expect(to({ text: ' \n ' })).toEqual([])
  })
})

describe('a long text', () => {
  const at = (textLength: number): Fitting => ({ ...words, limits: { ...words.limits, textLength } })
  const cut = (text: string, most: number) =>
    to({ text }, { ...at(most), capabilities: { ...words.capabilities, markdown: true } }).map(one => one.text)

  it('is cut between paragraphs, else sentences, else words', () => {
    expect(cut('One two three.\n\nFour five. Six', 20)).toEqual(['One two three.', 'Four five. Six'])
    expect(cut('One two three. Four five six seven', 20)).toEqual(['One two three.', 'Four five six seven'])
    expect(cut('one two three four five six', 12)).toEqual(['one two', 'three four', 'five six'])
  })

  it('is never cut within a letter', () => {
    expect(cut('👩‍🚀👩‍🚀👩‍🚀', 12)).toEqual(['👩‍🚀👩‍🚀', '👩‍🚀'])
    expect(cut('🇳🇱🇩🇪🇩🇰', 9)).toEqual(['🇳🇱🇩🇪', '🇩🇰'])
    expect(cut(`e${'\u0301'.repeat(200)}`, 50).join('')).toBe(`e${'\u0301'.repeat(200)}`)
  })

  it('waits with the answers until its end, and pauses before its start', () => {
    const shown = to({ text: 'word '.repeat(60), choices: three, delayMs: 900 })
    expect(shown.map(one => [one.delayMs, one.input])).toEqual([
      [900, undefined],
      [undefined, 'text'],
    ])
    expect(shown.at(-1)?.text).toMatch(/1\. Red\n2\. Green\n3\. Blue$/)
  })

  it('takes time in proportion to its length, whatever it is made of', async () => {
    const ms = await workOf(() => {
      for (const evil of ['\n', ' ', 'a', '👩‍🚀', '\u0301', '\n \n', '.', '!"', '[a](', '- ']) cut(evil.repeat(8_000), 100)
    })
    expect(ms).toBeLessThan(1_500)
  })
})

const letters = fc.oneof(
  fc.constantFrom(
    'a',
    'Bé',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '. ',
    '! ',
    '👩‍🚀',
    '🇳🇱',
    'e\u0301',
    '\u200d',
    '字',
    '。',
    '*',
    '**',
    '`',
    '[x](https://x.example)',
    '1. ',
    '- ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)
const anyText = fc.array(letters, { maxLength: 80 }).map(parts => parts.join(''))
const anyLabel = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter(label => label.trim() !== '')
const anyChoices = fc.array(anyLabel, { maxLength: 6 }).map(labels => labels.map((label, at) => ({ id: `${at}`, label })))
const anyPart: fc.Arbitrary<ShownPart> = fc.oneof(
  fc.record({
    type: fc.constantFrom('image' as const, 'video' as const, 'file' as const),
    mediaId: fc.constant('m'),
    bytes: fc.nat(2_000),
  }),
  fc.record({ type: fc.constant('card' as const), title: anyLabel, text: anyText, choices: anyChoices }),
)
const anyMessage: fc.Arbitrary<Shown> = fc.record(
  {
    text: anyText,
    parts: fc.array(anyPart, { maxLength: 5 }),
    choices: anyChoices,
    input: fc.constantFrom(...inputs),
    delayMs: fc.nat(9),
  },
  { requiredKeys: ['text'] },
)
const anyChannel: fc.Arbitrary<Fitting> = fc.record({
  limits: fc.record({
    textLength: fc.integer({ min: 20, max: 300 }),
    choices: fc.nat(5),
    choiceLength: fc.integer({ min: 1, max: 25 }),
    cards: fc.nat(3),
    fileBytes: fc.nat(2_000),
  }),
  capabilities: fc.record({
    inputs: fc.subarray([...inputs]).map(some => ['text' as const, ...some]),
    parts: fc.subarray(['image', 'video', 'card'] as const),
    choices: fc.boolean(),
    typing: fc.boolean(),
    markdown: fc.constant(true),
  }),
})
const bare = (text: string): string => text.replaceAll(/\s/g, '')

describe('whatever is said on whatever channel', () => {
  it('every piece is within the limits, and none is empty', () => {
    fc.assert(
      fc.property(anyMessage, anyChannel, fc.boolean(), (message, { limits, capabilities }, markdown) => {
        for (const piece of to(message, { limits, capabilities: { ...capabilities, markdown } })) {
          const { text, parts = [], choices = [], input } = piece
          expect(text.length).toBeLessThanOrEqual(limits.textLength)
          expect(text.trim() !== '' || parts.length > 0 || choices.length > 0).toBe(true)
          if (text.isWellFormed() !== message.text.isWellFormed()) expect(text.isWellFormed()).toBe(true)
          expect(parts.filter(({ type }) => type === 'card').length).toBeLessThanOrEqual(limits.cards)
          expect(parts.every(({ type }) => (capabilities.parts as readonly string[]).includes(type))).toBe(true)
          if (input !== 'rating' && choices.length > 0) {
            expect(capabilities.choices && choices.length <= limits.choices).toBe(true)
            expect(choices.every(({ label }) => label.length <= limits.choiceLength)).toBe(true)
          }
        }
      }),
    )
  })

  it('no letter of the text is lost, and none changes its place', () => {
    fc.assert(
      fc.property(anyMessage, anyChannel, (message, channel) => {
        const said = bare(
          to(message, channel)
            .map(({ text }) => text)
            .join(''),
        )
        expect(said.startsWith(bare(message.text))).toBe(true)
      }),
    )
  })

  it('every choice can still be read', () => {
    fc.assert(
      fc.property(anyMessage, anyChannel, (message, channel) => {
        const pieces = to(message, { ...channel, capabilities: { ...channel.capabilities, markdown: false } })
        const said = bare(pieces.map(({ text, choices = [] }) => [text, ...choices.map(({ label }) => label)].join('')).join(''))
        const isScale = message.input === 'rating'
        for (const { label } of isScale ? [] : (message.choices ?? [])) expect(said).toContain(bare(label))
      }),
    )
  })

  it('what fits is left as it is', () => {
    fc.assert(
      fc.property(anyMessage, anyChannel, (message, channel) => {
        for (const piece of to(message, channel)) expect(to(piece, channel)).toEqual([piece])
      }),
    )
  })
})
