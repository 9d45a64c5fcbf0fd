/** One part as it goes over the line. `type` with all its parameters; `bytes` already in the charset that `type` says. */
export interface WrittenPart {
  readonly type: string
  readonly bytes: Buffer
  readonly encoding?: '7bit' | '8bit' | 'quoted-printable' | 'base64'
  readonly headers?: readonly string[]
}

/** A mail byte for byte: headers in their order, then what they describe. */
export function writeMail(headers: readonly string[], body: WrittenPart | string): Buffer {
  if (typeof body === 'string') return Buffer.from([...headers, '', body.replaceAll('\n', '\r\n'), ''].join('\r\n'))
  return Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n`), partOf(body), Buffer.from('\r\n')])
}

/** Parts within a part, with a border as its program makes them. */
export function manyParts(type: string, border: string, parts: readonly WrittenPart[]): WrittenPart {
  const pieces = parts.flatMap(part => [Buffer.from(`--${border}\r\n`), partOf(part), Buffer.from('\r\n')])
  return { type: `${type}; boundary="${border}"`, bytes: Buffer.concat([...pieces, Buffer.from(`--${border}--\r\n`)]) }
}

export const plainPart = (text: string, encoding: WrittenPart['encoding'] = 'quoted-printable'): WrittenPart => ({
  type: 'text/plain; charset="UTF-8"',
  bytes: Buffer.from(text.replaceAll('\n', '\r\n')),
  encoding,
})

export const htmlPart = (html: string, encoding: WrittenPart['encoding'] = 'quoted-printable'): WrittenPart => ({
  type: 'text/html; charset="UTF-8"',
  bytes: Buffer.from(html.replaceAll('\n', '\r\n')),
  encoding,
})

/** A header with what is not ASCII in encoded words, each at most 75 signs, folded. */
export function encodedHeader(name: string, text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `${name}: ${text}`
  const words: string[] = []
  for (const sign of text) {
    const last = words.at(-1)
    if (last !== undefined && Buffer.byteLength(last + sign) <= 42) words[words.length - 1] = last + sign
    else words.push(sign)
  }
  return `${name}: ${words.map(word => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ')}`
}

function partOf({ type, bytes, encoding, headers = [] }: WrittenPart): Buffer {
  const head = [
    `Content-Type: ${type}`,
    ...(encoding === undefined ? [] : [`Content-Transfer-Encoding: ${encoding}`]),
    ...headers,
    '',
    '',
  ]
  return Buffer.concat([Buffer.from(head.join('\r\n')), encoded(bytes, encoding)])
}

function encoded(bytes: Buffer, encoding: WrittenPart['encoding']): Buffer {
  if (encoding === 'base64') return Buffer.from(bytes.toString('base64').replace(/.{76}/g, '$&\r\n'))
  return encoding === 'quoted-printable' ? Buffer.from(quotedPrintable(bytes)) : bytes
}

/** Lines of at most 76 signs, broken with `=`. */
function quotedPrintable(bytes: Buffer): string {
  const lines = bytes.toString('latin1').split('\r\n')
  return lines
    .map(line => {
      const codes = line.replace(
        /[^\x20-\x3c\x3e-\x7e\t]| $/g,
        sign => `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      )
      let broken = ''
      let room = 75
      for (const [code] of codes.matchAll(/=[0-9A-F]{2}|[\s\S]/g)) {
        if (code.length > room) {
          broken += '=\r\n'
          room = 75
        }
        broken += code
        room -= code.length
      }
      return broken
    })
    .join('\r\n')
}
