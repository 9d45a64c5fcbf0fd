import { hasWords, searchable } from './searchable.ts'

/**
 * The words somebody looks for, as an expression of the full-text search: all of them must stand somewhere, each at least as
 * the beginning of a word. Every word is quoted, so nothing in it is a command. A word of no letters finds nothing.
 */
export function matchOf(q: string): string {
  const words = q.split(/\s+/).filter(hasWords).slice(0, mostWords)
  // A phrase that cannot be: what is looked for has no words.
  if (words.length === 0) return nothing
  return words.map(word => `"${searchable(word).trim().replaceAll('"', '""')}"*`).join(' AND ')
}

const mostWords = 10
const nothing = '"a" NOT "a"'
