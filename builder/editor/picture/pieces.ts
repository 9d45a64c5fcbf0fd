import { slotsOf } from '../../../plugins/kit/template.ts'

/** A part of what a card says: words, or a chip that stands for a value. */
export type Piece = { readonly text: string } | { readonly chip: string; readonly otherwise?: string }

/** A text with its slots as pieces; `slotName` says how a path is called. What is no slot stays as it is written. */
export function piecesOf(text: string, slotName: (path: string) => string): readonly Piece[] {
  const pieces: Piece[] = []
  let done = 0
  const plain = (end: number): void => {
    if (end > done) pieces.push({ text: text.slice(done, end) })
    done = end
  }
  for (const match of text.matchAll(slot)) {
    const [found] = slotsOf(match[0])
    if (!found) continue
    plain(match.index)
    pieces.push({ chip: slotName(found.path), ...(found.fallback ? { otherwise: found.fallback } : {}) })
    done = match.index + match[0].length
  }
  plain(text.length)
  return pieces
}

// Nothing but candidates: the kit says which of them are slots.
const slot = /\{\{[^{}]*\}\}/g

/** All that pieces say, as one text: for names and tooltips. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces.map(piece => ('text' in piece ? piece.text : piece.chip)).join('')
}
