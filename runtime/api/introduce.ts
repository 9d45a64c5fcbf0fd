import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { tokenHash } from '../people/visitor-secrets.ts'
import type { Store } from '../store/contract.ts'
import type { VisitorCaller } from './caller.ts'

/**
 * Writes down whom a site says its visitor is, before their first act on a channel: from then on flows and people know it. Nothing is
 * written of those who only look. Error: `token_invalid`, on a channel that the token does not hold for.
 */
export type Introduce = (caller: VisitorCaller, channel: string) => Promise<void>

export function createIntroduce({ contacts }: Pick<Store, 'contacts'>, clock: Pick<Clock, 'now'>): Introduce {
  return async ({ identity }, channel) => {
    if (!identity) return
    requireFor(identity, channel)
    const { email, firstName, lastName, visitor } = identity
    const values = { ...(firstName === undefined ? {} : { firstName }), ...(lastName === undefined ? {} : { lastName }) }
    // Nobody ever holds a token of this visitor's own: what opens for them are the site's.
    const unknown = tokenHash(randomBytes(32).toString('base64url'))
    await contacts.vouch({ visitor, tokenHash: unknown, email, values }, `site:${channel}`, clock.now())
  }
}

/** Refuses what a site said of another channel. Error: `token_invalid`. */
export function requireFor(identity: VisitorCaller['identity'], channel: string): void {
  if (identity !== undefined && identity.channel !== channel) throw new ParleyError('token_invalid')
}
