import { z } from 'zod'

/** One text in several languages: `{ en: 'Hi', nl: 'Hoi' }`. */
export type Localised = Readonly<Record<string, string>>

declare const rendered: unique symbol
/** Text that is final: its slots were filled once, it is never scanned again. */
export type Rendered = string & { readonly [rendered]: true }

/** The shape of a language code: `en`, `pt-br`. */
export const languageCode = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})?$/)

/**
 * Picks a text by language: the first of `languages` that has one, then the base of a regional code,
 * then any. An empty text counts as missing.
 */
export function pickText(text: Localised, languages: readonly string[]): string {
  for (const language of languages) {
    const found = own(text, language) || own(text, language.split('-')[0] ?? language)
    if (found) return found
  }
  return Object.values(text).find(value => value !== '') ?? ''
}

function own(text: Localised, language: string): string | undefined {
  return Object.hasOwn(text, language) ? text[language] : undefined
}
