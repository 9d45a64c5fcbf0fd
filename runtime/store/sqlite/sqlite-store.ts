import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, systemClock } from '../../clock/clock.ts'
import type { Store } from '../contract.ts'
import { createAttempt } from './attempt.ts'
import { createBacklog } from './backlog.ts'
import { createCheckpointer } from './checkpointer.ts'
import { createCommitter } from './committer.ts'
import { createContacts } from './contacts.ts'
import { createConversations } from './conversations.ts'
import { createEffects } from './effects.ts'
import { createMeta } from './meta.ts'
import { migrate } from './migrate.ts'
import { openConnection } from './open-connection.ts'
import { createTimers } from './timers.ts'
import { createVisitors } from './visitors.ts'

export interface SqliteStoreOptions {
  /** Where `parley.db` lies. */
  readonly folder: string
  /** Says when effects were buried; the machine's own unless given. */
  readonly clock?: Clock
  /** The most pages (of 4096 bytes) the database may have; beyond that it answers `storage_full`. */
  readonly maxPages?: number
}

/** Opens the embedded store. Rejects with `data_newer`, `storage_full`, `store_unavailable`. */
export function createSqliteStore({ folder, clock = systemClock, maxPages }: SqliteStoreOptions): Promise<Store> {
  const attempt = createAttempt(folder)
  return attempt(() => {
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'parley.db')
    const writer = openConnection(file, maxPages === undefined ? {} : { maxPages })
    try {
      migrate(writer)
    } catch (error) {
      writer.close()
      throw error
    }
    const reader = openConnection(file, { readOnly: true })
    const commit = createCommitter(writer)
    const checkpointer = createCheckpointer(writer, file)
    return {
      commit: works =>
        attempt(() => {
          const outcomes = commit(works)
          checkpointer.wrote(works.length)
          return outcomes
        }),
      conversations: createConversations(reader, attempt),
      visitors: createVisitors(writer, reader, attempt),
      contacts: createContacts(reader, attempt),
      timers: createTimers(reader, attempt),
      effects: createEffects(writer, reader, clock, attempt),
      backlog: createBacklog(reader, attempt),
      ...createMeta(writer, attempt),
      async close() {
        await checkpointer.close()
        await attempt(() => {
          if (!writer.isOpen) return
          reader.close()
          // The last connection to close moves the log into the database and removes it.
          writer.close()
        })
      },
    }
  })
}
