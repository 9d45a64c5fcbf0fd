import type { Localised, Rendered } from '../kit/index.ts'
import type { KnowledgeStep } from './config.ts'

/** Before the id of an article, in the choice that reads it. */
export const readPrefix = 'read-'

/** A choice in the visitor's language. */
interface Offer {
  readonly id: string
  readonly label: Rendered
}

/** What can be picked under what was found. */
export function offersOf(step: KnowledgeStep): readonly Offer[] {
  const { memory, phrase, render } = step
  const alone = memory.readable.length === 1
  return [
    ...memory.readable.map(({ id, title }) => ({
      id: `${readPrefix}${id}`,
      label: render(alone ? phrase('read') : titled(phrase('readOne'), title)),
    })),
    { id: 'yes', label: render(phrase('yes')) },
    { id: 'no', label: render(phrase('no')) },
    ...personOffer(step),
  ]
}

/** People are offered where somebody has drawn the way to them. */
export function personOffer({ connected, phrase, render }: KnowledgeStep): readonly Offer[] {
  return connected('person') ? [{ id: 'person', label: render(phrase('person')) }] : []
}

const longestTitle = 40

function titled(phrase: Localised, title: string): Localised {
  const letters = Array.from(title)
  const short = letters.length > longestTitle ? `${letters.slice(0, longestTitle - 1).join('')}…` : title
  // As a function: a title may hold what replacing would read as a pattern.
  return Object.fromEntries(Object.entries(phrase).map(([language, text]) => [language, text.replaceAll('{title}', () => short)]))
}
