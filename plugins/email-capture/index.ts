import { z } from 'zod'
import { defineAction, field, readChoice, readEmail, type Step } from '../kit/index.ts'
import { phrases, texts } from './locale.ts'

const config = z.object({
  question: field.localised().refine(text => Object.values(text).some(line => line.trim() !== ''), 'the question has no text'),
  saveAs: field.variable().optional(),
  skip: z.boolean().default(false),
  retries: z.int().min(0).max(10).default(2),
  patience: field.duration().optional(),
})

/** Asks for an email, unless it is known already. */
export const emailCapture = defineAction({
  id: 'email-capture',
  icon: 'mail',
  category: 'ask',
  config,
  ports: ['captured', 'skipped', 'failed', 'no-reply'],
  exceptions: ['failed', 'no-reply'],
  does: { sets: 'saveAs', stores: ['email'] },
  summary: '{{question}}',
  texts,
  phrases,
  start(step) {
    const { config, contact, set } = step
    if (typeof contact.email !== 'string' || contact.email === '') return put(step, config.question)
    if (config.saveAs !== undefined) set({ vars: { [config.saveAs]: contact.email } })
    return 'captured'
  },
  on: {
    message(step) {
      const { config, message, attempt, phrase, render, set } = step
      const email = readEmail(message.text)
      if (email !== undefined) {
        set({ contact: { email }, ...(config.saveAs === undefined ? {} : { vars: { [config.saveAs]: email } }) })
        return 'captured'
      }
      const typed = readChoice(message.text, [{ id: 'skip', label: render(phrase('skip')) }])
      if (config.skip && (message.choice ?? typed) === 'skip') return 'skipped'
      return attempt > config.retries ? 'failed' : put(step, phrase('invalid'))
    },
    skipped: () => 'skipped',
    wake: () => 'no-reply',
  },
})

function put(
  step: Step<z.output<typeof config>, unknown, keyof typeof phrases>,
  text: Readonly<Record<string, string>>,
): undefined {
  const { config, phrase, say, wake } = step
  say({ text, input: 'email', choices: config.skip ? [{ id: 'skip', label: phrase('skip') }] : [] })
  if (config.patience !== undefined) wake({ afterMs: config.patience })
  return undefined
}
