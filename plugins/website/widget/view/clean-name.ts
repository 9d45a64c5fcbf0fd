/** A name as it may stand beside other text: without the characters that turn the direction of what follows. */
export function cleanName(name: string): string {
  return name.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim()
}

/** What stands in for a picture: the first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = cleanName(name).split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words
  return letters
    .map(word => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase()
}
