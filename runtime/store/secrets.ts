/** Credentials as they are kept: sealed. What is in them, the store never knows. */
export interface SealedSecrets {
  /** By name. */
  list(owner: string): Promise<readonly SealedSecret[]>
  get(owner: string, name: string): Promise<SealedSecret | undefined>
  /** In place of one of the same owner and name. */
  put(secret: SealedSecret): Promise<void>
  /** False: there was none. */
  remove(owner: string, name: string): Promise<boolean>
  /** All that another key has sealed. */
  sealedOtherwise(key: string): Promise<readonly SealedSecret[]>
  /** Puts what is sealed anew in place of what it was, all or nothing: one that was set meanwhile, or is gone, stays so. */
  reseal(changes: readonly { readonly from: SealedSecret; readonly to: SealedSecret }[]): Promise<void>
}

/** One of them: AES-256-GCM, its parts as base64. */
export interface SealedSecret {
  readonly owner: string
  readonly name: string
  /** Which key has sealed it. */
  readonly key: string
  readonly iv: string
  readonly tag: string
  readonly data: string
  /** Ms since 1970. */
  readonly at: number
  readonly by: string
}
