import { type Permission, permissions } from './permissions.ts'

/** What somebody of the team is. */
export type UserRole = 'admin' | 'marketer' | 'agent'

/** Permissions of the team: those that roles hold, and that tokens of programs may name. Visitors' and the operator's are none. */
export const teamPermissions: readonly string[] = [...new Set<Permission>(Object.values(permissions))]
  .filter(permission => permission.includes(':'))
  .sort()

/** What each role may do beside what everybody who is signed in may. Admins may do everything. */
const held: Readonly<Record<Exclude<UserRole, 'admin'>, readonly Permission[]>> = {
  marketer: [
    'articles:read',
    'articles:write',
    'availability:read',
    'availability:write',
    'channels:read',
    'flows:publish',
    'flows:read',
    'flows:write',
    'media:read',
    'media:write',
    'team:read',
  ],
  agent: [
    'articles:read',
    'availability:read',
    'channels:read',
    'contacts:read',
    'contacts:write',
    'conversations:read',
    'conversations:write',
    'flows:read',
    'media:read',
    'media:write',
    'team:read',
  ],
}

/** The permissions of a role, by name. */
export function permissionsOf(role: UserRole): readonly string[] {
  return role === 'admin' ? teamPermissions : held[role]
}
