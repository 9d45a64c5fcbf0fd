import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { failpoint } from '../../failpoints.ts'

/** Moves the log into the database beside the turns, in a thread of its own: there a sync of the file keeps nobody waiting. */
export interface Checkpointer {
  /** Says that so many works were committed. */
  wrote(works: number): void
  close(): Promise<void>
}

export function createCheckpointer(writer: DatabaseSync, file: string): Checkpointer {
  writer.exec('pragma wal_autocheckpoint = 0')
  const finish = writer.prepare('pragma wal_checkpoint(passive)')
  let worker: Worker | undefined = startWorker()
  let pending = 0
  let busy = false

  function startWorker(): Worker {
    const started = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), {
      workerData: { file },
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 },
    })
    started.unref()
    started.on('message', (log: number) => {
      busy = false
      // While turns go on, the thread never catches up and the log never starts over. The few pages left are moved here.
      if (log > maxPages) finish.run()
    })
    started.on('error', () => fallBack())
    return started
  }

  function fallBack(): void {
    if (!worker) return
    worker = undefined
    writer.exec('pragma wal_autocheckpoint = 1000')
  }

  return {
    wrote(works) {
      pending += works
      if (pending < worksPerCheckpoint || busy || !worker) return
      pending = 0
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

// A turn writes about five pages.
const worksPerCheckpoint = 400
const maxPages = 8000
