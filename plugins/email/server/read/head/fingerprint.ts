import { createHash } from 'node:crypto'
import type { Part } from '../mime/parts.ts'

/** Headers that the sender writes and nobody on the way: all others may differ between two copies of a mail. */
const written = new Set([
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
])

/** Sha256, hex, of a mail below what servers on the way add. */
export function fingerprintOf(root: Part): string {
  const hash = createHash('sha256')
  for (const [name, value] of root.head.entries) if (written.has(name)) hash.update(`${name}:${value.replace(/\s+/g, ' ')}\n`)
  let end = root.bytes.length
  // Mailboxes differ in the line that ends a mail.
  while (end > 0 && (root.bytes[end - 1] === 10 || root.bytes[end - 1] === 13)) end--
  return hash.update('\n').update(root.bytes.subarray(0, end)).digest('hex')
}
