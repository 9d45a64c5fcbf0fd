import { open } from 'node:fs/promises'

/** Makes the names in a folder durable: a file that was renamed there is there after a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no such call; its file systems keep their own log of names.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
