import type { Clock } from '../clock/clock.ts'

/** Who is there: visitors with an open socket to this process, and those who ask over HTTP. */
export interface Presence {
  came(visitor: string): void
  left(visitor: string): void
  /** A visitor without a socket asks for something. */
  asked(visitor: string): void
  /** How many sockets a visitor has open: tabs, devices. */
  present(visitor: string): number
  /**
   * Since when a visitor is gone: undefined while a socket is open, else since the last closed or the last question was asked, ms
   * since 1970. Whoever has not been seen since this process began is gone since then.
   */
  goneSince(visitor: string): number | undefined
  /** Told who opened the first socket, or closed the last. Gives what ends it. */
  listen(changed: (visitor: string) => void): () => void
  /** Told who is there again after having been gone for a minute or more, and since when they were. Gives what ends it. */
  listenForReturns(returned: (visitor: string, since: number) => void): () => void
}

/** Whoever is gone for less has loaded another page, or lost the line. */
const leastGoneMs = 60_000

/** How long it is known at least when somebody was seen last; then they are gone since this process began. About 100 bytes a visitor. */
const rememberMs = 24 * 60 * 60_000

export function createPresence(clock: Pick<Clock, 'now'>): Presence {
  const began = clock.now()
  const sockets = new Map<string, number>()
  const listeners = new Set<(visitor: string) => void>()
  const awaiting = new Set<(visitor: string, since: number) => void>()
  const tell = (visitor: string): void => {
    for (const changed of listeners) changed(visitor)
  }
  // Two halves, so that forgetting costs nothing: the older is let go when the newer is full of time.
  let seen = new Map<string, number>()
  let seenBefore = new Map<string, number>()
  let turnedAt = began
  const see = (visitor: string): void => {
    const now = clock.now()
    if (now - turnedAt >= rememberMs) {
      seenBefore = seen
      seen = new Map()
      turnedAt = now
    }
    seen.set(visitor, now)
  }
  const goneSince: Presence['goneSince'] = visitor =>
    sockets.has(visitor) ? undefined : (seen.get(visitor) ?? seenBefore.get(visitor) ?? began)
  const welcome = (visitor: string): void => {
    const since = goneSince(visitor)
    if (since !== undefined && clock.now() - since >= leastGoneMs) for (const returned of awaiting) returned(visitor, since)
  }
  return {
    came(visitor) {
      welcome(visitor)
      const open = sockets.get(visitor) ?? 0
      sockets.set(visitor, open + 1)
      if (open === 0) tell(visitor)
    },
    left(visitor) {
      const open = sockets.get(visitor)
      if (open === undefined) return
      if (open > 1) sockets.set(visitor, open - 1)
      else sockets.delete(visitor)
      see(visitor)
      if (open === 1) tell(visitor)
    },
    asked(visitor) {
      welcome(visitor)
      see(visitor)
    },
    present: visitor => sockets.get(visitor) ?? 0,
    goneSince,
    listen(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
    listenForReturns(returned) {
      awaiting.add(returned)
      return () => void awaiting.delete(returned)
    },
  }
}
