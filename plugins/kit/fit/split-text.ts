/**
 * Cuts a text into pieces of at most `most` UTF-16 units: between paragraphs where it can, else lines, sentences, words, and
 * within a word only between letters as people see them. Only space at the cuts goes; a text of nothing but space has no piece.
 */
export function splitText(text: string, most: number): readonly string[] {
  const pieces: string[] = []
  let rest = text.trim() === '' ? '' : text
  while (rest.length > most) {
    const at = cutOf(rest, most)
    const piece = rest.slice(0, at).trimEnd()
    if (piece !== '') pieces.push(piece)
    rest = rest.slice(at).replace(/^(?:\s(?!\u200d|\p{M}))+/u, '')
  }
  if (rest !== '') pieces.push(rest)
  return pieces
}

// The best kind of place that leaves no piece too small. Where a mark follows the space, they are one letter.
const places: readonly { readonly found: RegExp; readonly least: number }[] = [
  { found: /\n[^\S\n]*\n(?!\u200d|\p{M}|$)/gu, least: 0.4 },
  { found: /\n(?!\u200d|\p{M}|$)/gu, least: 0.4 },
  { found: /[.!?…][\p{Pe}\p{Pf}"']?\s(?!\u200d|\p{M}|$)|[。！？](?!\u200d|\p{M}|\p{P}|$)/gu, least: 0.3 },
  { found: /\s(?!\u200d|\p{M}|$)/gu, least: 0 },
]

function cutOf(text: string, most: number): number {
  // What begins within the limit may end right behind it.
  const start = text.slice(0, most + 2)
  for (const { found, least } of places) {
    let best = 0
    for (const { index, 0: place } of start.matchAll(found)) {
      // Space at the end of a piece goes: it may stand over.
      const end = index + place.trimEnd().length
      if (end <= most) best = Math.max(best, index + place.length)
    }
    if (best > most * least && text.slice(0, best).trim() !== '') return best
  }
  return letterEnd(text, most)
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The end of the last letter that fits; of one that is longer than all that fits, a place between its parts. */
function letterEnd(text: string, most: number): number {
  // Longer letters than that are made to break things.
  const start = text.slice(0, most + 64)
  let end = 0
  for (const { index } of letters.segment(start)) {
    if (index > most) break
    end = index
  }
  if (end > 0) return end
  const isPair = (text.codePointAt(most - 1) ?? 0) > 0xffff
  if (!isPair) return most
  return most === 1 ? 2 : most - 1
}
