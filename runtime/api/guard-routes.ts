import type { FastifyInstance } from 'fastify'
import { permissionOf } from '../people/permissions.ts'
import { errorAnswer } from './contract.ts'

/** A route there is. */
export interface Route {
  readonly method: string
  readonly url: string
}

/**
 * Sees every route as it is added: one that the table of permissions does not know stops the start. Completes what the
 * documentation of each says: who may call it, and that it may answer with an error. Gives the list, which fills up.
 */
export function guardRoutes(app: FastifyInstance): readonly Route[] {
  const routes: Route[] = []
  app.addHook('onRoute', route => {
    const { url, schema } = route
    for (const method of [route.method].flat()) {
      const permission = permissionOf(method, url)
      if (permission === undefined)
        throw new Error(`nobody has said who may call ${method} ${url}: add it to runtime/people/permissions.ts`)
      routes.push({ method, url })
      if (!schema || method === 'OPTIONS') continue
      const response = typeof schema.response === 'object' ? schema.response : {}
      route.schema = {
        ...schema,
        operationId: operationIdOf(method, url),
        security: securityOf(permission),
        response: { ...response, '4xx': errorAnswer, '5xx': errorAnswer },
      }
    }
  })
  return routes
}

type Security = readonly { readonly [name: string]: readonly string[] }[]

function securityOf(permission: string): Security {
  if (permission === 'public') return []
  if (permission === 'visitor') return [{ visitor: [] }]
  if (permission === 'newcomer') return [{ visitor: [] }, {}]
  if (permission === 'user') return [{ session: [] }]
  return permission === 'operator' ? [{ team: [] }] : [{ session: [] }, { team: [] }]
}

function operationIdOf(method: string, url: string): string {
  const words = url.split(/[^A-Za-z0-9]+/).filter(word => word !== '' && word !== 'api')
  return method.toLowerCase() + words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
