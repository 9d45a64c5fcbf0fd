import type { FastifyRequest } from 'fastify'
import type { Clock } from '../clock/clock.ts'
import { noteOf } from '../people/by.ts'
import type { Store } from '../store/contract.ts'
import { agentOf } from './agent-of.ts'

/** Puts down in the log of the team who did what to what. Ids only: what is erased must not stand there. */
export type Audited = (
  request: FastifyRequest,
  act: string,
  about: string,
  details?: Readonly<Record<string, unknown>>,
) => Promise<void>

export function createAudited(store: Pick<Store, 'people'>, clock: Clock): Audited {
  return (request, act, about, details) => {
    const by = { actor: agentOf(request, undefined).actor, address: request.ip }
    return store.people.write({ audit: [noteOf(by, clock.now(), act, about, details)] })
  }
}
