import { ParleyError } from '../errors/parley-error.ts'
import type { AuditNote } from '../store/people.ts'
import { permissionsOf, type UserRole } from './roles.ts'

/** Who changes the team. */
export interface By {
  /** A user’s id, a token’s, or `admin` for the administrator’s token. */
  readonly id: string
  /** As logs name them: `agent:u_1`, `api:t_1`, `api:admin`. */
  readonly actor: string
  /** The user who answers for it, or `admin`: of a program, whoever made its key. */
  readonly owner: string
  readonly permissions: readonly string[]
  /** Where it came from. */
  readonly address?: string
}

/**
 * Nobody makes, changes or replaces anybody who may more than they may themselves: a program’s key that may invite would else be
 * one that may everything. Error: `forbidden`.
 */
export function requireRank(by: By, role: UserRole): void {
  const missing = permissionsOf(role).find(permission => !by.permissions.includes(permission))
  if (missing !== undefined) throw new ParleyError('forbidden', { permission: missing })
}

/** What the log keeps of an act. */
export function noteOf(by: Pick<By, 'actor' | 'address'>, at: number, act: string, about: string, details?: unknown): AuditNote {
  const { actor, address } = by
  return { at, actor, act, about, ...(details === undefined ? {} : { details }), ...(address === undefined ? {} : { address }) }
}
