import { auditHash } from '../store/audit-hash.ts'
import type { AuditRow, People } from '../store/people.ts'

/** How many entries are looked at together. */
const page = 500

/**
 * Looks whether the log is as it was written: each entry’s hash fits what it says and the one before, and none is missing. Gives
 * the number of the newest entry that does not fit; undefined when all do. That the newest of all are there, only somebody who
 * has noted their number can say.
 */
export async function checkAudit(audit: People['audit']): Promise<number | undefined> {
  let after: AuditRow | undefined
  let before: string | undefined
  do {
    const { entries, next } = await audit({ limit: page, ...(before === undefined ? {} : { before }) })
    for (const entry of entries) {
      if (after && !follows(after, entry)) return after.n
      after = entry
    }
    before = next
  } while (before !== undefined)
  return after && !follows(after, undefined) ? after.n : undefined
}

function follows(entry: AuditRow, before: AuditRow | undefined): boolean {
  const { n, hash, ...note } = entry
  return n === (before?.n ?? 0) + 1 && hash === auditHash(before?.hash ?? '', n, note)
}
