import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { defineTrigger } from '../../plugins/kit/index.ts'
import { quietFacts } from '../../plugins/kit/play.ts'
import type { Condition } from '../../plugins/kit/rule/condition.ts'
import { matches } from '../../plugins/kit/rule/matches.ts'
import { indexInterrupts } from '../../runtime/flow/interrupts.ts'
import { planNodes } from '../../runtime/flow/node-plan.ts'
import { drawn } from '../rig/drawn.ts'
import { fakes } from '../rig/fake-declarations.ts'

/** A trigger that waits for words or, when there is one, for a text that holds another. */
const either = defineTrigger({
  id: 'either',
  icon: 'x',
  config: z.object({ words: z.array(z.string()), contains: z.string().optional() }),
  listens: 'message',
  interrupts: true,
  texts: { en: { name: 'Either', fields: { words: 'Words', contains: 'Contains' }, ports: { next: 'Next' } } },
  matches: ({ words, contains }) => conditionOf(words, contains),
})
const declarations = new Map([...fakes, [either.id, either]])

function conditionOf(words: readonly string[], contains: string | undefined): Condition {
  const any: Condition[] = [{ type: 'text', of: 'reply', is: 'has-words', value: [...words] }]
  if (contains !== undefined) any.push({ type: 'text', of: 'reply', is: 'contains', value: contains })
  return { any }
}

const against = (text: string) => ({ reply: { id: 'm', text }, vars: {}, contact: {}, facts: quietFacts, language: 'en', now: 0 })

const piece = fc.constantFrom(
  'price',
  'PRICE',
  'opening',
  'hours',
  'é',
  'e\u0301',
  '価',
  '価格',
  '格',
  '👍',
  '❤\uFE0F',
  'c++',
  '!',
  ' ',
  '  ',
  '-',
  'ǅ',
  'İ',
  'ß',
  '١',
)
const phrase = fc.array(piece, { maxLength: 4 }).map(pieces => pieces.join(''))

it('finds what trying all triggers one by one finds: it used to know other words than the rules', () => {
  const trigger = fc.record({
    words: fc.array(phrase, { maxLength: 3 }),
    contains: fc.option(piece, { nil: undefined, freq: 5 }),
  })
  fc.assert(
    fc.property(fc.array(trigger, { maxLength: 6 }), fc.array(phrase, { maxLength: 4 }), (triggers, texts) => {
      const plans = planNodes(drawn(triggers.map((config, index) => [`n${index}`, 'either', config])), declarations)
      const find = indexInterrupts(plans, 'message')
      for (const text of texts) {
        const first = triggers.findIndex(({ words, contains }) => matches(conditionOf(words, contains), against(text)))
        expect(find(against(text))?.node).toBe(first < 0 ? undefined : `n${first}`)
      }
    }),
    { numRuns: 500 },
  )
})

it('passes over triggers that do not interrupt, or cannot run', () => {
  const flow = drawn([
    ['start', 'start'],
    ['broken', 'word', { words: 5 }],
    ['gone', 'gone'],
    ['word', 'word', { words: ['price list'] }],
  ])
  const find = indexInterrupts(planNodes(flow, declarations), 'message')
  expect(find(against('The Price-List, please'))?.node).toBe('word')
  expect(find(against('price'))).toBeUndefined()
  expect(indexInterrupts(planNodes(drawn([]), declarations), 'message')(against('price'))).toBeUndefined()
})

it('finds a word at the end of a long message', () => {
  const find = indexInterrupts(planNodes(drawn([['word', 'word', { words: ['price'] }]]), declarations), 'message')
  expect(find(against(`${'so '.repeat(10_000)}price`))?.node).toBe('word')
})
