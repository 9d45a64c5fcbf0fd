import type { FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import type { Inboxes } from '../inbox/inboxes.ts'
import type { Directory } from '../people/directory.ts'

/** The inboxes that whoever asks may see; undefined: all of them. Every query of conversations is given it. */
export type Sight = (request: Pick<FastifyRequest, 'caller'>) => readonly string[] | undefined

/** Programs and the administrator's token see all; somebody who is signed in, what their teams may. */
export function createSight({ directory, inboxes }: { readonly directory: Directory; readonly inboxes: Inboxes }): Sight {
  return ({ caller }) => {
    if (caller.kind === 'admin' || caller.kind === 'token') return undefined
    const user = caller.kind === 'user' ? directory.user(caller.id) : undefined
    if (!user) throw new ParleyError('token_missing')
    const visible = inboxes.visibleTo(user)
    return visible === 'all' ? undefined : visible
  }
}
