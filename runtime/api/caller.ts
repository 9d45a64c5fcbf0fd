import type { FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'

/** Who asks, as far as they have proved it. */
export type Caller =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'visitor'; readonly id: string; readonly token: string }
  /** The token of an administrator: may do everything. */
  | { readonly kind: 'admin'; readonly token: string }

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
  interface FastifyContextConfig {
    /** Which rate limit counts this route. */
    limit?: LimitName
  }
}

export type LimitName = 'visitors' | 'conversations' | 'messages' | 'reads' | 'team'

/** The visitor who asks. Routes of visitors have one: the table of permissions saw to it. */
export function visitorOf({ caller }: Pick<FastifyRequest, 'caller'>): { readonly id: string; readonly token: string } {
  if (caller.kind !== 'visitor') throw new ParleyError('token_missing')
  return caller
}
