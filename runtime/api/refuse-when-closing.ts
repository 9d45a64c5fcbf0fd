import type { FastifyInstance } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import type { Health } from './parts.ts'

/** Whoever looks after the server must still see how it is. */
const watched = /^\/(livez|readyz|metrics)([?]|$)/

/** Takes nothing new once the server has been told to stop. Error: `shutting_down`. */
export function refuseWhenClosing(app: FastifyInstance, health: Health): void {
  let closing = false
  app.addHook('preClose', done => {
    closing = true
    done()
  })
  app.addHook('onRequest', (request, _reply, done) => {
    const refused = (closing || health.shuttingDown()) && !watched.test(request.url)
    done(refused ? new ParleyError('shutting_down') : undefined)
  })
}
