import type { FitAbout, Fitting } from '../fit.ts'
import { escapeMarkdown } from '../markdown/escape-markdown.ts'
import type { ShownPart } from '../message.ts'
import { canOffer, listText } from './fit-choices.ts'
import { fitWord } from './words.ts'

/** Parts as a channel shows them, as many to a message as it takes, and the words for those it does not show. */
export interface Parts {
  readonly groups: readonly (readonly ShownPart[])[]
  readonly texts: readonly string[]
}

/** Sorts the parts of a message: what the channel shows, and what is said instead. */
export function fitParts(parts: readonly ShownPart[], channel: Fitting, about: FitAbout): Parts {
  const { limits, capabilities } = channel
  const shows = (part: ShownPart): boolean => {
    if (!capabilities.parts.includes(part.type)) return false
    if (part.type !== 'card') return (part.bytes ?? 0) <= limits.fileBytes
    return limits.cards > 0 && lengthOf(withoutChoices(part, channel)) <= limits.textLength
  }
  const shown = parts.filter(shows).map(part => (part.type === 'card' ? withoutChoices(part, channel) : part))
  return {
    groups: grouped(shown, limits.cards),
    texts: parts.filter(part => !shows(part)).map(part => textOf(part, channel, about)),
  }
}

type Card = Extract<ShownPart, { type: 'card' }>
type Medium = Exclude<ShownPart, Card>

function grouped(parts: readonly ShownPart[], cards: number): readonly (readonly ShownPart[])[] {
  const groups: ShownPart[][] = []
  for (const part of parts) {
    const group = groups.at(-1)
    const isFull = part.type === 'card' && group?.filter(({ type }) => type === 'card').length === cards
    if (group && !isFull) group.push(part)
    else groups.push([part])
  }
  return groups
}

// Picked by writing what stands on it, so no number is needed.
function withoutChoices({ choices = [], ...card }: Card, channel: Fitting): Card {
  if (choices.length === 0) return card
  if (canOffer(choices, channel)) return { ...card, choices }
  const list = listText(choices, false, false)
  return { ...card, text: card.text === undefined ? list : `${card.text}\n${list}` }
}

function lengthOf({ title, text = '', choices = [] }: Card): number {
  return [title, text, ...choices.map(({ label }) => label)].join('\n').length
}

function textOf(part: ShownPart, { capabilities }: Fitting, { language, addressOf }: FitAbout): string {
  const words = capabilities.markdown ? escapeMarkdown : (text: string) => text
  const address = part.mediaId === undefined ? undefined : addressOf?.(part.mediaId)
  const lines =
    part.type === 'card'
      ? [words(part.title), words(part.text ?? ''), address, part.url, listText(part.choices ?? [], capabilities.markdown, false)]
      : [mediumText(part, words, language), address]
  return lines.filter(line => line !== undefined && line !== '').join('\n')
}

function mediumText({ type, alt = '', name = '' }: Medium, words: (text: string) => string, language: string): string {
  const called = alt === '' ? name : alt
  const word = fitWord(type, language)
  return called === '' ? word : `${word}: ${words(called)}`
}
