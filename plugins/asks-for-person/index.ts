import { z } from 'zod'
import { type Condition, defineTrigger } from '../kit/index.ts'
import { texts } from './locale.ts'
import { alone, wishes } from './wishes.ts'

/** Interrupts when the visitor asks for a person, in one of the languages it knows or in words of the author. */
export const asksForPerson = defineTrigger({
  id: 'asks-for-person',
  icon: 'user-question',
  config: z.object({ words: z.array(z.string().trim().min(1).max(200)).max(100).default([]) }),
  listens: 'message',
  interrupts: true,
  texts,
  matches({ words }) {
    const any: Condition[] = wishes.map(value => ({ type: 'text', of: 'reply', is: 'has-words', value }))
    any.push({ type: 'text', of: 'reply', is: 'has-words', value: words })
    any.push({ type: 'text', of: 'reply', is: 'matches', value: alone })
    return { any }
  },
})
