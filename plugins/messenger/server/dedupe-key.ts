import { createHash } from 'node:crypto'
import { isObject } from './read-body.ts'

/** What tells one event from all others of its Page: the id of its message, or all it says, when there is none. At most 200 characters. */
export function dedupeKey(kind: string, sender: string, event: unknown, mid: string | null | undefined): string {
  if (typeof mid === 'string' && mid.length <= 200) return mid
  const hash = createHash('sha256').update(JSON.stringify([kind, sender, canonical(event)]))
  return `${kind}:${hash.digest('base64url')}`
}

/** An id of the Page's messages as they are kept: those that are too long as their hash. */
export function messageId(mid: string): string {
  return dedupeKey('message', '', mid, mid)
}

// The same said with its parts in another order is the same.
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (!isObject(value)) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, canonical(inner)])
}
