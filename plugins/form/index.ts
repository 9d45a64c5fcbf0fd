import { z } from 'zod'
import { defineChannel } from '../kit/index.ts'
import { config } from './config.ts'
import { embed } from './embed.ts'
import { texts } from './locale.ts'
import { phrases } from './phrases.ts'

/** A form on any page, or on one of its own: what is sent in is a conversation, and answers go by mail. */
export const form = defineChannel({
  id: 'form',
  icon: 'forms',
  config,
  display: z.strictObject({}),
  delivery: 'push',
  // As long as an answer by mail may be; nothing in a mail can be pressed.
  limits: { textLength: 20_000, choices: 0, choiceLength: 0, cards: 0, fileBytes: 5_242_880 },
  capabilities: { inputs: ['text'], parts: [], choices: false, typing: false, markdown: true },
  texts,
  phrases,
  embed,
  shares: ({ origin, channel }) => ({ page: `${origin}/channels/form/${encodeURIComponent(channel)}/` }),
})
