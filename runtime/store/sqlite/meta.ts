import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Store } from '../contract.ts'
import type { Attempt } from './attempt.ts'
import { createStatement, text } from './statement.ts'
import { createTransaction } from './transaction.ts'

/** What is kept once for the whole installation, and the row that probes write. */
export function createMeta(database: DatabaseSync, attempt: Attempt): Pick<Store, 'installationSecret' | 'probe'> {
  const transaction = createTransaction(database)
  const get = createStatement(database, { key: text }, (queries, { key }) =>
    queries.selectFrom('meta').select('value').where('key', '=', key),
  )
  const keep = createStatement(database, { key: text, value: text }, (queries, slots) => queries.insertInto('meta').values(slots))
  const dropOther = createStatement(database, { key: text }, (queries, { key }) =>
    queries.deleteFrom('meta').where('key', '>=', 'probe:').where('key', '<', 'probe;').where('key', '<>', key),
  )

  function secret(purpose: string): string {
    const key = `secret:${purpose}`
    const kept = get.get({ key })?.value
    if (kept !== undefined) return kept
    const value = randomBytes(32).toString('base64url')
    keep.run({ key, value })
    return value
  }

  // Larger than a page, and written before the last one is dropped: a full disk must not pass because a few bytes still fit.
  function probe(): void {
    const key = `probe:${randomBytes(8).toString('hex')}`
    const value = randomBytes(4096).toString('base64url')
    transaction(() => {
      keep.run({ key, value })
      dropOther.run({ key })
    })
    if (get.get({ key })?.value !== value) throw new Error('the database does not give back what it was given')
  }

  return {
    installationSecret: purpose => attempt(() => secret(purpose)),
    probe: () => attempt(probe),
  }
}
