import { ParleyError } from '../errors/parley-error.ts'
import type { Limits } from '../settings/limits.ts'
import { foldEmail } from '../store/fold-email.ts'
import type { InviteLink, KeptLink, ResetLink } from '../store/people.ts'
import { type By, noteOf, requireRank } from './by.ts'
import type { KeptPeople } from './kept-people.ts'
import { newestFirst } from './newest-first.ts'
import type { UserRole } from './roles.ts'
import { idBySecret, newSecret, openedBy, secretHash } from './secrets.ts'

/** A link as it was just made: `secret` is shown this once. */
export interface LinkMade<Link extends KeptLink> {
  readonly secret: string
  readonly link: Link
}

/** Links by which people come in: the first of all, invited ones, those who need a new password. Each works once. */
export interface Links {
  /** The link for whoever sets the team up, those of before dead; undefined when there is a team. */
  setUp(): Promise<string | undefined>
  /** One for each address: an earlier one dies. Errors: `email_taken`, `team_unknown`, `forbidden`. */
  invite(invite: Pick<InviteLink, 'email' | 'role' | 'teams'>, by: By): Promise<LinkMade<InviteLink>>
  invites(): readonly InviteLink[]
  /** Error: `invite_unknown`. */
  revoke(id: string, by: By): Promise<void>
  /** One for each user. Errors: `user_unknown`, `user_disabled`, `forbidden`. */
  reset(user: string, by: By): Promise<LinkMade<ResetLink>>
  /** What a secret opens, while it does. Error: `link_unknown`. */
  find(secret: string): InviteLink | ResetLink
}

export function createLinks(kept: KeptPeople, limits: Pick<Limits, 'inviteDays' | 'resetMinutes'>, now: () => number): Links {
  const works = (link: KeptLink): boolean => link.kind === 'setup' || link.expiresAt > now()
  const idsOf = (which: (link: KeptLink) => boolean): readonly string[] =>
    [...kept.links.values()].filter(link => which(link) || !works(link)).map(({ id }) => id)

  return {
    setUp: () =>
      kept.change(at => {
        const secret = newSecret()
        const needed = kept.users.size === 0
        const id = idBySecret('l', secret)
        const link = { kind: 'setup', id, hash: secretHash(secret), createdAt: at, by: 'system' } as const
        const drop = idsOf(({ kind }) => kind === 'setup')
        return { change: { links: { drop, ...(needed ? { put: [link] } : {}) } }, give: needed ? secret : undefined }
      }),
    invite: ({ email, role, teams }, by) =>
      kept.change(at => {
        requireRank(by, role)
        const folded = foldEmail(email)
        if ([...kept.users.values()].some(user => foldEmail(user.email) === folded))
          throw new ParleyError('email_taken', { email })
        requireTeams(kept, teams)
        const made = make('invite', by, at, limits.inviteDays * 86_400_000)
        const link: InviteLink = { ...made.link, email, role, teams }
        const drop = idsOf(other => other.kind === 'invite' && foldEmail(other.email) === folded)
        const audit = [noteOf(by, at, 'invite', link.id, { email, role, teams })]
        return { change: { links: { drop, put: [link] }, audit }, give: { secret: made.secret, link } }
      }),
    invites: () =>
      [...kept.links.values()].filter((link): link is InviteLink => link.kind === 'invite' && works(link)).sort(newestFirst),
    revoke: (id, by) =>
      kept.change(at => {
        const link = kept.links.get(id)
        if (link?.kind !== 'invite' || !works(link)) throw new ParleyError('invite_unknown', { id })
        const audit = [noteOf(by, at, 'invite-revoked', id, { email: link.email })]
        return { change: { links: { drop: [id] }, audit }, give: undefined }
      }),
    reset: (id, by) =>
      kept.change(at => {
        const user = kept.users.get(id)
        if (!user) throw new ParleyError('user_unknown', { id })
        if (user.isDisabled) throw new ParleyError('user_disabled', { name: user.name })
        requireRank(by, user.role)
        const made = make('reset', by, at, limits.resetMinutes * 60_000)
        const link: ResetLink = { ...made.link, user: id }
        const drop = idsOf(other => other.kind === 'reset' && other.user === id)
        return {
          change: { links: { drop, put: [link] }, audit: [noteOf(by, at, 'reset-link', id)] },
          give: { secret: made.secret, link },
        }
      }),
    find(secret) {
      const link = openedBy(kept.links, 'l', secret)
      if (!link || link.kind === 'setup' || !works(link)) throw new ParleyError('link_unknown')
      return link
    },
  }
}

function make<Kind extends 'invite' | 'reset'>(kind: Kind, by: By, at: number, lifeMs: number) {
  const secret = newSecret()
  const id = idBySecret('l', secret)
  return { secret, link: { kind, id, hash: secretHash(secret), createdAt: at, by: by.id, expiresAt: at + lifeMs } }
}

/** Are these teams there? Error: `team_unknown`. */
export function requireTeams(kept: Pick<KeptPeople, 'teams'>, teams: readonly string[]): void {
  const missing = teams.find(id => !kept.teams.has(id))
  if (missing !== undefined) throw new ParleyError('team_unknown', { id: missing })
}

/** A new user, as they are before anybody changes anything. */
export function newUser(
  id: string,
  at: number,
  about: { name: string; email: string; role: UserRole; teams: readonly string[] },
) {
  return { ...about, id, status: 'available', isDisabled: false, capacity: 0, createdAt: at } as const
}
