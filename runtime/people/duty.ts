/** Who of the team is there now: online by their open sockets, available by what they say and by their hours. */
export interface Duty {
  /** A user's app opened, or closed, a socket. Nobody falls before 60 s without one have passed. */
  came(user: string): void
  left(user: string): void
  isOnline(user: string): boolean
  /** Online, says so, not disabled, within their own hours at `now`. */
  isAvailable(user: string, now: number): boolean
  /** Those of a team, or of all (`anyone`), who are available at `now`, by id. */
  available(team: string, now: number): readonly string[]
  /** Told the id of whoever came, fell, or changed what they say. Gives what ends it. */
  listen(changed: (user: string) => void): () => void
}
