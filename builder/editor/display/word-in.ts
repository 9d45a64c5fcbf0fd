/** What a text in several languages says in one of them, or else in the first there is; `''` for what is none. */
export function wordIn(text: unknown, language: string): string {
  if (typeof text !== 'object' || text === null) return ''
  const words = Object.entries(text).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
  return (words.find(([code]) => code === language) ?? words[0])?.[1] ?? ''
}
