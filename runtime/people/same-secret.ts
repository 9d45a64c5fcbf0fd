import { createHash, timingSafeEqual } from 'node:crypto'

/** Are these the same secret? Takes as long for a near miss as for a far one. An empty secret matches nothing. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected)) && expected !== ''
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
