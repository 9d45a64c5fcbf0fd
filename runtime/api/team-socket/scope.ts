import type { Inboxes } from '../../inbox/inboxes.ts'
import type { Directory } from '../../people/directory.ts'
import { permissionsOf } from '../../people/roles.ts'

/** What somebody of the team may see, as it is at this moment. */
export interface Scope {
  may(user: string, permission: string): boolean
  /** Inboxes that they may see; undefined: all of them. */
  inboxesOf(user: string): readonly string[] | undefined
  sees(user: string, inbox: string): boolean
}

export function createScope({ directory, inboxes }: { readonly directory: Directory; readonly inboxes: Inboxes }): Scope {
  const scope: Scope = {
    may(id, permission) {
      const user = directory.user(id)
      return user !== undefined && !user.isDisabled && permissionsOf(user.role).includes(permission)
    },
    inboxesOf(id) {
      const user = directory.user(id)
      if (!user || !scope.may(id, 'conversations:read')) return []
      const visible = inboxes.visibleTo(user)
      return visible === 'all' ? undefined : visible
    },
    sees: (user, inbox) => scope.inboxesOf(user)?.includes(inbox) ?? scope.may(user, 'conversations:read'),
  }
  return scope
}
