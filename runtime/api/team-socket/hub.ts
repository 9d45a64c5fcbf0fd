import type { Presence } from '../../deliver/presence.ts'
import type { FlowNotice, Notice, Publisher } from '../../deliver/publisher.ts'
import type { Directory } from '../../people/directory.ts'
import type { Duty } from '../../people/duty.ts'
import type { Sessions } from '../../people/sessions.ts'
import type { TeamLine } from './team-line.ts'

/** The apps that are open. What happens is heard only while there are any. */
export interface Hub extends Iterable<TeamLine> {
  of(user: string): Iterable<TeamLine>
  join(line: TeamLine): void
  leave(line: TeamLine): void
}

export interface HubParts {
  readonly publisher: Publisher
  readonly presence: Presence
  readonly directory: Directory
  readonly duty: Duty
  readonly sessions: Pick<Sessions, 'listen'>
  /** Something happened to a conversation. */
  readonly hear: (notice: Notice) => void
  /** A flow is another than it was. */
  readonly flowChanged: (notice: FlowNotice) => void
  /** Plugins came, went or changed. */
  readonly pluginsChanged: () => void
  /** A visitor opened the first page, or left the last. */
  readonly visitorChanged: (visitor: string) => void
  /** Somebody of the team came, went or was changed; undefined: teams were. */
  readonly userChanged: (user: string | undefined) => void
  readonly sessionEnded: (session: string) => void
}

export function createHub(parts: HubParts): Hub {
  const { publisher, presence, directory, duty, sessions } = parts
  const users = new Map<string, Set<TeamLine>>()
  let stop: (() => void) | undefined

  const listen = (): (() => void) => {
    const ends = [
      publisher.listen('team', parts.hear),
      publisher.listenToFlows(parts.flowChanged),
      publisher.listenToPlugins(parts.pluginsChanged),
      presence.listen(parts.visitorChanged),
      directory.listen(parts.userChanged),
      duty.listen(parts.userChanged),
      sessions.listen(parts.sessionEnded),
    ]
    return () => {
      for (const end of ends) end()
    }
  }
  return {
    *[Symbol.iterator]() {
      for (const lines of users.values()) yield* lines
    },
    of: user => users.get(user) ?? [],
    join(line) {
      stop ??= listen()
      const { id } = line.caller
      users.set(id, (users.get(id) ?? new Set()).add(line))
      duty.came(id)
    },
    leave(line) {
      const { id } = line.caller
      const lines = users.get(id)
      if (!lines?.delete(line)) return
      if (lines.size === 0) users.delete(id)
      duty.left(id)
      if (users.size > 0) return
      stop?.()
      stop = undefined
    },
  }
}
