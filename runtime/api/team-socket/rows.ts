import type { Clock } from '../../clock/clock.ts'
import type { Presence } from '../../deliver/presence.ts'
import type { Conversations } from '../../store/contract.ts'
import { rowView } from '../team-view.ts'
import type { Scope } from './scope.ts'
import type { TeamLine, TeamPost } from './team-line.ts'

/** Tells of conversations that have changed, as lists show them: each is read once for all who may see it. */
export interface Rows {
  /** It looks different in lists now. At once, and in a burst ten times a second. */
  touch(conversation: string): void
}

export interface RowsParts {
  readonly conversations: Pick<Conversations, 'row'>
  readonly presence: Presence
  readonly clock: Clock
  readonly post: TeamPost
  readonly scope: Scope
  /** Those who are told of rows. */
  readonly audience: () => Iterable<TeamLine>
  /** What they were told changes their counts too. */
  readonly told: (user: string) => void
  readonly onError: (error: unknown) => void
}

const onceInMs = 100

export function createRows({ conversations, presence, clock, post, scope, audience, told, onError }: RowsParts): Rows {
  /** Told of a moment ago; true: it has changed since. */
  const recent = new Map<string, boolean>()

  const tell = async (id: string): Promise<void> => {
    recent.set(id, false)
    try {
      const row = await conversations.row(id)
      if (!row) return
      const seeing = [...audience()].filter(({ caller }) => scope.sees(caller.id, row.record.inboxId))
      post.sendAll(seeing, { type: 'row', row: rowView(row, presence) })
      for (const user of new Set(seeing.map(({ caller }) => caller.id))) told(user)
    } catch (error) {
      onError(error)
    } finally {
      clock.after(onceInMs, () => {
        if (recent.get(id) === true) void tell(id)
        else recent.delete(id)
      })
    }
  }
  return {
    touch(conversation) {
      if (recent.has(conversation)) recent.set(conversation, true)
      else void tell(conversation)
    },
  }
}
