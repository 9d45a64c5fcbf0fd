/**
 * Authored data: flows, versions, settings. One JSON document per path (`flows/welcome/draft`), written whole, atomically
 * and durably; each has a revision that counts its writes, from 1. Every implementation passes the same contract suite.
 */
export interface Documents {
  get(path: string): Promise<Document | undefined>
  /**
   * Writes if the stored revision is `expected` (`null`: only if there is none). Resolves to the new revision, or to
   * `undefined` when somebody else was quicker and nothing was written. Rejects with `storage_full`, `store_unavailable`.
   */
  put(path: string, body: unknown, expected: number | null): Promise<number | undefined>
  /** Names of the documents and folders right under a folder, sorted. */
  list(folder: string): Promise<readonly string[]>
}

export interface Document {
  readonly revision: number
  readonly body: unknown
}
