/** Whether the server has stopped knowing who we are while the app was open. */
export interface Expiry {
  /** The server refused: say so. */
  expire(): void
  /** We end it ourselves: what the server refuses from now on is no news. */
  leave(): void
  /** Somebody has signed in again. */
  renew(): void
  isExpired(): boolean
  listen(changed: () => void): () => void
}

/** Nothing has expired at first. */
export function createExpiry(): Expiry {
  const listeners = new Set<() => void>()
  let expired = false
  let leaving = false
  const turn = (to: boolean): void => {
    if (expired === to) return
    expired = to
    for (const listener of listeners) listener()
  }
  return {
    expire: () => {
      if (!leaving) turn(true)
    },
    leave: () => {
      leaving = true
    },
    renew: () => turn(false),
    isExpired: () => expired,
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}
