import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

// The thread of the checkpointer: at each message it moves what it can without stopping anybody, and says how many pages the
// log has. Plain JavaScript: stripping types would keep 10 MB more in this thread for as long as the server runs.
const database = new DatabaseSync(workerData.file)
const checkpoint = database.prepare('pragma wal_checkpoint(passive)')

parentPort?.on('message', () => {
  let log = 0
  // A pass sees the log as it was when it began, and leaves what is written meanwhile: less each time.
  for (let pass = 0; pass < 5; pass += 1) {
    const before = log
    log = Number(checkpoint.get()?.log)
    if (Math.abs(log - before) < 200) break
  }
  parentPort?.postMessage(log)
})
