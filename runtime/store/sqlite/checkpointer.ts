import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { failpoint } from '../../failpoints.ts'

/** Moves the log into the database beside the turns, in a thread of its own: there a sync of the file keeps nobody waiting. */
export interface Checkpointer {
  /** Says that so many works were committed. */
  wrote(works: number): void
  close(): Promise<void>
}

/** Starts the thread. Should it fail, SQLite moves the log itself, in the commits. */
export function createCheckpointer(writer: DatabaseSync, file: string): Checkpointer {
  writer.exec('pragma wal_autocheckpoint = 0')
  const finish = writer.prepare('pragma wal_checkpoint(passive)')
  let waiting = 0
  let busy = false
  let worker: Worker | undefined = startWorker(file)
  worker.unref()
  worker.on('message', (pages: number) => {
    busy = false
    // While turns go on, the thread never quite catches up, and the log never starts over. The few pages left are moved here.
    if (worker && pages > maxPages) finish.get()
  })
  worker.on('error', fallBack)
  worker.on('exit', fallBack)

  function fallBack(): void {
    if (!worker) return
    worker = undefined
    writer.exec('pragma wal_autocheckpoint = 1000')
  }

  return {
    wrote(works) {
      waiting += works
      if (waiting < worksPerCheckpoint || busy || !worker) return
      waiting = 0
      busy = true
      failpoint('checkpoint.begin')
      worker.postMessage('checkpoint')
    },
    async close() {
      const stopping = worker
      worker = undefined
      await stopping?.terminate()
    },
  }
}

function startWorker(file: string): Worker {
  return new Worker(new URL('./checkpoint-worker.mjs', import.meta.url), {
    workerData: { file },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 },
  })
}

// A turn writes about six pages of 4096 bytes; a longer log moves fewer pages twice, a shorter one is read faster.
const worksPerCheckpoint = 600
const maxPages = 12_000
