import type { DatabaseSync } from 'node:sqlite'

/** Writes something without waiting for the disk. */
export type Relaxed = <Result>(write: () => Result) => Result

/**
 * For what need not survive a power cut by itself, and comes often: it is in the log, in order, and the next commit that waits
 * for the disk takes it along. Also when the process is killed, nothing of it is lost.
 */
export function createRelaxed(writer: DatabaseSync): Relaxed {
  const relax = writer.prepare('pragma synchronous = normal')
  const restore = writer.prepare('pragma synchronous = full')
  return write => {
    relax.run()
    try {
      return write()
    } finally {
      restore.run()
    }
  }
}
