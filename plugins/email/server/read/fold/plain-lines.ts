import type { Line } from './line.ts'

/** The lines of plain words, at most so many: `>` before one means a quote, as often as it stands there. */
export function plainLines(text: string, most: number): readonly Line[] {
  return text.split(/\r\n|\r|\n/, most).map(line => {
    // Mailboxes in one file put a `>` before lines that begin with "From ".
    if (line.startsWith('>From ')) return { text: line.slice(1), depth: 0 }
    const marks = /^[\u200e\u200f\u202a-\u202e\u2066-\u2069]?(?: ?>){1,50}/.exec(line)?.[0]
    if (marks === undefined) return { text: line, depth: 0 }
    return { text: line.slice(marks.length).replace(/^ /, ''), depth: marks.split('>').length - 1 }
  })
}
