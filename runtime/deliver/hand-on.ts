import type { Clock } from '../clock/clock.ts'
import { graceMs } from '../people/create-duty.ts'
import type { Directory } from '../people/directory.ts'
import type { Duty } from '../people/duty.ts'
import type { ListQuery, Row, Store } from '../store/contract.ts'
import type { TurnEngine } from '../turn/create-turns.ts'

/**
 * When somebody of the team goes before answering what routing gave them, those conversations go on to others. What counts is
 * what is stored: after a start everybody gets a minute to come back, then it looks at all that wait.
 */
export interface HandOn {
  /** Resolves when all that is known to have gone has been handed on. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface HandOnParts {
  readonly conversations: Pick<Store['conversations'], 'list'>
  readonly directory: Directory
  readonly duty: Duty
  readonly turns: Pick<TurnEngine, 'inbound'>
  readonly clock: Clock
  readonly onError: (error: unknown) => void
}

export function createHandOn({ conversations, directory, duty, turns, clock, onError }: HandOnParts): HandOn {
  let stopped = false
  let working: Promise<void> = Promise.resolve()

  const isThere = (user: string): boolean => duty.isOnline(user) && directory.user(user)?.isDisabled === false
  const handOn = async ({ record }: Row): Promise<void> => {
    const { id, assignee, routed, turn } = record
    if (stopped || routed !== true || !assignee || isThere(assignee.id)) return
    const { id: user } = assignee
    await turns.inbound(id, `gone:${user}@${turn}`, 'system', { type: 'user-gone', user }).catch(onError)
  }
  const look = async (query: Pick<ListQuery, 'assignee'>): Promise<void> => {
    let before: string | undefined
    do {
      const page = { status: 'open', owner: 'queue', limit: 100, ...query, ...(before === undefined ? {} : { before }) } as const
      const { rows, next } = await conversations.list(page)
      for (const row of rows) await handOn(row)
      before = next
    } while (before !== undefined && !stopped)
  }
  // One after the other: two looks at once would only find the same.
  const lookAfter = async (earlier: Promise<void>, query: Pick<ListQuery, 'assignee'>): Promise<void> => {
    await earlier
    if (!stopped) await look(query)
  }
  const lookNext = (query: Pick<ListQuery, 'assignee'>): void => {
    working = lookAfter(working, query).catch(onError)
  }
  const unlisten = duty.listen(user => {
    if (!isThere(user)) lookNext({ assignee: user })
  })
  const cancel = clock.after(graceMs, () => lookNext({}))
  return {
    idle: () => working,
    async stop() {
      stopped = true
      unlisten()
      cancel()
      await working
    },
  }
}
