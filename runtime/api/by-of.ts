import type { FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import type { By } from '../people/by.ts'
import type { ProgramKeys } from '../people/program-keys.ts'
import { permissionsOf, teamPermissions } from '../people/roles.ts'

/** Who changes the team, as the log of it names them. Routes of the team have one: the table of permissions saw to it. */
export function byOf({ caller, ip: address }: Pick<FastifyRequest, 'caller' | 'ip'>, keys: Pick<ProgramKeys, 'list'>): By {
  switch (caller.kind) {
    case 'admin':
      return { id: 'admin', actor: 'api:admin', owner: 'admin', permissions: teamPermissions, address }
    case 'user': {
      const { id, role } = caller
      return { id, actor: `agent:${id}`, owner: id, permissions: permissionsOf(role), address }
    }
    case 'token': {
      const { id, scopes } = caller
      const owner = keys.list().find(token => token.id === id)?.createdBy
      if (owner === undefined) throw new ParleyError('token_invalid')
      return { id, actor: `api:${id}`, owner, permissions: scopes, address }
    }
    default:
      throw new ParleyError('token_missing')
  }
}
