import { hash } from 'node:crypto'
import type { AuditNote } from './people.ts'

/** The hash of an entry of the log, over what it says and the hash of the one before it: the first has `''` before it. */
export function auditHash(before: string, n: number, { at, actor, act, about, details, address }: AuditNote): string {
  const said = [before, n, at, actor, act, about, details ?? null, address ?? null]
  return hash('sha256', JSON.stringify(said), 'base64url')
}
