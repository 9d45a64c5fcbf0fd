import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineTrigger, playTrigger, testTrigger } from '../../plugins/kit/index.ts'

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

  it('wants `matches` of triggers that listen to messages or events, and of no others', () => {
    expect(testTrigger(defineTrigger(right)).join()).toContain(
      '`matches` belongs to triggers that listen to "message" or "event"',
    )
    expect(testTrigger({ ...words, listens: 'start' }).join()).toContain('it listens to "start"')
  })

  it('wants `after` of triggers that wait for the visitor, in whole ms', () => {
    const waits = (ms: number, times?: number) =>
      testTrigger(
        defineTrigger({ ...right, listens: 'silence', after: () => ({ ms, ...(times === undefined ? {} : { times }) }) }),
      )
    expect(waits(1_000)).toEqual([])
    expect(waits(0.5).join()).toContain('`after` of sample 1 gives no whole ms')
    expect(waits(1_000, 0).join()).toContain('no whole times from 1')
    expect(testTrigger(defineTrigger({ ...right, listens: 'return' })).join()).toContain('`after` belongs to triggers')
  })

  it('wants whatever listens while a flow runs to interrupt, and keeps nothing but of events', () => {
    expect(testTrigger({ ...words, interrupts: false }).join()).toContain('`interrupts` is true of whatever listens')
    expect(testTrigger({ ...words, keeps: () => ({}) }).join()).toContain('`keeps` belongs to triggers that listen to "event"')
  })

  it('is tried with events as with texts', () => {
    const paid = defineTrigger({
      ...right,
      listens: 'event',
      matches: () => ({
        all: [
          { type: 'text', of: 'event', is: 'equals', value: 'order.paid' },
          { type: 'number', of: 'event.data.total', is: 'more', value: 100 },
        ],
      }),
      keeps: (_, { total }) => ({ total }),
    })
    const hears = [{ event: 'order.paid', data: { total: 101 } }]
    const ignores = ['order.paid', { event: 'order.paid' }, { event: 'order.sent', data: { total: 101 } }]
    expect(testTrigger(paid, [{ config: {}, hears, ignores }])).toEqual([])
    expect(playTrigger(paid, {}).keeps({ total: 7 })).toEqual({ total: 7 })
    expect(testTrigger(paid, [{ config: {}, hears: [{ event: 'order.lost' }] }])).toEqual([
      'trigger "words": sample 1 does not hear {"event":"order.lost"}: correct `matches`',
    ])
  })

  it('refuses a condition nobody can read', () => {
    const wrong = defineTrigger({ ...right, matches: () => ({ type: 'text', of: 'the weather', is: 'known' }) })
    expect(testTrigger(wrong, [{ config: {} }]).join()).toContain('gives no valid condition')
  })

  it('wants the languages it is asked for', () => {
    expect(testTrigger(words, [], { languages: ['da'] })).toHaveLength(3)
  })
})
