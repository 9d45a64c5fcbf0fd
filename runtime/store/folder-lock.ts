import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ParleyError } from '../errors/parley-error.ts'
import { isDiskFull } from './is-disk-full.ts'
import { makeFolder } from './make-folder.ts'

/** A folder that belongs to this process alone. */
export interface FolderLock {
  /** Gives the folder up; the end of the process does so too, whatever ends it. */
  release(): void
}

/**
 * Takes a folder for this process, making it when it is missing. Rejects with `data_folder_in_use` when it is taken,
 * `data_folder_unwritable` when it cannot be written, `storage_full` when the disk has no room.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await checkWritable(folder)
  const database = hold(folder)
  return {
    release() {
      if (database.isOpen) database.close()
    },
  }
}

async function checkWritable(folder: string): Promise<void> {
  try {
    await makeFolder(folder)
    const file = join(folder, `.writable-${randomUUID()}`)
    await writeFile(file, 'Parley may write here.\n')
    await rm(file)
  } catch (error) {
    throw new ParleyError(isDiskFull(error) ? 'storage_full' : 'data_folder_unwritable', { folder }, { cause: error })
  }
}

// A transaction that never ends: the system drops its file lock with the process, so no stale mark has to be judged.
// Nothing else in this process may open the file: closing it again would drop the lock with it.
function hold(folder: string): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(join(folder, 'lock.db'))
    database.exec('pragma journal_mode = memory; pragma busy_timeout = 0; begin exclusive')
    return database
  } catch (error) {
    database?.close()
    const isTaken = error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === busy
    throw new ParleyError(isTaken ? 'data_folder_in_use' : 'data_folder_unwritable', { folder }, { cause: error })
  }
}

// SQLITE_BUSY
const busy = 5
