import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { type Clock, systemClock } from '../../clock/clock.ts'
import type { Store } from '../contract.ts'
import { type Attempt, createAttempt } from './attempt.ts'
import { createBacklog } from './backlog.ts'
import { type Checkpointer, createCheckpointer } from './checkpointer.ts'
import { createCommitter } from './committer.ts'
import { createContacts } from './contacts.ts'
import { createConversations } from './conversations.ts'
import { createEffects } from './effects.ts'
import { createFiles } from './files.ts'
import { createIntake } from './intake.ts'
import { createLetters } from './letters.ts'
import { createMails } from './mails.ts'
import { createMedia } from './media.ts'
import { createMeta } from './meta.ts'
import { migrate } from './migrate.ts'
import { openConnection } from './open-connection.ts'
import { createOutbox } from './outbox.ts'
import { createPeople } from './people.ts'
import { createReads } from './reads.ts'
import { createSearch } from './search-index.ts'
import { createSealedSecrets } from './secrets.ts'
import { createTickets } from './tickets.ts'
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
    return storeOver({ writer, reader, file, clock, attempt, checkpointer: createCheckpointer(writer, file) })
  })
}

/** A store that is nowhere but in memory: what is in it ends with it. For conversations that are only tried out. */
export function createMemoryStore(clock: Clock): Promise<Store> {
  const file = ':memory:'
  const attempt = createAttempt(file)
  return attempt(() => {
    const database = openConnection(file)
    migrate(database)
    return storeOver({ writer: database, reader: database, file, clock, attempt })
  })
}

interface Connections {
  readonly writer: DatabaseSync
  /** The same as the writer, where there is only one. */
  readonly reader: DatabaseSync
  readonly file: string
  readonly clock: Clock
  readonly attempt: Attempt
  readonly checkpointer?: Checkpointer
}

function storeOver({ writer, reader, file, clock, attempt, checkpointer }: Connections): Store {
  const commit = createCommitter(writer)
  return {
    commit: works =>
      attempt(() => {
        const outcomes = commit(works)
        checkpointer?.wrote(works.length)
        return outcomes
      }),
    conversations: createConversations(reader, attempt),
    visitors: createVisitors(writer, reader, attempt),
    contacts: createContacts(writer, reader, file, attempt),
    tickets: createTickets(writer, reader, attempt),
    timers: createTimers(reader, attempt),
    effects: createEffects(writer, reader, clock, attempt),
    intake: createIntake(writer, reader, clock, attempt),
    outbox: createOutbox(writer, reader, clock, attempt),
    letters: createLetters(writer, reader, attempt),
    media: createMedia(writer, reader, attempt),
    files: createFiles(writer, reader, attempt),
    mails: createMails(writer, attempt),
    reads: createReads(writer, reader, attempt),
    search: createSearch(writer, attempt),
    people: createPeople(writer, reader, attempt),
    secrets: createSealedSecrets(writer, reader, attempt),
    backlog: createBacklog(reader, attempt),
    ...createMeta(writer, attempt),
    async close() {
      await checkpointer?.close()
      await attempt(() => {
        if (!writer.isOpen) return
        if (reader !== writer) reader.close()
        // The last connection to close moves the log into the database and removes it.
        writer.close()
      })
    },
  }
}
