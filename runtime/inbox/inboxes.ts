import type { User } from '../people/directory.ts'

/** Named places where conversations land, and who may see what lies in them. */
export interface Inboxes {
  /** Those that somebody has set up, and those that conversations have landed in, in the order of their ids. */
  list(): readonly Inbox[]
  find(id: string): Inbox | undefined
  /** Error: `inbox_unknown`. */
  get(id: string): Inbox
  /** Sets one up, or anew; `revision` 0 adds one. Errors: `inbox_unknown`, `revision_stale`. */
  put(id: string, revision: number, about: InboxBody): Promise<Inbox>
  /** Takes one away: what lies in it is seen by admins alone. Errors: `inbox_unknown`, `inbox_needed`. */
  remove(id: string): Promise<void>
  /** What somebody may see. Admins see all, also what lies in an inbox that is gone. */
  visibleTo(user: Pick<User, 'role' | 'teams'>): 'all' | readonly string[]
  /** Id of an inbox's business hours; none: always open. */
  hours(id: string): string | undefined
  /** A conversation has landed there: from now on it is an inbox, open to everybody until somebody says otherwise. */
  met(id: string): void
}

export interface InboxBody {
  readonly name: string
  /** Teams that may see it; none: everybody. */
  readonly teams: readonly string[]
  readonly hours?: string | undefined
}

export interface Inbox extends InboxBody {
  readonly id: string
  /** Counts what was written; 0: nobody has set it up. */
  readonly revision: number
}
