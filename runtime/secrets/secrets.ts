/**
 * Credentials that admins give to plugins and channels. Write-only: whoever asks learns that one is set, never what it is; only
 * the work it was given for opens it. Owners are `plugin:<id>` and `channel:<id>`.
 */
export interface Secrets {
  /** Those that are set, by name. */
  list(owner: string): Promise<readonly KnownSecret[]>
  /** Sets one, in place of what was there. `by`: whose act it is, as logs name them. */
  put(owner: string, name: string, value: string, by: string): Promise<void>
  /** False: there was none. */
  remove(owner: string, name: string): Promise<boolean>
  /** The value. Errors: `secret_missing`; `secret_unreadable`, when the key that sealed it is not the one of this server. */
  open(owner: string, name: string): Promise<string>
  /**
   * Puts another value in place of one that still is `from`; when it was set, and by whom, stays. False: there is another by now, or none.
   * No listener is told: nobody has decided anything. Error: `secret_unreadable`.
   */
  replace(owner: string, name: string, from: string, to: string): Promise<boolean>
  /** Told of the owner each time one of theirs was set or removed. Returns how to stop listening. */
  listen(listener: (owner: string) => void): () => void
}

/** A secret as everybody may see it. */
export interface KnownSecret {
  readonly name: string
  /** When it was set, ms since 1970. */
  readonly at: number
  readonly by: string
}
