import type { Clock } from '../../clock/clock.ts'
import type { Conversations } from '../../store/contract.ts'
import type { InboxCounts } from '../contract.ts'
import type { Scope } from './scope.ts'
import type { TeamLine, TeamPost } from './team-line.ts'

/** Tells people how many conversations each of their lists holds, when that has changed. */
export interface Counts {
  of(user: string): Promise<InboxCounts>
  /** They may be others now. At once, and in a burst twice a second, for one person after the other. */
  touch(user: string): void
}

export interface CountsParts {
  readonly conversations: Pick<Conversations, 'counts'>
  readonly clock: Clock
  readonly post: TeamPost
  readonly scope: Scope
  readonly linesOf: (user: string) => Iterable<TeamLine>
  readonly onError: (error: unknown) => void
}

const onceInMs = 500
/** Counting may take a fifth of the time, however many people look and however much there is to count. */
const restShare = 4
const briefMs = 5

export function createCounts({ conversations, clock, post, scope, linesOf, onError }: CountsParts): Counts {
  const wanted = new Set<string>()
  const recent = new Set<string>()
  let busy = false

  const of = (user: string): Promise<InboxCounts> => {
    const inboxes = scope.inboxesOf(user)
    return conversations.counts({ user, ...(inboxes ? { inboxes } : {}) })
  }
  const tell = async (user: string): Promise<void> => {
    const lines = [...linesOf(user)]
    if (lines.length === 0) return
    recent.add(user)
    clock.after(onceInMs, () => {
      recent.delete(user)
      void run()
    })
    const counts = await of(user)
    post.sendAll(lines, { type: 'counts', counts })
  }
  const run = async (): Promise<void> => {
    if (busy) return
    busy = true
    for (;;) {
      const user = wanted.values().find(user => !recent.has(user))
      if (user === undefined) break
      wanted.delete(user)
      const began = performance.now()
      await tell(user).catch(onError)
      const spentMs = performance.now() - began
      if (spentMs > briefMs) await new Promise<void>(resolve => void clock.after(spentMs * restShare, resolve))
    }
    busy = false
  }
  return {
    of,
    touch(user) {
      wanted.add(user)
      void run()
    },
  }
}
