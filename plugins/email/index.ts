import { z } from 'zod'
import { defineChannel } from '../kit/index.ts'
import { config } from './config.ts'
import { texts } from './locale.ts'

/** A mailbox of the team: mails that come in are conversations, answers leave as mails. */
export const email = defineChannel({
  id: 'email',
  icon: 'mail',
  config,
  display: z.strictObject({}),
  delivery: 'push',
  carries: true,
  gathers: true,
  // Nothing in a mail can be pressed.
  limits: { textLength: 20_000, choices: 0, choiceLength: 0, cards: 0, fileBytes: 26_214_400 },
  capabilities: { inputs: ['text', 'file'], parts: [], choices: false, typing: false, markdown: true },
  // Where Google and Microsoft give out access tokens.
  permissions: { hosts: ['oauth2.googleapis.com', 'login.microsoftonline.com'] },
  texts,
})
