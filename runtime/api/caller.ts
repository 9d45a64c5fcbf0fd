import type { FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import type { Identity } from '../people/identities.ts'
import type { UserRole } from '../people/roles.ts'

/** Who asks, as far as they have proved it. */
export type Caller =
  | { readonly kind: 'nobody' }
  | VisitorCaller
  | UserCaller
  /** A program, with its own key: may do what its scopes say. */
  | { readonly kind: 'token'; readonly id: string; readonly name: string; readonly scopes: readonly string[] }
  /** The token of the setting ADMIN_TOKEN: may do everything, for anybody. */
  | { readonly kind: 'admin'; readonly token: string }

/** A visitor. `identity`: whom their site says they are. */
export interface VisitorCaller {
  readonly kind: 'visitor'
  readonly id: string
  readonly token: string
  readonly identity?: Identity
}

/** Somebody of the team who is signed in. `session` is the id of the session, not its secret. */
export interface UserCaller {
  readonly kind: 'user'
  readonly id: string
  readonly name: string
  readonly role: UserRole
  readonly session: string
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
  interface FastifyContextConfig {
    /** Which rate limit counts this route. */
    limit?: LimitName
  }
}

export type LimitName = 'visitors' | 'conversations' | 'messages' | 'uploads' | 'reads' | 'team' | 'channels'

/** The visitor who asks. Routes of visitors have one: the table of permissions saw to it. */
export function visitorOf({ caller }: Pick<FastifyRequest, 'caller'>): VisitorCaller {
  if (caller.kind !== 'visitor') throw new ParleyError('token_missing')
  return caller
}

/** The person of the team who asks. Routes that take the permission `user` have one. */
export function userOf({ caller }: Pick<FastifyRequest, 'caller'>): UserCaller {
  if (caller.kind !== 'user') throw new ParleyError('session_needed')
  return caller
}
