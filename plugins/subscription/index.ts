import { z } from 'zod'
import { defineAction, field, type Localised, type Rendered, readDecision, type Step } from '../kit/index.ts'
import { phrases, texts } from './locale.ts'

const config = z.object({
  type: z.string().trim().min(1).max(64).default('newsletter'),
  text: field.localised().refine(text => Object.values(text).some(line => line.trim() !== ''), 'there is nothing to say yes to'),
  retries: z.int().min(0).max(10).default(2),
  box: z.boolean().default(false),
  once: z.boolean().default(false),
  patience: field.duration().optional(),
})

const memory = z.object({
  /** As it was shown, word for word. */
  text: z.string().default(''),
  language: z.string().default(''),
})

/** Asks whether the visitor wants mail of one type, and keeps what was shown and answered as evidence. */
export const subscription = defineAction({
  id: 'subscription',
  icon: 'mail-check',
  category: 'ask',
  config,
  memory,
  ports: ['yes', 'no', 'no-reply'],
  exceptions: ['no-reply'],
  summary: '{{text}}',
  texts,
  phrases,
  start(step) {
    const { config, facts, languageOf, memory, render } = step
    // Said once is enough, either way.
    if (config.once && facts.consents?.[`subscription:${config.type}`] !== undefined) return 'no'
    const shown = render(config.text)
    memory.text = shown
    memory.language = languageOf(config.text)
    return put(step, shown)
  },
  on: {
    message(step) {
      const { attempt, config, memory, message, phrase, record, render } = step
      const decided = readDecision(message, { yes: render(phrase('yes')), no: render(phrase('no')) })
      // A box may be left alone: whoever writes on has not ticked it.
      if (!decided) return config.box || attempt > config.retries ? 'no' : put(step, phrase('unclear'))
      const { agrees, method } = decided
      const decision = agrees ? 'granted' : 'refused'
      record('subscription', { type: config.type, decision, ...memory, method, answer: message.text })
      return agrees ? 'yes' : 'no'
    },
    skipped: () => 'no',
    wake: () => 'no-reply',
  },
})

function put(step: Step<z.output<typeof config>, unknown, keyof typeof phrases>, text: Localised | Rendered): undefined {
  const { config, phrase, say, wake } = step
  const choices = [
    { id: 'yes', label: phrase('yes') },
    { id: 'no', label: phrase('no') },
  ]
  say({ text, input: 'choice', choices, ...(config.box ? { consent: 'box' } : {}) })
  if (config.patience !== undefined) wake({ afterMs: config.patience })
  return undefined
}
