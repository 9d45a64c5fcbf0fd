import { createInstance } from 'i18next'
import da from './da.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import nl from './nl.json' with { type: 'json' }

/** The languages this server speaks to people who run it or write to its API. */
export const locales = { en, nl, de, da }

const longest = 200

/** A text of `runtime/locale` in the first language it has, else in English. Inserted values are shortened, never read again. */
export function translate(
  key: string,
  params: Readonly<Record<string, string | number>> = {},
  languages: readonly string[] = [],
): string {
  const lng =
    languages.map(language => language.split('-')[0] ?? language).find(language => Object.hasOwn(locales, language)) ?? 'en'
  const shown = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shortened(value)]))
  const { count } = params
  // What is inserted may come from anybody: it is no key, and nothing in it is looked up.
  return say(key, { lng, replace: shown, nest: false, ...(typeof count === 'number' ? { count } : {}) })
}

function shortened(value: string | number): string | number {
  return typeof value === 'string' && value.length > longest ? `${value.slice(0, longest).toWellFormed()}…` : value
}

const texts = createInstance()
void texts.init({
  resources: Object.fromEntries(Object.entries(locales).map(([language, translation]) => [language, { translation }])),
  fallbackLng: 'en',
  initAsync: false,
  interpolation: { escapeValue: false },
})

// The boundary: what the library takes for a key is typed once for the whole project, by the texts of the team's app.
const say = texts.t as unknown as (key: string, options: Readonly<Record<string, unknown>>) => string
