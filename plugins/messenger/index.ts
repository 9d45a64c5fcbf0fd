import { z } from 'zod'
import { defineChannel } from '../kit/index.ts'
import { config } from './config.ts'
import { firstFlow } from './first-flow.ts'
import { linkTo } from './link-to.ts'
import { texts } from './locale.ts'
import { phrases } from './phrases.ts'

/** Answers what people write to a Facebook Page. */
export const messenger = defineChannel({
  id: 'messenger',
  icon: 'brand-messenger',
  config,
  display: z.strictObject({}),
  delivery: 'push',
  // Texts may have 2,000 characters of a kind that nobody names: so a little less, in the largest unit.
  limits: { textLength: 1_900, choices: 13, choiceLength: 20, cards: 10, fileBytes: 26_214_400 },
  capabilities: {
    inputs: ['text', 'email', 'phone', 'choice', 'file'],
    parts: ['image', 'video', 'audio', 'file', 'card'],
    choices: true,
    typing: true,
    markdown: false,
  },
  permissions: { hosts: ['*.fbcdn.net', '*.fbsbx.com'] },
  texts,
  phrases,
  firstFlow,
  linkTo,
  shares: ({ origin, channel, config }) => {
    const verifyToken = config['verifyToken']
    return {
      callback: `${origin}/channels/messenger/${channel}/`,
      ...(typeof verifyToken === 'string' && verifyToken !== '' ? { verifyToken } : {}),
      deauthorise: `${origin}/channels/messenger/${channel}/deauthorise`,
      deletion: `${origin}/channels/messenger/${channel}/deletion`,
    }
  },
})
