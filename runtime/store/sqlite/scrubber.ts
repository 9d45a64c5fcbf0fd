import { createReadStream } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { Attempt } from './attempt.ts'

/**
 * Makes sure that what was deleted is gone from the bytes of the files too. Rows are overwritten as they are deleted, and the log
 * is emptied here. What moved between pages in its time may have left a copy behind: so the file is looked through, and written anew
 * only if any of the texts still stands in it, because nobody is answered meanwhile.
 */
export function createScrubber(
  writer: DatabaseSync,
  file: string,
): (texts: readonly string[], attempt: Attempt) => Promise<void> {
  const optimise = writer.prepare(`insert into search (search) values ('optimize')`)
  const checkpoint = writer.prepare('pragma wal_checkpoint(truncate)')

  async function emptyLog(attempt: Attempt): Promise<void> {
    for (let tries = 0; tries < 50; tries += 1) {
      // The other thread may be moving the log itself.
      if ((await attempt(() => checkpoint.get()?.['busy'])) === 0) return
      await nextBreath()
    }
  }

  return async (texts, attempt) => {
    // Of what is deleted the search keeps the words until its parts are merged.
    await attempt(() => optimise.run())
    await emptyLog(attempt)
    if (!(await holdsAny(file, texts))) return
    await attempt(() => writer.exec('vacuum'))
    await emptyLog(attempt)
  }
}

/** Does any of these texts stand in a file, as it is or as JSON writes it? */
async function holdsAny(file: string, texts: readonly string[]): Promise<boolean> {
  const sought = texts.flatMap(text => [text, JSON.stringify(text).slice(1, -1)]).map(text => Buffer.from(text))
  const overlap = Math.max(0, ...sought.map(text => text.length))
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(file, { highWaterMark: 1_048_576 })) {
    const window = Buffer.concat([rest, chunk])
    if (sought.some(text => window.includes(text))) return true
    rest = window.subarray(Math.max(0, window.length - overlap))
  }
  return false
}

/** Lets whatever else waits have its turn. */
function nextBreath(): Promise<void> {
  return new Promise(resolve => void setImmediate(resolve))
}
