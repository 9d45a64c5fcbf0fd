import { fold } from './fold.ts'

// Scripts that write without spaces have no boundary to look at: each letter counts as a word. A symbol is one too (`c++`, 👍).
const word =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}\p{M}])+|\p{S}/gu

/**
 * The words of a text, folded, each between single spaces: `' opening hours '`. Whole words are then found by `includes`.
 * A text without a word is a single space.
 */
export function words(text: string): string {
  if (text === lastText) return lastWords
  const found = fold(text).replaceAll(variationSelector, '').match(word)
  lastText = text
  lastWords = found ? ` ${found.join(' ')} ` : ' '
  return lastWords
}

const variationSelector = '\uFE0F'

// As in `fold`: one message, many keywords.
let lastText = ''
let lastWords = ' '
