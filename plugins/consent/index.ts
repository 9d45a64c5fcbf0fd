import { z } from 'zod'
import { defineAction, field, type Localised, type Rendered, readDecision, type Step } from '../kit/index.ts'
import { phrases, texts } from './locale.ts'

const config = z.object({
  purpose: z.enum(['process', 'communicate']).default('process'),
  basis: z.enum(['explicit', 'legitimate']).default('explicit'),
  text: field.localised().refine(text => Object.values(text).some(line => line.trim() !== ''), 'there is nothing to agree to'),
  retries: z.int().min(0).max(10).default(2),
  once: z.boolean().default(false),
  insist: z.boolean().default(false),
  patience: field.duration().optional(),
})

const memory = z.object({
  /** As it was shown, word for word: what it would say later may be another text. */
  text: z.string().default(''),
  language: z.string().default(''),
})

/**
 * Asks the visitor to agree, or tells them on which ground it is done, and keeps what was shown and answered as evidence. Only a
 * clear answer is recorded: who is passed over has agreed to nothing.
 */
export const consent = defineAction({
  id: 'consent',
  icon: 'shield-check',
  category: 'ask',
  config,
  memory,
  ports: ['granted', 'refused', 'no-reply'],
  exceptions: ['no-reply'],
  does: { grants: { port: 'granted', when: { purpose: 'process', basis: 'explicit' } } },
  summary: '{{text}}',
  texts,
  phrases,
  start(step) {
    const { config, render, languageOf, record, say, memory } = step
    if (config.once && isSettled(step)) return 'granted'
    const shown = render(config.text)
    memory.text = shown
    memory.language = languageOf(config.text)
    if (config.basis === 'explicit') return put(step, shown)
    say({ text: shown })
    record('consent', { purpose: config.purpose, decision: 'informed', ...memory, method: 'notice' })
    return 'granted'
  },
  on: {
    message(step) {
      const { attempt, config, memory, message, phrase, record, render } = step
      const decided = readDecision(message, { yes: render(phrase('agree')), no: render(phrase('decline')) })
      if (!decided) return attempt > config.retries && !config.insist ? 'refused' : put(step, phrase('unclear'))
      const { agrees, method } = decided
      const decision = agrees ? 'granted' : 'refused'
      record('consent', { purpose: config.purpose, decision, ...memory, method, answer: message.text })
      // Whoever refuses may still come round: nothing else happens before they do.
      return agrees || !config.insist ? decision : put(step, phrase('refused'), false)
    },
    skipped: () => 'refused',
    wake: () => 'no-reply',
  },
})

type ConsentStep = Step<z.output<typeof config>, unknown, keyof typeof phrases>

function put(step: ConsentStep, text: Localised | Rendered, mayRefuse = true): undefined {
  const { config, phrase, say, wake } = step
  const agree = { id: 'yes', label: phrase('agree') }
  const choices = mayRefuse ? [agree, { id: 'no', label: phrase('decline') }] : [agree]
  say({ text, input: 'choice', choices, ...(config.insist ? { consent: 'required' } : {}) })
  if (config.patience !== undefined) wake({ afterMs: config.patience })
  return undefined
}

function isSettled({ config, facts }: ConsentStep): boolean {
  const state = facts.consents?.[config.purpose]
  return state === 'granted' || (state === 'informed' && config.basis === 'legitimate')
}
