import { DatabaseSync } from 'node:sqlite'

/** Opens a connection to the database file. A commit on it returns when its log is on the disk. */
export function openConnection(
  file: string,
  { readOnly = false, maxPages }: { readOnly?: boolean; maxPages?: number } = {},
): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly })
  database.exec(`pragma busy_timeout = ${busyMs}`)
  if (readOnly) return database
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    -- Who is erased must not be read off what pages still hold between their rows.
    pragma secure_delete = on;
    pragma temp_store = memory;
    pragma cache_size = -8192;
    pragma journal_size_limit = 67108864;
  `)
  if (maxPages !== undefined) database.exec(`pragma max_page_count = ${Math.trunc(maxPages)}`)
  return database
}

// Only a foreign tool can hold the database: the folder is locked. Waiting for it stops everything else, so not for long.
const busyMs = 1000
