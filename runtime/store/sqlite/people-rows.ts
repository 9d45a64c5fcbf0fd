import type { KeptGroup, KeptLink, KeptSession, KeptToken, KeptUser } from '../people.ts'

// Boundary: what a JSON column holds is what this program wrote there.

interface Row {
  readonly body: string
}
interface SeenRow extends Row {
  readonly seen_at: number | null
}

/** Reads the row of a user. */
export function userOf({ body, seen_at }: SeenRow): KeptUser {
  const user: KeptUser = JSON.parse(body)
  return seen_at === null ? user : { ...user, lastSeenAt: seen_at }
}

/** Reads the row of a team. */
export function groupOf({ body }: Row): KeptGroup {
  return JSON.parse(body)
}

/** Reads the row of a session. */
export function sessionOf({ body, seen_at }: SeenRow): KeptSession {
  const session: KeptSession = JSON.parse(body)
  return { ...session, lastSeenAt: seen_at ?? session.createdAt }
}

/** Reads the row of a link. */
export function linkOf({ body }: Row): KeptLink {
  return JSON.parse(body)
}

/** Reads the row of a program's key. */
export function tokenOf({ body, seen_at }: SeenRow): KeptToken {
  const token: KeptToken = JSON.parse(body)
  return seen_at === null ? token : { ...token, lastUsedAt: seen_at }
}
