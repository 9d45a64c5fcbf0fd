import type { FastifyRequest } from 'fastify'
import type { Person } from '../conversation/record.ts'
import { ParleyError } from '../errors/parley-error.ts'

/** Somebody of the team at work: the name a visitor reads, and the actor that logs keep. */
export interface Agent {
  readonly person: Person
  readonly actor: string
}

/**
 * Who acts. Whoever is signed in, and a program with its own key, acts as themselves and may not name somebody else; ADMIN_TOKEN
 * acts for whom it names. Error: `as_refused`.
 */
export function agentOf({ caller }: Pick<FastifyRequest, 'caller'>, as: Person | undefined): Agent {
  if (caller.kind === 'admin')
    return as ? { person: as, actor: `agent:${as.id}` } : { person: { id: 'admin', name: 'Admin' }, actor: 'api:admin' }
  if (caller.kind !== 'user' && caller.kind !== 'token') throw new ParleyError('token_missing')
  if (as) throw new ParleyError('as_refused', { id: as.id })
  const { kind, id, name } = caller
  return { person: { id, name }, actor: `${kind === 'user' ? 'agent' : 'api'}:${id}` }
}
