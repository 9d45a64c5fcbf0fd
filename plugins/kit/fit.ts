import type { Capabilities, Limits } from './channel.ts'
import { fitChoices } from './fit/fit-choices.ts'
import { fitParts } from './fit/fit-parts.ts'
import { splitText } from './fit/split-text.ts'
import { plainText } from './markdown/plain-text.ts'
import type { Shown } from './message.ts'

/** What messages are fitted to: a channel, or its descriptor. */
export interface Fitting {
  readonly limits: Limits
  readonly capabilities: Capabilities
}

export interface FitAbout {
  /** The visitor's, for the few words that are added. */
  readonly language: string
  /** Where a medium can be fetched by whoever reads it; without it a medium that cannot be shown is named alone. */
  addressOf?(mediaId: string): string
}

/**
 * Makes of a message what a channel can show: one message, or several in order. Nothing of it is lost: what cannot be shown
 * stands in the text, choices as a list whose numbers can be answered. What the visitor answers to hangs on the last of
 * them, a pause stands before the first. A message that says nothing at all gives none.
 */
export function fit(message: Shown, channel: Fitting, about: FitAbout): readonly Shown[] {
  const { limits, capabilities } = channel
  const offer = fitChoices(message, channel, about.language)
  const { groups, texts } = fitParts(message.parts ?? [], channel, about)
  const said = capabilities.markdown ? message.text : plainText(message.text)
  const whole = [said, ...texts, ...(offer.text === '' ? [] : [offer.text])].filter(text => text.trim() !== '').join('\n\n')
  const lines = splitText(whole, limits.textLength)
  // Parts are shown under the text they came with.
  const first = { text: lines.at(-1) ?? '', ...(groups[0] ? { parts: groups[0] } : {}) }
  const shown: Shown[] = [
    ...lines.slice(0, -1).map(text => ({ text })),
    ...(lines.length > 0 || groups.length > 0 ? [first] : []),
    ...groups.slice(1).map(parts => ({ text: '', parts })),
  ]
  const last = shown.pop()
  const { choices, input } = offer
  if (!last && !choices) return []
  const all = [...shown, { ...(last ?? { text: '' }), ...(choices ? { choices } : {}), ...(input ? { input } : {}) }]
  const { delayMs } = message
  return delayMs === undefined ? all : all.map((one, index) => (index === 0 ? { ...one, delayMs } : one))
}
