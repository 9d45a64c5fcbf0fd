import type { Clock } from '../clock/clock.ts'
import type { Store } from '../store/contract.ts'
import type { TurnEngine } from '../turn/create-turns.ts'
import { currentOf } from '../turn/current.ts'
import type { Presence } from './presence.ts'

/** Tells flows of visitors who are there again: in the conversation they would go on with, once for each absence. */
export interface Returns {
  /** Resolves when all who are known to be back have been told of. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface ReturnsParts {
  readonly presence: Pick<Presence, 'listenForReturns'>
  readonly store: Pick<Store, 'conversations'>
  readonly turns: Pick<TurnEngine, 'inbound'>
  readonly clock: Pick<Clock, 'now'>
  /** Can visitors of this channel be seen to come and go? */
  readonly isSeen: (channel: string) => boolean
  readonly onError: (error: unknown) => void
}

export function createReturns({ presence, store, turns, clock, isSeen, onError }: ReturnsParts): Returns {
  const working = new Set<Promise<void>>()
  const tell = async (visitor: string, since: number): Promise<void> => {
    const current = await currentOf(store, visitor, clock.now())
    if (!current || !isSeen(current.channelId)) return
    await turns.inbound(current.id, `back:${since}`, 'system', { type: 'return', since })
  }
  const unlisten = presence.listenForReturns((visitor, since) => {
    const work = tell(visitor, since)
      .catch(onError)
      .finally(() => working.delete(work))
    working.add(work)
  })
  const idle = async (): Promise<void> => {
    while (working.size > 0) await Promise.all(working)
  }
  return {
    idle,
    async stop() {
      unlisten()
      await idle()
    },
  }
}
