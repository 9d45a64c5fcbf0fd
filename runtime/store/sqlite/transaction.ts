import type { DatabaseSync } from 'node:sqlite'

/** Does all of some work on a connection or nothing of it. */
export type Transaction = <Result>(work: () => Result) => Result

/** Prepares transactions. When one throws, nothing of it is stored and the connection is usable again. */
export function createTransaction(database: DatabaseSync): Transaction {
  // Immediate: a transaction that reads first and then finds the writer's place taken could not go on.
  const begin = database.prepare('begin immediate')
  const commit = database.prepare('commit')
  const rollback = database.prepare('rollback')
  return work => {
    begin.run()
    try {
      const result = work()
      commit.run()
      return result
    } catch (error) {
      // SQLite may have rolled back by itself, on a full disk for one.
      if (database.isTransaction) rollback.run()
      throw error
    }
  }
}
