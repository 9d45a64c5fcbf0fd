import { type Kept, readKept } from './kept.ts'

/** What the mailbox keeps, changed by one at a time. */
export interface Notebook {
  /** Does something with what is kept; the next to ask waits for it, and finds what it has written. */
  inTurn<T>(work: (kept: Kept) => Promise<T>): Promise<T>
}

/** Reads what is kept each time: a channel that was opened anew goes on with what the one before wrote last. */
export function createNotebook({ kept }: { kept(): Promise<unknown> }): Notebook {
  let last: Promise<unknown> = Promise.resolve()
  return {
    inTurn(work) {
      const turn = last.then(async () => work(readKept(await kept())))
      last = turn.catch(() => {})
      return turn
    },
  }
}
