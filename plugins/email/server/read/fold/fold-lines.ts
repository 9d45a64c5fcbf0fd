import { bare } from './bare.ts'
import type { Line } from './line.ts'
import { markQuotes } from './mark-quotes.ts'
import { markSignatures } from './mark-signatures.ts'

/** What is new in a mail, and what it repeats or signs with. */
export interface Folded {
  readonly text: string
  /** What was cut out of the text, in its order; left out when nothing was. */
  readonly folded?: string
  /** It passes on a mail of somebody else. */
  readonly isForward: boolean
}

/**
 * Parts the lines of a mail. Quotes, the lines before them and signatures are folded; answers between quotes stay; a mail that is passed
 * on is what its sender wants to be read, and stays. Where nothing would be left all stays.
 */
export function foldLines(lines: readonly Line[], subject: string | undefined): Folded {
  const texts = lines.map(({ text }) => bare(text))
  const { isFolded, forwardAt } = markQuotes(lines, texts, subject)
  markSignatures(lines, texts, isFolded, forwardAt ?? lines.length)
  const isForward = forwardAt !== undefined
  const text = written(lines.filter((_, at) => !isFolded[at]))
  if (text.trim() === '') return { text: written(lines), isForward }
  const folded = written(lines.filter((_, at) => isFolded[at] || (texts[at] === '' && isFolded[at - 1])))
  return { text, isForward, ...(folded.trim() === '' ? {} : { folded }) }
}

/** Lines as words: at most one empty line between two, none around. */
function written(lines: readonly Line[]): string {
  return lines
    .map(({ text }) => text.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}
