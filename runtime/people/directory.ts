/** Somebody of the team. */
export interface User {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: 'admin' | 'marketer' | 'agent'
  /** Ids of teams. */
  readonly teams: readonly string[]
  /** What they say of themselves, or an admin of them. */
  readonly status: 'available' | 'away'
  readonly awayBy?: string
  readonly isDisabled: boolean
  /** Open conversations one may have at once by automatic assignment; 0 is no limit. */
  readonly capacity: number
  /** Id of the hours they work; none: always. */
  readonly hours?: string
  /** ms since 1970. */
  readonly createdAt: number
  readonly lastSeenAt?: number
}

/** A group of users that handoffs route to. */
export interface Team {
  readonly id: string
  readonly name: string
  /** Ids of users. */
  readonly members: readonly string[]
}

/** The team as it is known now: a team is small, so all of it is in memory and every turn may look. */
export interface Directory {
  user(id: string): User | undefined
  /** All, also those that are disabled, by name. */
  users(): readonly User[]
  team(id: string): Team | undefined
  teams(): readonly Team[]
  /** Told after a change of a user (by id), or of teams (undefined). Gives what ends it. */
  listen(changed: (user: string | undefined) => void): () => void
}
