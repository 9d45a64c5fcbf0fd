import type { Link } from './ast.ts'

const longest = 2_048
const safe = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** An address a visitor may be led to, and its true host; undefined for every other scheme and for what is no whole address. */
export function safeLink(address: string): Link | undefined {
  if (address.length > longest || !URL.canParse(address)) return undefined
  const { href, protocol, host, pathname } = new URL(address)
  return safe.has(protocol) ? { href, to: host || pathname } : undefined
}
