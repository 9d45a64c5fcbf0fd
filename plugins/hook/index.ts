import { z } from 'zod'
import { defineChannel, field } from '../kit/index.ts'
import { texts } from './locale.ts'

/** Connects anything that speaks HTTP: it posts what visitors say, and is posted what they are answered, both signed. */
export const hook = defineChannel({
  id: 'hook',
  icon: 'api',
  config: z.strictObject({
    url: z
      .url({ protocol: /^https?$/, error: 'write an address like https://example.com/answers' })
      .max(2_000)
      .optional(),
    secret: field.secret().min(1).default('signing'),
    inbox: z.string().max(64).default('main'),
  }),
  display: z.strictObject({}),
  delivery: 'push',
  limits: { textLength: 8_000, choices: 50, choiceLength: 200, cards: 10, fileBytes: 5_242_880 },
  capabilities: {
    inputs: ['text', 'email', 'phone', 'url', 'number', 'date', 'time', 'choice', 'choices', 'rating', 'file'],
    parts: ['image', 'video', 'audio', 'file', 'card'],
    choices: true,
    typing: false,
    markdown: true,
  },
  texts,
  shares: ({ origin, channel }) => ({ address: `${origin}/channels/hook/${channel}/` }),
})
