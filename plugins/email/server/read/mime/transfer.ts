/** The bytes of a part as they were before the way here. Unknown encodings mean none; what is no code in it stands for itself. */
export function decodeTransfer(bytes: Buffer, encoding: string | undefined): Buffer {
  switch (encoding?.trim().toLowerCase()) {
    case 'base64':
      return decodeBase64(bytes)
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes)
    default:
      return bytes
  }
}

function decodeBase64(bytes: Buffer): Buffer {
  let end = bytes.length
  while (end > 0 && isPadding(bytes[end - 1])) end--
  const text = bytes.subarray(0, end).toString('latin1')
  // Some programs join pieces that were each padded: the decoder would stop at the first.
  if (!text.includes('=')) return Buffer.from(text, 'base64')
  return Buffer.concat(text.split(/=[\s=]*/).map(piece => Buffer.from(piece, 'base64')))
}

const isPadding = (byte: number | undefined): boolean =>
  byte === equals || byte === 32 || byte === lineFeed || byte === carriageReturn

const equals = 61
const carriageReturn = 13
const lineFeed = 10

/** Quoted-printable, as lenient as readers are: what is no code stands as it is. */
export function decodeQuotedPrintable(bytes: Buffer, { isWord = false }: { readonly isWord?: boolean } = {}): Buffer {
  const found = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte !== equals) {
      found[length++] = byte
      continue
    }
    const high = hexOf(bytes[at + 1])
    const low = hexOf(bytes[at + 2])
    if (high !== -1 && low !== -1) {
      found[length++] = high * 16 + low
      at += 2
    } else {
      const after = isWord ? at : softBreakEnd(bytes, at + 1)
      if (after === at) found[length++] = byte
      else at = after - 1
    }
  }
  return found.subarray(0, length)
}

/** Behind `=`, spaces and the end of a line: where the next line begins, or `at - 1` when the line goes on. */
function softBreakEnd(bytes: Buffer, start: number): number {
  let at = start
  // Relays add spaces; more than a line's worth is none of theirs.
  while (at < start + 80 && (bytes[at] === 32 || bytes[at] === 9)) at++
  if (at >= bytes.length) return at
  if (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed) return at + 2
  return bytes[at] === lineFeed ? at + 1 : start - 1
}

function hexOf(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 48 && byte <= 57) return byte - 48
  if (byte >= 65 && byte <= 70) return byte - 55
  return byte >= 97 && byte <= 102 ? byte - 87 : -1
}
