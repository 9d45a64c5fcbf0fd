import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/**
 * Watches, from a thread of its own, that every turn comes to an end. A handler is synchronous code: one that never returns
 * would hold every conversation for ever. The watchdog writes down which turn it was and ends the process; after the
 * restart that turn is halted instead of run.
 */
export interface Watchdog {
  /** A turn begins. True when it ended the process before: it must not run again. */
  begin(conversation: string, key: string): boolean
  end(): void
  /** The turn that hung has been committed as halted. */
  forget(conversation: string, key: string): Promise<void>
  stop(): Promise<void>
}

/** Bytes of the name of the running turn, shared with the thread. */
const nameBytes = 1_024

/** `limitMs`: how long a single turn may hold the process. */
export async function createWatchdog(folder: string, onError: (error: unknown) => void, limitMs = 10_000): Promise<Watchdog> {
  const markers = join(folder, 'hung')
  const hung = await readMarkers(markers)
  // [0] counts begins and ends: odd while a turn runs. [1] is the length of its name. [2] tells the thread to stop.
  const shared = new SharedArrayBuffer(12 + nameBytes)
  const state = new Int32Array(shared, 0, 3)
  const name = new Uint8Array(shared, 12)
  const encoder = new TextEncoder()
  const worker = new Worker(new URL('./watchdog-worker.mjs', import.meta.url), {
    workerData: { shared, markers, limitMs },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 },
  })
  worker.unref()
  // Without the thread turns still run; only nobody ends one that does not end.
  worker.on('error', onError)
  return {
    begin(conversation, key) {
      const { written } = encoder.encodeInto(nameOf(conversation, key), name)
      Atomics.store(state, 1, written)
      Atomics.add(state, 0, 1)
      return hung.size > 0 && hung.has(nameOf(conversation, key))
    },
    end() {
      Atomics.add(state, 0, 1)
    },
    async forget(conversation, key) {
      const turn = nameOf(conversation, key)
      const file = hung.get(turn)
      hung.delete(turn)
      if (file !== undefined) await rm(file, { force: true })
    },
    async stop() {
      Atomics.store(state, 2, 1)
      Atomics.notify(state, 2)
      await worker.terminate()
    },
  }
}

const nameOf = (conversation: string, key: string): string => `${conversation} ${key}`

/** Turns that ended a process of this folder: by name, the file that says so. */
async function readMarkers(folder: string): Promise<Map<string, string>> {
  await mkdir(folder, { recursive: true })
  const files = (await readdir(folder)).map(file => join(folder, file))
  return new Map(await Promise.all(files.map(async file => [await readFile(file, 'utf8'), file] as const)))
}
