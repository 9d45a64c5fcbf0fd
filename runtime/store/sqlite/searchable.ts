/**
 * Text as it goes into the search, and as it is looked up there. Scripts that write no spaces between words get one around each
 * character: a word of theirs is then a row of characters, found wherever it stands.
 */
export const searchable = (text: string): string => text.normalize('NFKC').replace(unspaced, ' $& ')

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

/** Is there anything in it that words are made of? */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
