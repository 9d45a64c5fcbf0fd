import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { KeptToken } from '../store/people.ts'
import { type By, noteOf } from './by.ts'
import type { KeptPeople } from './kept-people.ts'
import { newestFirst } from './newest-first.ts'
import { permissionsOf, teamPermissions } from './roles.ts'
import { idBySecret, newSecret, openedBy, secretHash } from './secrets.ts'

/** Keys of programs: the API’s tokens. */
export interface ProgramKeys {
  /** Newest first, also those that have run out. */
  list(): readonly KeptToken[]
  /** `secret` is shown this once. Errors: `scope_unknown`, `forbidden` for what the maker may not do. */
  make(key: NewKey, by: By): Promise<{ readonly secret: string; readonly token: KeptToken }>
  /** Error: `token_unknown`. */
  remove(id: string, by: By): Promise<void>
  /** Whose a key is and what it opens now: no more than whoever made it still may. */
  find(secret: string): { readonly token: KeptToken; readonly scopes: readonly string[] } | undefined
}

export interface NewKey {
  readonly name: string
  readonly scopes: readonly string[]
  readonly expiresInDays?: number | undefined
}

/** How a key begins, so that whoever finds one knows what it opens. */
const prefix = 'parley_'
/** How much of it is shown later, to tell it from others. */
const shown = prefix.length + 4

export function createProgramKeys(kept: KeptPeople, clock: Clock): ProgramKeys {
  const heldBy = (owner: string): readonly string[] => {
    if (owner === 'admin') return teamPermissions
    const user = kept.users.get(owner)
    return !user || user.isDisabled ? [] : permissionsOf(user.role)
  }
  return {
    list: () => [...kept.tokens.values()].sort(newestFirst),
    make: ({ name, scopes, expiresInDays }, by) =>
      kept.change(now => {
        for (const scope of scopes) {
          if (!teamPermissions.includes(scope))
            throw new ParleyError('scope_unknown', { scope }, { details: { scopes: teamPermissions } })
          if (!by.permissions.includes(scope)) throw new ParleyError('forbidden', { permission: scope })
        }
        const secret = `${prefix}${newSecret()}`
        const token: KeptToken = {
          id: idBySecret('t', secret),
          hash: secretHash(secret),
          name,
          prefix: secret.slice(0, shown),
          scopes: [...new Set(scopes)].sort(),
          createdBy: by.owner,
          createdAt: now,
          ...(expiresInDays === undefined ? {} : { expiresAt: now + expiresInDays * 86_400_000 }),
        }
        const audit = [noteOf(by, now, 'token-made', token.id, { name, scopes: token.scopes })]
        return { change: { tokens: { put: [token] }, audit }, give: { secret, token } }
      }),
    remove: (id, by) =>
      kept.change(now => {
        const token = kept.tokens.get(id)
        if (!token) throw new ParleyError('token_unknown', { id })
        const audit = [noteOf(by, now, 'token-removed', id, { name: token.name })]
        return { change: { tokens: { drop: [id] }, audit }, give: undefined }
      }),
    find(secret) {
      const token = openedBy(kept.tokens, 't', secret)
      if (!token || (token.expiresAt !== undefined && token.expiresAt <= clock.now())) return undefined
      const held = heldBy(token.createdBy)
      if (held.length === 0) return undefined
      kept.saw({ token: token.id })
      return { token, scopes: token.scopes.filter(scope => held.includes(scope)) }
    },
  }
}
