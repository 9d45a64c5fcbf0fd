import { z } from 'zod'
import { type Condition, defineTrigger, pattern } from '../kit/index.ts'
import { texts } from './locale.ts'

/** Interrupts when the visitor writes one of these words or phrases, or something that fits the pattern. */
export const keyword = defineTrigger({
  id: 'keyword',
  icon: 'hash',
  config: z
    .object({ words: z.array(z.string().trim().min(1).max(200)).max(100).default([]), pattern: pattern.optional() })
    .refine(({ words, pattern }) => words.length > 0 || pattern !== undefined, {
      message: 'give at least one word or a pattern',
      path: ['words'],
    }),
  listens: 'message',
  interrupts: true,
  summary: '{{words}}',
  texts,
  matches({ words, pattern }) {
    const any: Condition[] = [{ type: 'text', of: 'reply', is: 'has-words', value: words }]
    if (pattern !== undefined) any.push({ type: 'text', of: 'reply', is: 'matches', value: pattern })
    return { any }
  },
})
