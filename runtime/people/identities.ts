import { createHmac } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'

/** Whom a site says its visitor is: it proves what the site said, not who sits there. */
export interface Identity {
  /** The channel that it holds for. */
  readonly channel: string
  /** Case-folded. */
  readonly email: string
  readonly firstName?: string
  readonly lastName?: string
  /** The visitor that this person is on this channel, on every device. */
  readonly visitor: string
  /** ms since 1970. */
  readonly expiresAt: number
}

/** Tokens by which a site's own server says who its visitors are. */
export interface Identities {
  /** `token` opens what the visitor may, until `expiresAt` (ms since 1970). */
  issue(about: Pick<Identity, 'channel' | 'email' | 'firstName' | 'lastName'>): Promise<{ token: string; expiresAt: number }>
  /** Undefined for what is no token of ours, has run out or holds for nothing. Never rejects. */
  read(token: string): Promise<Identity | undefined>
}

/** Does it look like a token of a site's server rather than a visitor's own? Those have no points. */
export const isIdentityToken = (token: string): boolean => token.split('.').length === 3

const lifeMs = 12 * 60 * 60_000
const issuer = 'parley'
const algorithm = 'HS256'

const name = z.string().min(1).max(200)
const claims = z.object({
  aud: z.string().min(1).max(64),
  sub: z.string().min(1).max(320),
  email: z.string().min(1).max(320),
  firstName: name.optional(),
  lastName: name.optional(),
  exp: z.int(),
  jti: z.string().min(16).max(64),
})

/** `secret`: of this installation, for nothing else. `createId`: makes an id that was never used. */
export function createIdentities(secret: string, clock: Pick<Clock, 'now'>, createId: () => string): Identities {
  const key = new TextEncoder().encode(secret)
  // Whoever knows an address cannot tell the visitor's id from it, and the other way round.
  const visitorOf = (channel: string, email: string): string =>
    `v_${createHmac('sha256', secret).update(`visitor\0${channel}\0${email}`).digest().subarray(0, 12).toString('base64url')}`
  return {
    async issue({ channel, email, firstName, lastName }) {
      const now = clock.now()
      const expiresAt = Math.floor((now + lifeMs) / 1_000) * 1_000
      const names = { ...(firstName === undefined ? {} : { firstName }), ...(lastName === undefined ? {} : { lastName }) }
      const token = await new SignJWT({ email, ...names })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(channel)
        .setSubject(visitorOf(channel, email))
        .setJti(createId())
        .setIssuedAt(Math.floor(now / 1_000))
        .setExpirationTime(expiresAt / 1_000)
        .sign(key)
      return { token, expiresAt }
    },
    async read(token) {
      const found = await verified(token)
      const read = claims.safeParse(found)
      if (!read.success) return undefined
      const { aud: channel, sub: visitor, email, firstName, lastName, exp } = read.data
      if (visitor !== visitorOf(channel, email)) return undefined
      const names = { ...(firstName === undefined ? {} : { firstName }), ...(lastName === undefined ? {} : { lastName }) }
      return { channel, email, visitor, expiresAt: exp * 1_000, ...names }
    },
  }

  async function verified(token: string): Promise<unknown> {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [algorithm],
        issuer,
        typ: 'JWT',
        currentDate: new Date(clock.now()),
        // However it came by a longer one: it does not hold longer than we ever say.
        maxTokenAge: lifeMs / 1_000,
        clockTolerance: 0,
        requiredClaims: ['aud', 'sub', 'email', 'exp', 'jti', 'iat'],
      })
      return payload
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined
      throw error
    }
  }
}
