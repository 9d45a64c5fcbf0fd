import type { DatabaseSync } from 'node:sqlite'
import { ParleyError } from '../../errors/parley-error.ts'
import { migrations } from './migrations.ts'

/** Brings the tables to this program's version, each step whole or not at all. Throws `data_newer` for data of a later program. */
export function migrate(database: DatabaseSync): void {
  const found = Number(database.prepare('pragma user_version').get()?.['user_version'])
  if (found > migrations.length) throw new ParleyError('data_newer', { found, known: migrations.length })
  // A table that others point to is made anew only where nobody watches; what they point to is checked before it counts.
  database.exec('pragma foreign_keys = off')
  for (const [index, migration] of migrations.entries()) {
    if (index < found) continue
    database.exec('begin immediate')
    try {
      database.exec(migration)
      const lost = database.prepare('pragma foreign_key_check').get()
      if (lost) throw new Error(`rows of "${String(lost['table'])}" point to nothing after step ${index + 1}`)
      // A pragma takes no parameters; this one is a number of our own.
      database.exec(`pragma user_version = ${index + 1}`)
      database.exec('commit')
    } catch (error) {
      if (database.isTransaction) database.exec('rollback')
      throw error
    }
  }
  database.exec('pragma foreign_keys = on')
}
