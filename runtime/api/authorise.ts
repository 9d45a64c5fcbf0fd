import type { FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import { type Permission, permissionOf } from '../people/permissions.ts'
import type { ProgramKeys } from '../people/program-keys.ts'
import { permissionsOf } from '../people/roles.ts'
import { sameSecret } from '../people/same-secret.ts'
import type { Sessions } from '../people/sessions.ts'
import type { VisitorTokens } from '../people/visitor-tokens.ts'
import type { Settings } from '../settings/settings.ts'
import type { Caller } from './caller.ts'
import { requireSameOrigin } from './same-origin.ts'
import type { SessionCookie } from './session-cookie.ts'

export interface AuthoriseParts {
  readonly visitors: VisitorTokens
  readonly keys: Pick<ProgramKeys, 'find'>
  readonly sessions: Pick<Sessions, 'find'>
  readonly cookie: Pick<SessionCookie, 'read'>
  /** Without an `adminToken` nobody is let in by one. */
  readonly settings: Pick<Settings, 'adminToken' | 'publicUrl'>
}

/**
 * Says who asks, by the permission that the route takes in the table: the one place where that is decided. Refuses with
 * `token_missing`, `token_invalid`, `session_ended`, `cross_site_refused`, `session_needed`, `forbidden`.
 */
export function createAuthorise(parts: AuthoriseParts): (request: FastifyRequest) => Promise<Caller> {
  const { visitors, keys, sessions, cookie, settings } = parts
  const { adminToken } = settings

  const admin = (token: string): Caller | undefined =>
    adminToken !== undefined && sameSecret(token, adminToken) ? { kind: 'admin', token } : undefined
  const program = (token: string): Caller | undefined => {
    const found = keys.find(token)
    return found && { kind: 'token', id: found.token.id, name: found.token.name, scopes: found.scopes }
  }
  const visitor = async (token: string): Promise<Caller> => {
    const known = await visitors.visitorOf(token)
    if (!known) throw new ParleyError('token_invalid')
    return { kind: 'visitor', token, ...known }
  }
  const signedIn = (request: FastifyRequest): Caller => {
    const secret = cookie.read(request)
    if (secret === undefined) throw new ParleyError('token_missing')
    const found = sessions.find(secret)
    if (!found) throw new ParleyError('session_ended')
    // A page of somebody else's may send a request along with the cookie: what only reads, that page cannot see.
    if (!safeMethods.has(request.method) || request.headers.upgrade !== undefined) requireSameOrigin(request, settings)
    const { id, name, role } = found.user
    return { kind: 'user', id, name, role, session: found.session.id }
  }
  const team = (request: FastifyRequest, permission: Permission): Caller => {
    // Where both are sent the token counts: whoever names one means it.
    const token = tokenOf(request)
    const caller = token === undefined ? signedIn(request) : known(admin(token) ?? program(token))
    requirePermission(caller, permission)
    return caller
  }

  return async request => {
    const { url } = request.routeOptions
    if (url === undefined) return nobody
    const permission = permissionOf(request.method, url)
    switch (permission) {
      case 'public':
        return nobody
      case 'newcomer': {
        const token = tokenOf(request)
        return token === undefined ? nobody : visitor(token)
      }
      case 'visitor':
        return visitor(needed(tokenOf(request)))
      case 'operator': {
        const token = tokenOf(request)
        return token === undefined && isThisMachine(request) ? nobody : known(admin(needed(token)))
      }
      case undefined:
        throw new ParleyError('forbidden', { permission: url })
      default:
        return team(request, permission)
    }
  }
}

const nobody: Caller = { kind: 'nobody' }
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Lets go on whoever holds a permission. Errors: `session_needed`, `forbidden`. */
export function requirePermission(caller: Caller, permission: Permission): void {
  if (permission === 'user' && caller.kind !== 'user') throw new ParleyError('session_needed')
  if (permission === 'user' || caller.kind === 'admin') return
  const held = caller.kind === 'user' ? permissionsOf(caller.role) : caller.kind === 'token' ? caller.scopes : []
  if (!held.includes(permission)) throw new ParleyError('forbidden', { permission })
}

function needed(token: string | undefined): string {
  if (token === undefined) throw new ParleyError('token_missing')
  return token
}

function known(caller: Caller | undefined): Caller {
  if (caller === undefined) throw new ParleyError('token_invalid')
  return caller
}

function tokenOf({ headers }: FastifyRequest): string | undefined {
  const { authorization } = headers
  if (authorization === undefined) return undefined
  const [, token] = /^bearer +([\x21-\x7e]{1,2048})$/i.exec(authorization) ?? []
  if (token === undefined) throw new ParleyError('token_invalid')
  return token
}

const loopback: ReadonlySet<string | undefined> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

// A proxy on this machine talks from here for people who are elsewhere, and says so.
function isThisMachine({ socket, headers }: FastifyRequest): boolean {
  return loopback.has(socket.remoteAddress) && forwarding.every(name => headers[name] === undefined)
}
