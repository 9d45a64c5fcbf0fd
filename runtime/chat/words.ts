import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the terminal says by itself. */
export type Words = Readonly<
  Record<
    'typing' | 'starting' | 'help' | 'joined' | 'left' | 'queue' | 'closed' | 'nothing' | 'unreachable' | 'usage' | 'unreadable',
    string
  >
>

const known = ['en', 'nl', 'de', 'da']

/** The words of a language, English for those it has none for. */
export async function loadWords(language: string): Promise<Words> {
  const [base = 'en'] = language.toLowerCase().split(/[-_]/)
  const file = join(import.meta.dirname, 'locale', `${known.includes(base) ? base : 'en'}.json`)
  return JSON.parse(await readFile(file, 'utf8')) as Words
}

/** Puts a value into a text: `{name}`. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce((filled, [key, value]) => filled.replaceAll(`{${key}}`, value), text)
