import { describe, expect, it } from 'vitest'
import type { AnyChannel } from '../../plugins/kit/index.ts'
import { check } from '../../runtime/flow/check/check.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'
import { en, flowOf } from '../rig/flow-of.ts'

const { declarations, channels } = await loadPlugins()
const website = channels.get('website')
const form = channels.get('form')
if (!website || !form) throw new Error('the channels are gone')
/** Shows texts of 40 characters, three answers, no Markdown. */
const pager: AnyChannel = {
  ...form,
  limits: { textLength: 40, choices: 3, choiceLength: 10, cards: 0, fileBytes: 0 },
  capabilities: { inputs: ['text', 'choice'], parts: [], choices: true, typing: false, markdown: false },
}

/** What is said of a step with this config, on a channel. */
const found = (action: string, config: object, channel: AnyChannel = pager) => {
  const flow = flowOf('f', [
    ['start', 'start', {}, { next: 'step' }],
    ['step', action, { ...config }, { answered: 'close', next: 'close' }],
    ['close', 'close'],
  ])
  const codes = ['text_too_long', 'choices_listed', 'part_in_words', 'rating_in_words', 'file_not_asked', 'markdown_plain']
  return check(parseFlow(flow), declarations, { flows: new Map(), channelOf: () => channel })
    .filter(({ code }) => codes.includes(code))
    .map(({ code, node, field, params, severity }) => {
      expect([node, severity]).toEqual(['step', 'warning'])
      return [code, field, params]
    })
}
const choices = (...labels: readonly string[]) => labels.map((label, at) => ({ id: `c${at}`, label: en(label) }))

describe('the check of what a channel can show', () => {
  it('has nothing to say of what it shows as it is', () => {
    expect(found('say', { text: en('Short and plain') })).toEqual([])
    expect(found('ask', { question: en('Which?'), kind: 'choice', choices: choices('Red', 'Blue') })).toEqual([])
    const all = { text: en('**Look** '.repeat(300)), parts: [{ type: 'card', title: en('Large') }] }
    expect(found('say', all, website)).toEqual([])
    for (const kind of ['rating', 'file']) expect(found('ask', { question: en('How?'), kind }, website)).toEqual([])
  })

  it('tells into how many messages a text is cut, and where the first one ends', () => {
    const text = 'One sentence stands here. Another is behind it. And one more.'
    expect(found('say', { text: en(text) })).toEqual([
      ['text_too_long', 'text.en', { limit: 40, length: text.length, count: 2, cut: 'One sentence stands here.' }],
    ])
  })

  it('shows the list that answers become where there are too many, or one is too long', () => {
    const ask = (...labels: readonly string[]) =>
      found('ask', { question: en('Which?'), kind: 'choice', choices: choices(...labels) })
    expect(ask('Red', 'Blue', 'Green', 'Grey')).toEqual([
      ['choices_listed', 'choices', { becomes: '1. Red / 2. Blue / 3. Green / 4. Grey' }],
    ])
    expect(ask('Red', 'All the others')).toHaveLength(1)
    expect(found('ask', { question: en('Your name?'), kind: 'text', choices: choices('a', 'b', 'c', 'd') })).toEqual([])
  })

  it('shows the words that stand for a picture and a card', () => {
    const parts = [
      { type: 'image', mediaId: 'm1', alt: en('A roof') },
      { type: 'card', title: en('Large'), text: en('22 panels'), url: 'https://x.example/' },
    ]
    expect(found('say', { text: en('Look'), parts })).toEqual([
      ['part_in_words', 'parts.0', { becomes: 'Picture: A roof' }],
      ['part_in_words', 'parts.1', { becomes: 'Large / 22 panels / https://x.example/' }],
    ])
  })

  it('tells how a scale is asked for, and that nobody can send a file', () => {
    const becomes = 'Answer with a number from 1 to 5.'
    expect(found('ask', { question: en('How was it?'), kind: 'rating' })).toEqual([['rating_in_words', 'kind', { becomes }]])
    expect(found('survey', {})).toEqual([['rating_in_words', undefined, { becomes }]])
    expect(found('ask', { question: en('Send it'), kind: 'file' })).toEqual([['file_not_asked', 'kind', {}]])
  })

  it('shows a text without the Markdown that is not shown, and knows what is none', () => {
    expect(found('say', { text: { en: '**Hi** [you](https://x.example/a)', nl: '2 * 3 * 4' } })).toEqual([
      ['markdown_plain', 'text.en', { becomes: 'Hi you (https://x.example/a)' }],
    ])
  })

  it('says nothing of a channel that nobody has set up', () => {
    const flow = parseFlow(
      flowOf('f', [
        ['start', 'start', {}, { next: 'say' }],
        ['say', 'say', { text: en('x'.repeat(9_000)) }],
      ]),
    )
    expect(check(flow, declarations).filter(({ code }) => code === 'text_too_long')).toEqual([])
  })
})
