import type { Clock } from '../../clock/clock.ts'
import type { Directory } from '../../people/directory.ts'
import type { Duty } from '../../people/duty.ts'
import { userView } from '../user-view.ts'
import type { TeamLine, TeamPost } from './team-line.ts'

export interface UsersParts {
  readonly directory: Directory
  readonly duty: Duty
  readonly clock: Clock
  readonly post: TeamPost
  readonly audience: () => Iterable<TeamLine>
}

/** Tells everybody of somebody who came, went or was changed: once, however much was changed at once. */
export function createUsers({ directory, duty, clock, post, audience }: UsersParts): (user: string) => void {
  const changed = new Set<string>()
  const tell = (): void => {
    for (const id of changed) {
      const user = directory.user(id)
      if (user) post.sendAll(audience(), { type: 'user', user: userView(user, duty, clock.now()) })
    }
    changed.clear()
  }
  return user => {
    if (changed.size === 0) queueMicrotask(tell)
    changed.add(user)
  }
}
