import type { Fitting } from '../../../../plugins/kit/fit.ts'
import { plainText } from '../../../../plugins/kit/markdown/plain-text.ts'
import type { Shown } from '../../../../plugins/kit/message.ts'

/** What a channel cannot show of a message as it was written. */
export type Loss =
  /** Choices stand in the text, and their numbers are answered. */
  | 'listed'
  /** Several are picked by writing their numbers. */
  | 'several'
  /** A scale is asked for in words. */
  | 'rating'
  /** The field for this kind of answer is one for text. */
  | 'typed'
  /** A file cannot be sent there. */
  | 'file'
  /** Pictures, films, cards stand in the text, with a link. */
  | 'worded'
  /** What can be pressed on a card stands in its text. */
  | 'buttons'
  | 'plain'
  /** It takes several messages. */
  | 'split'

/** What becomes of a message on a channel, by what is missing there: `fitted` is what `fit` has made of it. */
export function lossesOf(message: Shown, fitted: readonly Shown[], { capabilities }: Fitting): readonly Loss[] {
  const { choices = [], parts = [], input } = message
  const offered = fitted.some(one => one.choices !== undefined)
  const shownParts = fitted.flatMap(one => one.parts ?? [])
  const isListed = choices.length > 0 && !offered
  const isTyped =
    input !== undefined && !['text', 'choice', 'choices', 'rating'].includes(input) && !fitted.some(one => one.input === input)
  const found: readonly (readonly [Loss, boolean])[] = [
    ['rating', isListed && input === 'rating'],
    ['several', isListed && input === 'choices'],
    ['listed', isListed && input !== 'rating' && input !== 'choices'],
    ['file', isTyped && input === 'file'],
    ['typed', isTyped && input !== 'file'],
    ['worded', shownParts.length < parts.length],
    ['buttons', buttons(parts) > buttons(shownParts) && shownParts.length === parts.length],
    ['plain', !capabilities.markdown && bare(plainText(message.text)) !== bare(message.text)],
    ['split', fitted.length > 1],
  ]
  return found.filter(([, is]) => is).map(([loss]) => loss)
}

function buttons(parts: NonNullable<Shown['parts']>): number {
  return parts.reduce((count, part) => count + (part.type === 'card' ? (part.choices?.length ?? 0) : 0), 0)
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, '')
}
