import type { Piece } from './pieces.ts'
import { textWidth } from './text-width.ts'

/** On how many lines pieces stand in a column of this width; never more than `most`. */
export function linesOf(pieces: readonly Piece[], width: number, size: number, most: number, or = ''): number {
  let lines = 1
  let at = 0
  const put = (wide: number, gap: number): void => {
    if (at > 0 && at + gap + wide > width) {
      lines += 1
      at = 0
    }
    // What is wider than a line is broken anywhere, a chip is cut.
    const whole = (at === 0 ? 0 : at + gap) + wide
    lines += Math.max(0, Math.ceil(whole / width) - 1)
    at = whole > width ? whole % width : whole
  }
  let isGlued = true
  for (const piece of pieces) {
    if (lines > most) return most
    if ('chip' in piece) {
      const words = piece.otherwise === undefined ? piece.chip : `${piece.chip} ${or} ${piece.otherwise}`
      put(Math.min(width, textWidth(words, size - 0.5) + chipRoom), isGlued ? 0 : textWidth(' ', size))
      isGlued = true
      continue
    }
    for (const [index, line] of piece.text.split('\n').entries()) {
      if (index > 0) {
        lines += 1
        at = 0
      }
      if (lines > most) return most
      for (const word of line.split(/(?<=\s)/)) {
        put(textWidth(word.trimEnd(), size), isGlued ? 0 : textWidth(' ', size))
        isGlued = word.trimEnd() === word
      }
    }
  }
  return Math.min(lines, most)
}

/** What a chip needs beside its words, px. */
const chipRoom = 12
