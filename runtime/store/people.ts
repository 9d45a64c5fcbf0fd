/**
 * Who the team is, and what proves it: users, teams, sessions, links, keys of programs, and the log of what was done. A team is
 * small: whoever uses this holds all of it in memory, and writes what changes.
 */
export interface People {
  /** Everything but passwords and the log. */
  load(): Promise<KeptTeam>
  /** What is kept of a user's password; undefined for nobody. */
  password(user: string): Promise<string | undefined>
  /** All of a change or nothing of it, with its entries at the end of the log. Error: `email_taken`. */
  write(change: PeopleChange): Promise<void>
  /** When something was last used: a power cut may take it back. */
  seen(what: { readonly user?: string; readonly session?: string; readonly token?: string }, at: number): Promise<void>
  /** The log, newest first. `before` is the cursor of the previous page; `invalid_body` when it is none. */
  audit(query: { readonly limit: number; readonly before?: string }): Promise<{ entries: readonly AuditRow[]; next?: string }>
}

export interface KeptTeam {
  readonly users: readonly KeptUser[]
  readonly teams: readonly KeptGroup[]
  readonly sessions: readonly KeptSession[]
  readonly links: readonly KeptLink[]
  readonly tokens: readonly KeptToken[]
}

/** Somebody of the team. Nobody is ever removed: what they did names them. */
export interface KeptUser {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: KeptRole
  /** Ids of groups. */
  readonly teams: readonly string[]
  readonly status: 'available' | 'away'
  readonly awayBy?: string
  readonly isDisabled: boolean
  readonly capacity: number
  readonly hours?: string
  readonly createdAt: number
  readonly lastSeenAt?: number
}

type KeptRole = 'admin' | 'marketer' | 'agent'

/** A group of users; users say which they are in. */
export interface KeptGroup {
  readonly id: string
  readonly name: string
}

/** Somebody signed in, on one device. */
export interface KeptSession {
  readonly id: string
  readonly hash: string
  readonly user: string
  readonly createdAt: number
  readonly lastSeenAt: number
  readonly address: string
  readonly browser: string
}

/** What somebody may do once who holds it. */
export type KeptLink = SetupLink | InviteLink | ResetLink

interface AnyLink {
  readonly id: string
  readonly hash: string
  readonly createdAt: number
  /** Who made it. */
  readonly by: string
}

export interface SetupLink extends AnyLink {
  readonly kind: 'setup'
}

export interface InviteLink extends AnyLink {
  readonly kind: 'invite'
  readonly email: string
  readonly role: KeptRole
  readonly teams: readonly string[]
  readonly expiresAt: number
}

export interface ResetLink extends AnyLink {
  readonly kind: 'reset'
  readonly user: string
  readonly expiresAt: number
}

/** The key of a program. */
export interface KeptToken {
  readonly id: string
  readonly hash: string
  readonly name: string
  /** How it begins. */
  readonly prefix: string
  readonly scopes: readonly string[]
  /** A user’s id, or what stands for the administrator’s token. */
  readonly createdBy: string
  readonly createdAt: number
  readonly expiresAt?: number
  readonly lastUsedAt?: number
}

/** What one act changes. Puts replace what has the same id; drops name ids and pass over what is gone. */
export interface PeopleChange {
  readonly users?: readonly KeptUser[]
  readonly passwords?: readonly { readonly user: string; readonly hash: string }[]
  readonly teams?: Changed<KeptGroup>
  readonly sessions?: Changed<KeptSession>
  readonly links?: Changed<KeptLink>
  readonly tokens?: Changed<KeptToken>
  readonly audit?: readonly AuditNote[]
}

export interface Changed<Kept> {
  readonly put?: readonly Kept[]
  readonly drop?: readonly string[]
}

/** What somebody did that matters later. */
export interface AuditNote {
  readonly at: number
  /** `agent:<user>`, `api:<token>`, `api:admin`, `system`. */
  readonly actor: string
  readonly act: string
  /** The id of what it was done to. */
  readonly about: string
  readonly details?: unknown
  /** Where it came from. */
  readonly address?: string
}

/** An entry of the log: counted from 1 without a gap, and holding the hash of itself and of all before it. */
export interface AuditRow extends AuditNote {
  readonly n: number
  readonly hash: string
}
