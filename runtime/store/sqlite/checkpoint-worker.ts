import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** A thread of the checkpointer: moves what it can without stopping anybody, and says how many pages the log has. */
const database = new DatabaseSync(workerData.file)
const checkpoint = database.prepare('pragma wal_checkpoint(passive)')

parentPort?.on('message', () => parentPort?.postMessage(checkpoint.get()?.['log']))
