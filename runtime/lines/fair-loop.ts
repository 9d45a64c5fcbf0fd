import type { Clock } from '../clock/clock.ts'

/** Works off rows of many channels side by side: no channel takes more than its share, however much it has. */
export interface FairLoop {
  /** New rows may be there. */
  nudge(): void
  /** Does all that is due now. Gives how many. */
  work(): Promise<number>
  stop(): Promise<void>
}

export interface FairLoopOptions<Item> {
  /** Channels whose rows may be done now. */
  readonly channels: () => readonly string[]
  /** Takes rows of a channel that are due, at most so many. */
  readonly lease: (channel: string, room: number) => Promise<readonly Item[]>
  readonly one: (item: Item) => Promise<void>
  readonly clock: Clock
  readonly onError: (error: unknown) => void
  /** In hand at once, of one channel. */
  readonly perChannel: number
  readonly pollMs?: number
}

/** Begun in one round of the event loop, of one channel: what requests bring in between is not kept waiting. */
const perRound = 8

export function createFairLoop<Item>(options: FairLoopOptions<Item>): FairLoop {
  const { channels, lease, one, clock, onError, perChannel, pollMs = 1_000 } = options
  const flying = new Map<string, Set<Promise<void>>>()
  let launching: Promise<unknown> = Promise.resolve()
  let stopped = false
  let nudged = false
  let cancel: () => void = () => {}

  const takeOff = (item: Item, own: Set<Promise<void>>): Promise<void> => {
    const flight = one(item)
      .catch(onError)
      .finally(() => {
        own.delete(flight)
        // What stood behind it may go now.
        nudge()
      })
    own.add(flight)
    return flight
  }
  const look = async (): Promise<Promise<void>[]> => {
    nudged = false
    const launched: Promise<void>[] = []
    for (const channel of stopped ? [] : channels()) {
      const own = flying.get(channel) ?? new Set()
      flying.set(channel, own)
      const room = Math.min(perRound, perChannel - own.size)
      if (room <= 0) continue
      const items = await lease(channel, room)
      for (const item of items) launched.push(takeOff(item, own))
      if (items.length === perRound) nudge()
    }
    return launched
  }
  // One after the other: each sees how many the one before it took, and stopping waits for the last.
  const launch = (): Promise<Promise<void>[]> => {
    const mine = launching.then(look, look)
    launching = mine
    return mine
  }
  const nudge = (): void => {
    if (nudged || stopped) return
    nudged = true
    setImmediate(() => void launch().catch(onError))
  }
  const arm = (delayMs: number): void => {
    if (stopped) return
    cancel = clock.after(
      delayMs,
      () =>
        void launch()
          .catch(onError)
          .finally(() => arm(pollMs)),
    )
  }
  const all = (): Promise<void>[] => [...flying.values()].flatMap(own => [...own])
  arm(0)
  return {
    nudge,
    async work() {
      let done = 0
      for (;;) {
        // What it launched is among what flies.
        void (await launch())
        const flights = all()
        if (flights.length === 0) return done
        await Promise.all(flights)
        done += flights.length
      }
    },
    async stop() {
      stopped = true
      cancel()
      await Promise.allSettled([launching])
      await Promise.allSettled(all())
    },
  }
}
