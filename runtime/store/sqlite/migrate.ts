import type { DatabaseSync } from 'node:sqlite'
import { ParleyError } from '../../errors/parley-error.ts'
import { migrations } from './migrations.ts'

/** Brings the tables to this program's version, each step whole or not at all. Throws `data_newer` for data of a later program. */
export function migrate(database: DatabaseSync): void {
  const found = Number(database.prepare('pragma user_version').get()?.['user_version'])
  if (found > migrations.length) throw new ParleyError('data_newer', { found, known: migrations.length })
  for (const [index, migration] of migrations.entries()) {
    if (index < found) continue
    database.exec('begin immediate')
    try {
      database.exec(migration)
      // A pragma takes no parameters; this one is a number of our own.
      database.exec(`pragma user_version = ${index + 1}`)
      database.exec('commit')
    } catch (error) {
      if (database.isTransaction) database.exec('rollback')
      throw error
    }
  }
}
