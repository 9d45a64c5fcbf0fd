import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from '../store/sync-folder.ts'

/** Writes keys that nobody else of this machine may read, one a line: the file is as it was, or whole and on the disk. */
export async function writeKeyFile(file: string, keys: readonly string[]): Promise<void> {
  const beside = `${file}.new`
  const handle = await open(beside, 'w', 0o600)
  try {
    // One left by a crash keeps the rights it was made with.
    await handle.chmod(0o600)
    await handle.writeFile(`${keys.join('\n')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
  await syncFolder(dirname(file))
}
