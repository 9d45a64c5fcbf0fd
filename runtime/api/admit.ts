import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller } from './caller.ts'

/** Lets requests in: says who asks, counts them, and takes a body that was left out for one without fields. */
export function admit(
  app: FastifyInstance,
  authorise: (request: FastifyRequest) => Promise<Caller>,
  count: (request: FastifyRequest) => void,
): void {
  app.decorateRequest('caller')
  app.addHook('onRequest', async (request, reply) => {
    // Whatever is told here is told to one caller, now.
    reply.header('cache-control', 'no-store')
    request.caller = await authorise(request)
    count(request)
  })
  app.addHook('preValidation', (request, _reply, done) => {
    if (request.body === undefined && request.routeOptions.schema?.body !== undefined) request.body = {}
    done()
  })
}
