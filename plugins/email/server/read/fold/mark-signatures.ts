import type { Line } from './line.ts'
import { isSentFrom } from './sent-from.ts'

/** Marks signatures before `end`: they end what a person wrote in one go, up to the next quote. `texts`: as `bare` gives them. */
export function markSignatures(lines: readonly Line[], texts: readonly string[], isFolded: boolean[], end: number): void {
  let at = 0
  while (at < end) {
    let to = at
    while (to < end && !isFolded[to]) to++
    if (to > at) markSignature(lines, texts, isFolded, at, to)
    at = to + 1
  }
}

function markSignature(lines: readonly Line[], texts: readonly string[], isFolded: boolean[], from: number, to: number): void {
  let last = to
  for (let at = from; at < to; at++) {
    if (lines[at]?.hint === 'signature') isFolded[at] = true
    if (texts[at] !== '--') continue
    isFolded.fill(true, at, to)
    last = at
    break
  }
  // Whatever stands last now may be the program's own: more than one line of it is rare, but happens.
  for (let at = last - 1; at >= from; at--) {
    if (isFolded[at] || texts[at] === '') continue
    if (!isSentFrom(texts[at] ?? '')) return
    isFolded[at] = true
  }
}
