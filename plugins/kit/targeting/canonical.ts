/**
 * Text of an address in one percent-encoding: what needs none has none, everything else has it in capitals. So `%7Eada`, `~ada`
 * and `%7eada` are one, and `ü` is `%C3%BC`.
 */
export function canonical(text: string): string {
  return text.toWellFormed().replace(coded, piece => {
    if (piece.length === 3 && piece.startsWith('%')) {
      const char = String.fromCharCode(Number.parseInt(piece.slice(1), 16))
      return free.test(char) ? char : piece.toUpperCase()
    }
    if (piece === '%') return '%25'
    return piece === "'" ? '%27' : encodeURIComponent(piece)
  })
}

const coded = /%[0-9a-f]{2}|[^A-Za-z0-9\-._~!$&()*+,;=:@/?#[\]]/giu
const free = /^[A-Za-z0-9\-._~]$/
