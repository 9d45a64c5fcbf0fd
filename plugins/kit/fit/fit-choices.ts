import type { Fitting } from '../fit.ts'
import { fold } from '../fold.ts'
import { escapeMarkdown } from '../markdown/escape-markdown.ts'
import type { Input, Shown, ShownChoice } from '../message.ts'
import { fitWord } from './words.ts'

/** How a message offers its answers: as choices where the channel has them, else in words that are put under its text. */
export interface Offer {
  readonly choices?: readonly ShownChoice[]
  readonly input?: Input
  readonly text: string
}

/** What becomes of the choices of a message, and of what it asks for. */
export function fitChoices(message: Pick<Shown, 'choices' | 'input'>, channel: Fitting, language: string): Offer {
  const { choices = [], input } = message
  const { inputs } = channel.capabilities
  const asked: { input?: Input } = input === undefined ? {} : { input }
  if (input === 'rating' && inputs.includes('rating')) return { ...asked, choices, text: '' }
  if (choices.length === 0) return { ...taken(input, inputs), text: '' }
  if (canOffer(choices, channel) && (input !== 'choices' || inputs.includes('choices'))) {
    // A scale that is not drawn is still a row of choices.
    return { choices, ...(input === 'rating' ? { input: 'choice' } : isChoosing(input) ? asked : taken(input, inputs)), text: '' }
  }
  const { markdown } = channel.capabilities
  if (input === 'rating') return { input: 'text', text: ratingText(choices, markdown, language) }
  const list = listText(choices, markdown, isChoosing(input))
  const hint = input === 'choices' && choices.length > 1 ? `${fitWord('several', language)}\n` : ''
  return { ...(isChoosing(input) ? { input: 'text' } : taken(input, inputs)), text: `${hint}${list}` }
}

/** Can the channel show all of these as choices? */
export function canOffer(choices: readonly ShownChoice[], { limits, capabilities }: Fitting): boolean {
  return (
    capabilities.choices && choices.length <= limits.choices && choices.every(({ label }) => label.length <= limits.choiceLength)
  )
}

/** Choices as lines of text; numbered only where a number picks one, which it does not beside a field or among figures. */
export function listText(choices: readonly ShownChoice[], markdown: boolean, numbered: boolean): string {
  const counts = numbered && !choices.some(({ label }) => /^#?\d+[.)]?$/.test(fold(label)))
  const words = (label: string): string => (markdown ? escapeMarkdown(label) : label).replaceAll(/\s+/g, ' ')
  return choices.map(({ label }, index) => `${counts ? `${index + 1}.` : '-'} ${words(label)}`).join('\n')
}

// A message without an input and with choices asks for one of them.
function isChoosing(input: Input | undefined): boolean {
  return input === undefined || input === 'choice' || input === 'choices'
}

function taken(input: Input | undefined, inputs: readonly Input[]): { input?: Input } {
  return input === undefined ? {} : { input: inputs.includes(input) ? input : 'text' }
}

function ratingText(choices: readonly ShownChoice[], markdown: boolean, language: string): string {
  const steps = choices.filter(({ id }) => /^\d+$/.test(id))
  const others = choices.filter(choice => !steps.includes(choice))
  const nameOf = (step: ShownChoice | undefined): string =>
    step === undefined ? '' : step.means === undefined ? step.label : `${step.label} (${step.means})`
  const hint = fitWord('rating', language)
    .replace('{from}', () => nameOf(steps[0]))
    .replace('{to}', () => nameOf(steps.at(-1)))
  return [steps.length > 0 ? hint : '', others.length > 0 ? listText(others, markdown, false) : ''].filter(Boolean).join('\n')
}
