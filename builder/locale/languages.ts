import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

/** The languages the app speaks, each by its own name. */
export const languages = { en: 'English', nl: 'Nederlands', de: 'Deutsch', da: 'Dansk' } as const

/** Shows each text as its key in brackets: whatever on a page stands in none has not been given to translators. */
export const testLanguage = 'xx'

type Texts = { readonly [key: string]: string | Texts }

const load: Readonly<Record<string, () => Promise<Texts>>> = {
  en: async () => (await import('./en.json')).default,
  nl: async () => (await import('./nl.json')).default,
  de: async () => (await import('./de.json')).default,
  da: async () => (await import('./da.json')).default,
  [testLanguage]: async () => keysOf((await import('./en.json')).default),
}

/** Texts in one language, and no other: each has all of them, and a test holds that. */
export async function createTexts(language: string): Promise<i18n> {
  const texts = createInstance()
  await texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await textsIn(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  return texts
}

/** Goes over to another language, once its texts are there. */
export async function speak(texts: i18n, language: string): Promise<void> {
  if (!texts.hasResourceBundle(language, 'translation')) texts.addResourceBundle(language, 'translation', await textsIn(language))
  await texts.changeLanguage(language)
}

/** The first of these languages that the app speaks; English when it speaks none. */
export function languageOf(wanted: readonly string[]): string {
  const known = wanted.map(tag => tag.toLowerCase().split('-')[0] ?? '')
  return known.find(tag => Object.hasOwn(load, tag)) ?? 'en'
}

function textsIn(language: string): Promise<Texts> {
  return (load[language] ?? load.en ?? (() => Promise.resolve({})))()
}

function keysOf(texts: Texts, path = ''): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const key = path === '' ? name : `${path}.${name}`
      return [name, typeof text === 'string' ? `[[${key}]]` : keysOf(text, key)]
    }),
  )
}
