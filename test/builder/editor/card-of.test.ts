import { describe, expect, it } from 'vitest'
import type { Card, CardWords } from '../../../builder/editor/picture/card.ts'
import { cardOf } from '../../../builder/editor/picture/card-of.ts'
import { plainText } from '../../../builder/editor/picture/pieces.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import { samples } from '../../plugins/samples.ts'
import { builtInDescriptors, plainWords } from './card-scene.ts'

const descriptors = await builtInDescriptors()

const nodeOf = (action: string, config: Readonly<Record<string, unknown>> = {}, name?: string): FlowNode => ({
  id: 'n1',
  action,
  config,
  position: { x: 0, y: 0 },
  ...(name === undefined ? {} : { name }),
})

const card = (
  action: string,
  config?: Readonly<Record<string, unknown>>,
  parts: { name?: string; language?: string; led?: string[]; words?: CardWords } = {},
): Card => {
  const { name, language = 'en', led = [], words = plainWords } = parts
  return cardOf(nodeOf(action, config, name), descriptors.get(action), language, words, led)
}

const said = (drawn: Card): readonly string[] =>
  drawn.body.map(block => (block.type === 'way' ? `${block.label} -> ${block.to} ${block.id}` : plainText(block.pieces)))

const choices = [
  { id: 'a', label: { en: 'A quote', nl: 'Een offerte' } },
  { id: 'b', label: { en: 'My order' } },
]

describe('the card of a node', () => {
  it('is called what its author calls it, and after its action without that', () => {
    expect(card('ask', {}, { name: 'Pick a topic' })).toMatchObject({ kind: 'Ask', title: 'Pick a topic' })
    expect(card('branch')).toMatchObject({ kind: 'logic', title: 'If / then' })
    expect(card('start', {}, { name: 'Hello' })).toMatchObject({ kind: 'triggers', title: 'Hello', isTrigger: true })
  })

  it('shows what the visitor reads, in the language that is asked for', () => {
    const config = { text: { en: 'Hi {{contact.firstName|there}}!', nl: 'Hoi' } }
    expect(card('say', config).body[0]).toMatchObject({
      type: 'bubble',
      pieces: [{ text: 'Hi ' }, { chip: 'firstName', otherwise: 'there' }, { text: '!' }],
    })
    expect(said(card('say', config, { language: 'nl' }))).toEqual(['Hoi'])
    expect(said(card('say', config, { language: 'da' }))).toEqual(['Hi firstName!'])
  })

  it('says that a text is missing where there must be one, and nothing where there need not be', () => {
    expect(said(card('ask', { question: {} }))).toEqual(['empty'])
    expect(said(card('say', { text: { en: ' ' } }))).toEqual(['empty'])
    expect(said(card('close', {}))).toEqual([])
  })

  it('says what an answer is saved to', () => {
    expect(said(card('ask', { question: { en: 'Size?' }, saveAs: 'size', property: 'employees' }))).toEqual([
      'Size?',
      'saves size employees',
    ])
    expect(said(card('email-capture', { question: { en: 'Mail?' } }))).toEqual(['Mail?', 'stores email'])
  })

  it('says the rest in words: options, times, lists, and where it leads', () => {
    expect(said(card('wait', { until: { what: 'duration', ms: 120_000 } }))).toEqual(['Wait: Some time has passed: 2 min'])
    expect(said(card('set', { variable: 'plan', to: { how: 'value', value: 'pro' } }))).toEqual([
      'plan',
      'To: A fixed value: pro',
    ])
    expect(said(card('label', { add: ['vip', 'sales'] }))).toEqual(['vip, sales'])
    expect(said(card('webhook', { url: 'https://example.com' }))).toEqual(['POST https://example.com'])
    expect(said(card('handoff', { to: 'team', ids: ['sales'], by: 'round-robin' }))).toEqual([
      'Hand over to: A team',
      'Teams or people: sales',
    ])
    expect(said(card('go-to', { node: 'menu' }))).toEqual(['Node -> node menu'])
  })

  it('draws a way out per item, then its own, and those out of trouble last', () => {
    const drawn = card('ask', { question: { en: '?' }, kind: 'choice', choices }, { language: 'nl' })
    expect(drawn.ports.map(({ id, label, isException }) => [id, label, isException])).toEqual([
      ['choice:a', 'Een offerte', false],
      ['choice:b', 'My order', false],
      ['answered', 'Answered', false],
      ['invalid', 'Did not fit', true],
      ['no-reply', 'No reply', true],
    ])
  })

  it('numbers rules and says them in words, unless they have a name', () => {
    const when = { type: 'text', of: 'reply', is: 'known' }
    const drawn = card('branch', {
      rules: [
        { id: 'r1', when },
        { id: 'r2', label: 'Large', when },
      ],
    })
    expect(drawn.ports.map(({ label, rule }) => [label, rule])).toEqual([
      [JSON.stringify(when), 1],
      ['Large', 2],
      ['Otherwise', undefined],
    ])
  })

  it('keeps in sight a port that an edge hangs on and that is no more', () => {
    expect(card('say', { text: { en: 'Hi' } }, { led: ['next', 'old'] }).ports).toMatchObject([
      { id: 'next' },
      { id: 'old', label: 'lost', isException: true, isLost: true },
    ])
    expect(cardOf(nodeOf('gone'), undefined, 'en', plainWords, ['next'])).toMatchObject({
      kind: undefined,
      title: 'gone',
      missing: 'missing gone',
      body: [{ type: 'line', pieces: [{ text: 'missing gone' }] }],
      ports: [{ id: 'next', label: 'next' }],
    })
  })

  it('has its ports inside, below its body, one under the other', () => {
    for (const [action, { actions = [], triggers = [] }] of Object.entries(samples))
      for (const { config } of [...actions, ...triggers]) {
        if (!descriptors.has(action)) continue
        const { ports, height, body } = card(action, { ...config })
        let top = body.length > 0 ? 48 + 18 : 48
        for (const { y, height: row } of ports) {
          expect(y - row / 2).toBeGreaterThanOrEqual(top)
          top = y + row / 2
        }
        expect(height).toBeGreaterThanOrEqual(top)
        expect(height).toBeLessThan(48 + 130 + ports.length * 44 + 10)
      }
  })

  it('has as many lines as its text needs, and three at most', () => {
    const height = (text: string): number => card('say', { text: { en: text } }).height
    expect(height('word '.repeat(40)) - height('Hi')).toBe(2 * 18)
    expect(height('word '.repeat(7)) - height('Hi')).toBe(18)
    expect(height('W'.repeat(60)) - height('Hi')).toBe(2 * 18)
  })
})
