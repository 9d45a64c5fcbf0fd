import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outcome } from './visitor.ts'

/** What the terminal says. */
export type Words = Readonly<Record<Key, string>>

type Key =
  | `outcome.${Outcome}`
  | `why.${'for-ever' | 'nothing-left'}`
  | 'title'
  | 'usage'
  | 'unknown'
  | 'unreadable'
  | 'bad'
  | 'problems'
  | 'outcomes'
  | 'nodes'
  | 'node'
  | 'visits'
  | 'median'
  | 'ways'
  | 'stayed'
  | 'never'
  | 'halted'
  | 'stuck'
  | 'witness'
  | 'ms'
  | 's'
  | 'min'
  | 'h'
  | 'd'

const known = ['en', 'nl', 'de', 'da']

/** The words of a language, English for those it has none for. */
export async function loadWords(language: string): Promise<Words> {
  const [base = 'en'] = language.toLowerCase().split(/[-_]/)
  const file = join(import.meta.dirname, 'locale', `${known.includes(base) ? base : 'en'}.json`)
  return JSON.parse(await readFile(file, 'utf8')) as Words
}

/** Puts values into a text: `{name}`. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values).reduce((filled, [key, value]) => filled.replaceAll(`{${key}}`, String(value)), text)
