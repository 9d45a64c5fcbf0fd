import { caps } from '../caps.ts'
import { cleanText, decodeText } from './charset.ts'

/** The headers of a mail or of one of its parts: unfolded, decoded where they are 8-bit, their encoded words as they are. */
export interface Head {
  /** The first of this name, which is given in lower case. */
  first(name: string): string | undefined
  all(name: string): readonly string[]
  /** All, in their order, names in lower case. */
  readonly entries: readonly (readonly [name: string, value: string])[]
  readonly isCut: boolean
}

const lineFeed = 10
const carriageReturn = 13

/** Reads the headers that begin at `start`; `bodyAt` is where what they describe begins. */
export function readHead(bytes: Buffer, start: number, end: number): { readonly head: Head; readonly bodyAt: number } {
  const { headEnd, bodyAt } = borderOf(bytes, start, end)
  const last = Math.min(headEnd, start + caps.headBytes)
  return { head: headOf(bytes.subarray(start, last).toString('latin1'), last < headEnd), bodyAt }
}

/** Headers by themselves, such as those of a report about delivery. */
export function headOf(text: string, isCut = false): Head {
  const entries: [string, string][] = []
  for (const line of text.split(/\r?\n/)) {
    const last = entries.at(-1)
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`
    else {
      const colon = line.indexOf(':')
      const name = line.slice(0, colon).trim().toLowerCase()
      // What has no name, such as the line that mailboxes in one file begin a mail with, says nothing.
      if (colon > 0 && /^[!-9;-~]+$/.test(name)) entries.push([name, line.slice(colon + 1).trim()])
    }
  }
  const decoded = entries.map(([name, value]) => [name, decodeHeader(value)] as const)
  const byName = Map.groupBy(decoded, ([name]) => name)
  const all = (name: string): readonly string[] => byName.get(name)?.map(([, value]) => value) ?? []
  return { first: name => all(name)[0], all, entries: decoded, isCut }
}

/** Where the empty line stands that ends the headers; a mail may be all headers. */
function borderOf(bytes: Buffer, start: number, end: number): { readonly headEnd: number; readonly bodyAt: number } {
  let at = start
  // Empty lines before the first header of all belong to nothing.
  while (start === 0 && at < end && (bytes[at] === lineFeed || bytes[at] === carriageReturn)) at++
  while (at < end) {
    const next = bytes.indexOf(lineFeed, at)
    const lineEnd = next === -1 || next >= end ? end : next
    const isEmpty = lineEnd === at || (lineEnd === at + 1 && bytes[at] === carriageReturn)
    if (isEmpty) return { headEnd: at, bodyAt: Math.min(lineEnd + 1, end) }
    at = lineEnd + 1
  }
  return { headEnd: end, bodyAt: end }
}

function decodeHeader(value: string): string {
  const text = /[\x80-\xff]/.test(value) ? decodeText(Buffer.from(value, 'latin1'), undefined) : value
  return cleanText(text).replace(/\p{Cc}+/gu, ' ')
}
