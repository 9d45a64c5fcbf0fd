import type { Issue } from '../errors/issue.ts'
import { locales, translate } from './translate.ts'

/** What is wrong at one place, in the first of these languages that has words for it: a clause, without a full stop. */
export function issueWords(
  { code, message, params, words = {} }: Omit<Issue, 'path'>,
  languages: readonly string[] = [],
): string {
  if (code !== 'own') return translate(`issues.${code}`, params, languages)
  const short = languages.map(language => language.split('-')[0] ?? language)
  const said = short.map(language => words[language]).find(text => text !== undefined)
  const key = keys.get(message)
  return said ?? (key === undefined ? message : translate(`sayings.${key}`, {}, languages))
}

// Schemas that all plugins share, and those of the API, write their sentences in English: each stands there under its key too.
const keys: ReadonlyMap<string, string> = new Map(Object.entries(locales.en.sayings).map(([key, sentence]) => [sentence, key]))
