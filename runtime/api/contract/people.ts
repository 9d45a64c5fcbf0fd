import { z } from 'zod'
import { cursor, list, pageSize, shortId } from './basics.ts'
import { instant } from './conversation.ts'

/** What somebody of the team may do at all; `people/roles.ts` says what each role holds. */
const role = z.enum(['admin', 'marketer', 'agent'])

/** An email address as people sign in with it; compared folded. */
export const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'write an address like ada@example.com')

const userName = z.string().trim().min(1, 'write a name').max(100)
const password = z.string().min(12, 'at least 12 characters').max(1_000)
/** The random part of a link: 128 bits or more, base64url. */
const linkToken = z.string().regex(/^[\w-]{22,100}$/, 'this is not a link of ours')

/** What an agent says of themselves, or an admin of them. What the inbox goes by is `isAvailable` of `userView`. */
export const agentStatus = z.enum(['available', 'away'])
export type AgentStatus = z.output<typeof agentStatus>

/** Somebody of the team, as the team sees them. */
export const userView = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role,
    teams: list(z.string()).describe('Ids of teams.'),
    status: agentStatus,
    awayBy: z.string().optional().describe('The admin who set somebody else away.'),
    isOnline: z.boolean().describe('Has the app open, or had it less than 60 s ago.'),
    isAvailable: z.boolean().describe('Online, available, and within their hours: may be given a conversation.'),
    isDisabled: z.boolean(),
    capacity: z.int().min(0).describe('Open conversations one may have at once by automatic assignment; 0 is no limit.'),
    hours: z.string().optional().describe('Id of the hours they work (GET /api/availability); none: always.'),
    createdAt: instant,
    lastSeenAt: instant.optional(),
  })
  .meta({ id: 'User' })
export type UserView = z.output<typeof userView>

/** Who I am and what I may do here. */
export const sessionAnswer = z
  .object({
    user: userView,
    permissions: list(z.string()).describe('As the table of permissions names them.'),
    expiresAt: instant,
  })
  .meta({ id: 'Session' })
export type SessionAnswer = z.output<typeof sessionAnswer>

export const loginBody = z.strictObject({ email, password: z.string().min(1).max(1_000) })
const accountBody = z.strictObject({ name: userName, email, password })
/** Before anybody is signed in: is there a team yet? */
export const setupAnswer = z.object({ needed: z.boolean().describe('There is no team yet: open the link the server printed.') })
export const setupBody = accountBody.extend({ token: linkToken })

/** What a link is for, seen by whoever holds it. */
export const linkAnswer = z
  .object({ kind: z.enum(['invite', 'reset']), email: z.string(), name: z.string().optional(), expiresAt: instant })
  .meta({ id: 'Link' })
export const acceptBody = z.strictObject({ name: userName.optional().describe('For an invite.'), password })

export const inviteBody = z.strictObject({ email, role, teams: list(shortId).default([]) })
/** The address of a link is shown this once; it works 7 days (invite) or 15 min (reset), and one time. */
export const linkMade = z.object({ url: z.string(), expiresAt: instant })
export const resetBody = z.strictObject({})
export const inviteView = z
  .object({
    id: z.string(),
    email: z.string(),
    role,
    teams: list(z.string()),
    invitedBy: z.string(),
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Invite' })
export const invitesAnswer = z.object({ invites: list(inviteView) })
export const invitedAnswer = linkMade.extend({ invite: inviteView })

export const usersAnswer = z.object({ users: list(userView) })
/** An admin changes somebody. What is left out stays. */
export const userPatch = z.strictObject({
  name: userName.optional(),
  role: role.optional(),
  teams: list(shortId).optional(),
  status: agentStatus.optional(),
  isDisabled: z.boolean().optional(),
  capacity: z.int().min(0).max(1_000).optional(),
  hours: shortId.nullable().optional(),
})
/** One changes oneself. A new password ends all other sessions. */
export const profilePatch = z.strictObject({
  name: userName.optional(),
  status: agentStatus.optional(),
  password: z.strictObject({ current: z.string().min(1).max(1_000), next: password }).optional(),
})

const signedInView = z
  .object({
    id: z.string(),
    current: z.boolean(),
    createdAt: instant,
    lastSeenAt: instant,
    address: z.string(),
    browser: z.string(),
  })
  .meta({ id: 'SignedIn' })
export const signedInAnswer = z.object({ sessions: list(signedInView) })

/** A group that handoffs route to. Flows name it by id, so an id never changes. */
export const teamOfAgents = z
  .object({ id: z.string(), name: z.string(), members: list(z.string()).describe('Ids of users.') })
  .meta({ id: 'Team' })
export type TeamOfAgents = z.output<typeof teamOfAgents>
export const teamsAnswer = z.object({ teams: list(teamOfAgents) })
export const teamBody = z.strictObject({ name: userName, members: list(shortId).default([]) })

/** A key for programs. Its text is shown once; what it may do is a subset of the permissions. */
export const tokenView = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().describe('How it begins, to tell it from others.'),
    scopes: list(z.string()),
    createdBy: z.string(),
    createdAt: instant,
    expiresAt: instant.optional(),
    lastUsedAt: instant.optional(),
  })
  .meta({ id: 'ApiToken' })
export const tokensAnswer = z.object({ tokens: list(tokenView) })
export const tokenBody = z.strictObject({
  name: userName,
  scopes: z.array(z.string().max(60)).min(1).readonly(),
  expiresInDays: z.int().min(1).max(3_650).optional(),
})
export const tokenMade = z.object({ token: z.string().describe('Keep it: it is not shown again.'), about: tokenView })

/** What somebody did that matters later. Append-only; each entry holds the hash of the one before. */
const auditEntry = z
  .object({
    n: z.int(),
    at: instant,
    actor: z.string(),
    act: z.string(),
    about: z.string(),
    details: z.unknown().optional(),
    address: z.string().optional(),
  })
  .meta({ id: 'AuditEntry' })
export const auditQuery = z.strictObject({ limit: pageSize(200, 50), before: cursor.optional() })
export const auditAnswer = z.object({ entries: list(auditEntry), next: z.string().optional() })
