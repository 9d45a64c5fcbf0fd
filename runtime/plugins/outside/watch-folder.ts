import { type FSWatcher, watch } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import type { Cancel, Clock } from '../../clock/clock.ts'

/** Tells when anything under a folder has changed. */
export interface Watching {
  close(): void
}

export interface WatchParts {
  readonly folder: string
  readonly clock: Clock
  /** Called once after a burst of changes; gives whether there was anything new. */
  readonly changed: () => Promise<boolean>
  readonly onError: (error: unknown) => void
}

/** An editor writes a file in several steps, and a folder is copied file by file. */
const quietMs = 50
/** What a system tells of a folder that has just appeared may not be all there is in it: it is looked at again. */
const againMs = [300, 1_500] as const

/** Watches a folder, which is made where there is none, also after it was removed. Rejects when the system refuses. */
export async function watchFolder({ folder, clock, changed, onError }: WatchParts): Promise<Watching> {
  let watcher: FSWatcher | undefined
  let watched: number | undefined
  let cancel: Cancel = () => {}
  let isClosed = false
  const begin = async (): Promise<void> => {
    await mkdir(folder, { recursive: true })
    const { ino } = await stat(folder)
    if (isClosed || watched === ino) return
    watcher?.close()
    watched = ino
    watcher = watch(folder, { recursive: true, persistent: false }, () => later(quietMs, againMs))
    watcher.on('error', () => {
      watched = undefined
      later(quietMs, againMs)
    })
  }
  const later = (ms: number, again: readonly number[]): void => {
    if (isClosed) return
    cancel()
    cancel = clock.after(ms, () => void look(again).catch(onError))
  }
  const look = async ([next, ...others]: readonly number[]): Promise<void> => {
    // It may have been removed, and another put in its place.
    await begin()
    const isNew = await changed()
    if (next !== undefined) later(next, isNew ? againMs : others)
  }
  await begin()
  return {
    close() {
      isClosed = true
      cancel()
      watcher?.close()
    },
  }
}
