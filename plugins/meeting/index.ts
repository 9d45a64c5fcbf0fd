import { z } from 'zod'
import { defineAction, field, fillUrl, type Localised, readDecision, type Step, urlTemplate } from '../kit/index.ts'
import { phrases, texts } from './locale.ts'

const config = z.object({
  text: field.localised().refine(text => Object.values(text).some(line => line.trim() !== ''), 'the invitation has no text'),
  url: urlTemplate
    .refine(url => url.startsWith('https://'), 'the calendar has an address that starts with https://')
    .meta({ isOneLine: true }),
  title: field.localised().optional().meta({ isOneLine: true }),
  retries: z.int().min(0).max(10).default(2),
  patience: field.duration().optional(),
})

/** Leads to a calendar where the visitor books a time, and asks whether they have. */
export const meeting = defineAction({
  id: 'meeting',
  icon: 'calendar-event',
  category: 'integrations',
  config,
  ports: ['booked', 'skipped', 'no-reply'],
  exceptions: ['skipped', 'no-reply'],
  summary: '{{text}}',
  texts,
  phrases,
  start(step) {
    const { config, phrase, say } = step
    say({ text: config.text, parts: [{ type: 'card', title: config.title ?? phrase('open'), url: addressOf(step) }] })
    return ask(step, phrase('asked'))
  },
  on: {
    message(step) {
      const { attempt, config, message, phrase, render } = step
      const decided = readDecision(message, { yes: render(phrase('booked')), no: render(phrase('skipped')) })
      if (decided) return decided.agrees ? 'booked' : 'skipped'
      return attempt > config.retries ? 'skipped' : ask(step, phrase('unclear'))
    },
    skipped: () => 'skipped',
    wake: () => 'no-reply',
  },
})

type MeetingStep = Step<z.output<typeof config>, unknown, keyof typeof phrases>

function ask(step: MeetingStep, text: Localised): undefined {
  const { config, phrase, say, wake } = step
  const choices = [
    { id: 'yes', label: phrase('booked') },
    { id: 'no', label: phrase('skipped') },
  ]
  say({ text, input: 'choice', choices })
  if (config.patience !== undefined) wake({ afterMs: config.patience })
  return undefined
}

// Where a visitor's words would lead elsewhere, the calendar opens without them.
function addressOf(step: MeetingStep): string {
  const { url } = step.config
  return fillUrl(url, step) ?? new URL(url.replace(/\{\{.*?\}\}/gs, '')).href
}
