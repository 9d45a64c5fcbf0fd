import { describe, expect, it } from 'vitest'
import { keyword } from '../../plugins/keyword/index.ts'
import { playTrigger } from '../../plugins/kit/index.ts'

describe('keyword', () => {
  it('hears a word anywhere in a message, in capitals or not', () => {
    const { matches } = playTrigger(keyword, { words: ['price'] })
    expect(['price', 'What is the PRICE?', 'Price, please'].every(matches)).toBe(true)
  })

  it('hears whole words only', () => {
    const { matches } = playTrigger(keyword, { words: ['price'] })
    expect(['priceless', 'prices', 'cost', ''].some(matches)).toBe(false)
  })

  it('hears a phrase, whatever stands between its words', () => {
    const { matches } = playTrigger(keyword, { words: ['opening hours', 'åbningstider'] })
    expect(['Your opening-hours?', 'opening  hours', 'Hvad er jeres Åbningstider?'].every(matches)).toBe(true)
    expect(matches('hours of opening')).toBe(false)
  })

  it('hears what fits its pattern', () => {
    const { matches } = playTrigger(keyword, { pattern: 'order\\s*#?\\d{4,}' })
    expect(matches('Where is Order #4711?')).toBe(true)
    expect(matches('Where is my order?')).toBe(false)
  })

  it('hears words or pattern', () => {
    const { matches } = playTrigger(keyword, { words: ['refund'], pattern: '^#\\d+$' })
    expect(matches('A refund!')).toBe(true)
    expect(matches('#12')).toBe(true)
  })

  it('wants a word or a pattern, and a pattern that can be read', () => {
    expect(keyword.config.safeParse({}).success).toBe(false)
    expect(keyword.config.safeParse({ words: [' '] }).success).toBe(false)
    expect(keyword.config.safeParse({ pattern: '(' }).success).toBe(false)
  })

  it('breaks into a running flow', () => {
    expect(keyword).toMatchObject({ listens: 'message', interrupts: true })
  })
})
