import { isDomain } from './read-email.ts'

/** The first web address in a text. A bare domain gets `https://`; other schemes and addresses with a password are refused. */
export function readUrl(text: string): string | undefined {
  for (const word of text.split(/\s+/)) {
    const url = word.length <= longest ? urlOf(bare(word)) : undefined
    if (url) return url
  }
  return undefined
}

const longest = 2_048

function urlOf(word: string): string | undefined {
  const full = /^https?:\/\//i.test(word) ? word : isDomain(hostOf(word)) ? `https://${word}` : ''
  if (!URL.canParse(full)) return undefined
  const url = new URL(full)
  return url.username === '' && url.password === '' && url.hostname !== '' ? url.href : undefined
}

function hostOf(word: string): string {
  return (word.split(/[/?#:]/, 1)[0] ?? '').toLowerCase()
}

// Without the quotes, brackets and full stops that a sentence puts around an address.
function bare(word: string): string {
  let [start, end] = [0, word.length]
  while (start < end && '<("\'[“‘«'.includes(word.charAt(start))) start += 1
  while (end > start && '>)"\'].,;:!?”’»'.includes(word.charAt(end - 1))) end -= 1
  return word.slice(start, end)
}
