import addressparser from 'nodemailer/lib/addressparser'
import type { Correspondent } from '../../../../kit/server.ts'
import { caps } from '../caps.ts'
import { decodeWords } from '../mime/encoded-words.ts'

type Parsed = ReturnType<typeof addressparser>[number]

/** Who the headers of one name say: groups as their members, what is no address left out, each once. */
export function readAddresses(values: readonly string[]): readonly Correspondent[] {
  const found = new Map<string, Correspondent>()
  for (const value of values) {
    for (const { address, name } of addressparser(value.slice(0, 32_000)).flatMap(membersOf)) {
      if (found.size >= caps.addresses) break
      const clean = decodeWords(address).trim()
      if (!isAddress(clean) || found.has(clean.toLowerCase())) continue
      const called = oneLine(decodeWords(name)).slice(0, 200)
      found.set(clean.toLowerCase(), { address: clean, ...(called === '' || called === clean ? {} : { name: called }) })
    }
  }
  return [...found.values()]
}

function membersOf(parsed: Parsed): { readonly address: string; readonly name: string }[] {
  if (parsed.group !== undefined) return parsed.group.flatMap(membersOf)
  return [{ address: parsed.address ?? '', name: parsed.name }]
}

const isAddress = (text: string): boolean => text.length <= 320 && /^[^\s@<>]+@[^\s@<>]+$/.test(text)

/** Text as one line, without signs that turn the direction of what stands beside it. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
