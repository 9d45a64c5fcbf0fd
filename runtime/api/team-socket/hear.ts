import type { Notice } from '../../deliver/publisher.ts'
import type { Stream } from '../socket/stream.ts'
import type { Looking } from './looking.ts'
import type { createNotices } from './notices.ts'
import type { Rows } from './rows.ts'
import type { Scope } from './scope.ts'
import type { TeamLine, TeamPost, TurnNotice } from './team-line.ts'

export interface HearParts {
  readonly post: TeamPost
  readonly stream: Stream<TeamLine>
  readonly scope: Scope
  readonly rows: Rows
  readonly looking: Looking
  /** All who have been told where they stand. */
  readonly audience: () => Iterable<TeamLine>
  readonly linesOf: (user: string) => Iterable<TeamLine>
  readonly noticesOf: ReturnType<typeof createNotices>
  readonly wake: (line: TeamLine) => void
  /** The counts of a person may be others now. */
  readonly recount: (user: string) => void
  /** May not see any more what it looks at. */
  readonly lose: (line: TeamLine) => void
}

/** Brings what happens to conversations to those who look at them, to lists, and to whom it concerns. */
export function createHear(parts: HearParts) {
  const { post, stream, scope, rows, looking, audience, linesOf, noticesOf, wake, recount, lose } = parts
  const follow = (line: TeamLine, { turn }: TurnNotice): void => {
    const { place, busy, caller } = line
    if (turn && !scope.sees(caller.id, turn.record.inboxId)) return lose(line)
    if (!busy && place && turn && stream.hear(line, place, turn)) return
    line.behind = true
    wake(line)
  }
  const hearTurn = (notice: TurnNotice): void => {
    for (const line of looking.at(notice.conversation)) follow(line, notice)
    rows.touch(notice.conversation)
    if (!notice.turn) return
    const { record, entries } = notice.turn
    for (const { user, frame } of noticesOf(record, entries))
      if (scope.sees(user, record.inboxId)) post.sendAll(linesOf(user), frame)
  }
  const hearGone = (conversation: string): void => {
    for (const line of looking.at(conversation)) looking.leave(line)
    const all = [...audience()]
    post.sendAll(all, { type: 'gone', conversation })
    for (const user of new Set(all.map(({ caller }) => caller.id))) recount(user)
  }
  return (notice: Notice): void => {
    const { type, conversation } = notice
    switch (type) {
      case 'turn':
        return hearTurn(notice)
      case 'gone':
        return hearGone(conversation)
      case 'read': {
        const { by, upToSeq, at } = notice
        post.sendAll(looking.at(conversation), { type, conversation, by, upToSeq, at })
        // What nobody of the team had read stands in lists.
        if (by === 'team') rows.touch(conversation)
        return
      }
      case 'delivery': {
        const { seq, delivery } = notice
        post.sendAll(looking.at(conversation), { type: 'deliveries', conversation, deliveries: [{ seq, ...delivery }] })
        return
      }
      case 'typing':
        // Who of the team types is told to those who look, by name.
        if (notice.by === 'visitor') post.sendAll(looking.at(conversation), { type, conversation, on: notice.on })
        return
    }
  }
}
