import type { Localised } from '../../../plugins/kit/text.ts'
import type { TextRow } from './text-rows.ts'

type Texts = Pick<TextRow, 'texts' | 'defaults'>

/** What a visitor of a language reads that is written for it; a region is served by its base. */
export function wordingOf({ texts, defaults }: Texts, language: string): string | undefined {
  const base = language.split('-')[0] ?? language
  return [texts, defaults ?? {}].flatMap(said => own(said, language) ?? own(said, base) ?? [])[0]
}

/** Would a visitor of this language read another one? A text that nobody has written in any language is none. */
export function isMissing(row: Texts, language: string): boolean {
  return wordingOf(row, language) === undefined && !(isEmpty(row.texts) && row.defaults === undefined)
}

function isEmpty(texts: Localised): boolean {
  return Object.values(texts).every(text => text.trim() === '')
}

function own(texts: Localised, language: string): string | undefined {
  const text = Object.hasOwn(texts, language) ? texts[language] : undefined
  return text === undefined || text.trim() === '' ? undefined : text
}
