import type { FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import { permissionOf } from '../people/permissions.ts'
import { sameSecret } from '../people/same-secret.ts'
import type { VisitorTokens } from '../people/visitor-tokens.ts'
import type { Caller } from './caller.ts'

export interface AuthoriseParts {
  readonly visitors: VisitorTokens
  /** Undefined: nobody is let in as team. */
  readonly adminToken: string | undefined
}

/**
 * Says who asks, by the permission that the route takes in the table: the one place where that is decided. Refuses with
 * `token_missing` and `token_invalid`.
 */
export function createAuthorise({ visitors, adminToken }: AuthoriseParts): (request: FastifyRequest) => Promise<Caller> {
  const admin = (token: string): Caller => {
    if (adminToken === undefined || !sameSecret(token, adminToken)) throw new ParleyError('token_invalid')
    return { kind: 'admin', token }
  }
  const visitor = async (token: string): Promise<Caller> => {
    const id = await visitors.visitorOf(token)
    if (id === undefined) throw new ParleyError('token_invalid')
    return { kind: 'visitor', id, token }
  }
  return async request => {
    const { url } = request.routeOptions
    if (url === undefined) return nobody
    const permission = permissionOf(request.method, url)
    const token = permission === 'public' ? undefined : tokenOf(request)
    switch (permission) {
      case 'public':
        return nobody
      case 'newcomer':
        return token === undefined ? nobody : visitor(token)
      case 'visitor':
        return visitor(needed(token))
      case 'operator':
        return token === undefined && isThisMachine(request) ? nobody : admin(needed(token))
      case undefined:
        throw new ParleyError('forbidden', { permission: url })
      default:
        return admin(needed(token))
    }
  }
}

const nobody: Caller = { kind: 'nobody' }

function needed(token: string | undefined): string {
  if (token === undefined) throw new ParleyError('token_missing')
  return token
}

function tokenOf({ headers }: FastifyRequest): string | undefined {
  const { authorization } = headers
  if (authorization === undefined) return undefined
  const [, token] = /^bearer +([\x21-\x7e]{1,512})$/i.exec(authorization) ?? []
  if (token === undefined) throw new ParleyError('token_invalid')
  return token
}

const loopback: ReadonlySet<string | undefined> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

// A proxy on this machine talks from here for people who are elsewhere, and says so.
function isThisMachine({ socket, headers }: FastifyRequest): boolean {
  return loopback.has(socket.remoteAddress) && forwarding.every(name => headers[name] === undefined)
}
