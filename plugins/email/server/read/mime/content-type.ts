import { decodeText } from './charset.ts'
import { decodeWords } from './encoded-words.ts'

/** A header of a value and parameters: Content-Type, Content-Disposition. */
export interface Valued {
  /** Lower case; empty when it says none. */
  readonly value: string
  /** Names in lower case; continued and encoded ones (RFC 2231) as one, decoded. */
  readonly parameters: ReadonlyMap<string, string>
}

/** Reads a header of a value and parameters. Quotes may be missing or open; a name that comes twice counts once. */
export function readValued(header: string | undefined): Valued {
  const [value = '', ...rest] = piecesOf(header ?? '')
  const plain = new Map<string, string>()
  const continued = new Map<string, { readonly index: number; readonly text: string; readonly isEncoded: boolean }[]>()
  for (const piece of rest) {
    const sign = piece.indexOf('=')
    if (sign <= 0) continue
    const name = piece.slice(0, sign).trim().toLowerCase()
    const text = unquoted(piece.slice(sign + 1).trim())
    const [, base = name, index = '0', star] = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(name) ?? []
    if (!name.includes('*')) {
      if (!plain.has(name)) plain.set(name, decodeWords(text))
    } else {
      const isEncoded = star === '*' || name === `${base}*`
      const pieces = continued.get(base) ?? []
      pieces.push({ index: Number(index), text, isEncoded })
      continued.set(base, pieces)
    }
  }
  for (const [name, pieces] of continued) plain.set(name, joined(pieces))
  return { value: value.trim().toLowerCase(), parameters: plain }
}

/** `charset'language'%41..` over several pieces; only the first names the charset, only marked pieces are encoded. */
function joined(pieces: { readonly index: number; readonly text: string; readonly isEncoded: boolean }[]): string {
  const inOrder = pieces.toSorted((a, b) => a.index - b.index)
  let charset: string | undefined
  const bytes = inOrder.map(({ text, isEncoded }, place) => {
    if (!isEncoded) return Buffer.from(text)
    const marks = place === 0 ? text.split("'") : []
    const [label, , ...rest] = marks
    if (marks.length >= 3) charset = label
    return percentDecoded(marks.length >= 3 ? rest.join("'") : text)
  })
  return decodeText(Buffer.concat(bytes), charset)
}

function percentDecoded(text: string): Buffer {
  const latin = Buffer.from(text).toString('latin1')
  return Buffer.from(
    latin.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )
}

/** Split at semicolons that stand outside of quotes. */
function piecesOf(header: string): string[] {
  const found: string[] = []
  let start = 0
  let isQuoted = false
  for (let at = 0; at < header.length; at++) {
    const sign = header[at]
    if (isQuoted && sign === '\\') at++
    else if (sign === '"') isQuoted = !isQuoted
    else if (sign === ';' && !isQuoted) {
      found.push(header.slice(start, at))
      start = at + 1
    }
  }
  found.push(header.slice(start))
  return found
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text
  return text.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1')
}
