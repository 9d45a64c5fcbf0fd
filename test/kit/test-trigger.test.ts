import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineTrigger, testTrigger } from '../../plugins/kit/index.ts'

const right = {
  id: 'words',
  icon: 'hash',
  config: z.object({ words: z.array(z.string()).default([]) }),
  listens: 'message',
  interrupts: true,
  texts: { en: { name: 'Words', fields: { words: 'Words' }, ports: { next: 'Next' } } },
} as const
const words = defineTrigger({ ...right, matches: ({ words }) => ({ type: 'text', of: 'reply', is: 'has-words', value: words }) })

describe('the contract of a trigger', () => {
  it('has nothing to say of one that is right', () => {
    expect(testTrigger(words, [{ config: { words: ['price'] }, hears: ['the price?'], ignores: ['priceless'] }])).toEqual([])
  })

  it('names a text it hears and ought not, or does not and ought to', () => {
    expect(testTrigger(words, [{ config: { words: ['price'] }, hears: ['cost'], ignores: ['price'] }])).toEqual([
      'trigger "words": sample 1 does not hear "cost": correct `matches`',
      'trigger "words": sample 1 hears "price" and ought not: correct `matches`',
    ])
  })

  it('wants `matches` of triggers that listen to messages, and of no others', () => {
    expect(testTrigger(defineTrigger(right)).join()).toContain('`matches` belongs to triggers that listen to "message"')
    expect(testTrigger({ ...words, listens: 'start' }).join()).toContain('it listens to "start"')
  })

  it('refuses a condition nobody can read', () => {
    const wrong = defineTrigger({ ...right, matches: () => ({ type: 'text', of: 'the weather', is: 'known' }) })
    expect(testTrigger(wrong, [{ config: {} }]).join()).toContain('gives no valid condition')
  })

  it('wants the languages it is asked for', () => {
    expect(testTrigger(words, [], { languages: ['da'] })).toHaveLength(3)
  })
})
