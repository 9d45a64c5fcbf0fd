/** One text in several languages: `{ en: 'Hi', nl: 'Hoi' }`. */
export type Localised = Readonly<Record<string, string>>

declare const rendered: unique symbol
/** Text that is final: its slots were filled once, it is never scanned again. */
export type Rendered = string & { readonly [rendered]: true }

/**
 * Picks a text by language: the first of `languages` that has one, then the base of a regional code,
 * then any. An empty text counts as missing.
 */
export function pickText(text: Localised, languages: readonly string[]): string {
  const language = pickLanguage(text, languages)
  return language === undefined ? '' : (own(text, language) ?? '')
}

/** The language of what `pickText` picks; `undefined` when there is no text at all. */
export function pickLanguage(text: Localised, languages: readonly string[]): string | undefined {
  for (const language of languages) {
    if (own(text, language)) return language
    const base = language.split('-')[0] ?? language
    if (own(text, base)) return base
  }
  return Object.keys(text).find(language => own(text, language))
}

function own(text: Localised, language: string): string | undefined {
  return Object.hasOwn(text, language) ? text[language] : undefined
}
