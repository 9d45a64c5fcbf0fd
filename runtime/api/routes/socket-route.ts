import type { IncomingHttpHeaders } from 'node:http'
import websocket from '@fastify/websocket'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import type { Metrics } from '../metrics.ts'
import { pathOf } from '../parley-error-of.ts'
import type { Api, ApiParts, VisitorParts } from '../parts.ts'
import type { PreviewDoors } from '../preview-doors.ts'
import { createSockets } from '../socket/create-sockets.ts'
import { createTeamSockets } from '../team-socket/create-team-sockets.ts'

/** Opens the addresses at which visitors' clients and the team's apps hear at once what happens. Stands at the root: there is one server of sockets. */
export function socketRoutes(app: Api, parts: ApiParts, visitors: VisitorParts, metrics: Metrics, doors: PreviewDoors): void {
  const sockets = createSockets(parts, visitors, metrics, app.log)
  const teamSockets = createTeamSockets(parts, visitors, metrics, app.log)
  const options = {
    maxPayload: parts.settings.limits.frameBytes,
    perMessageDeflate: false,
    clientTracking: false,
    // How long a client may take to say goodbye too, before it is cut off, ms.
    closeTimeout: 2_000,
  }
  app.register(websocket, {
    options,
    // What is too large or no text is closed with its own code before it comes here.
    errorHandler: (error, _socket, request) => request.log.debug({ err: error }, 'on a socket'),
    preClose: async () => void (await Promise.all([sockets.close(), teamSockets.close()])),
  })
  // A handshake that is refused leaves a connection that speaks neither language: nobody else would close it.
  app.addHook('onResponse', ({ headers, raw }, _reply, done) => {
    if (isHandshake(headers)) raw.socket.destroy()
    done()
  })
  app.register((api: Api, _options, done) => {
    api.route({
      method: 'GET',
      url: '/api/visitor/socket',
      config: { limit: 'reads' },
      schema: {
        summary: 'Hear at once what happens: a WebSocket',
        description:
          'Carries the same bodies as the other addresses of visitors, as frames: `hello` first, with the token in it. They are listed in runtime/README.md under “The socket”.',
        tags: ['Visitors'],
        response: { 101: z.undefined().describe('From here on frames.') },
      },
      handler: noHandshake,
      wsHandler: sockets.open,
    })
    api.route({
      method: 'GET',
      url: '/api/socket',
      config: { limit: 'team' },
      schema: {
        summary: 'Hear at once what happens in the inbox: a WebSocket',
        description:
          'For the app of the team: the handshake carries the cookie of a session, and comes from a page of this server. The frames are listed in runtime/README.md under “The team’s socket”.',
        tags: ['Conversations'],
        response: { 101: z.undefined().describe('From here on frames.') },
      },
      handler: noHandshake,
      wsHandler: teamSockets.open,
    })
    api.route<{ Params: { token: string } }>({
      method: 'GET',
      url: '/preview/:token/api/visitor/socket',
      schema: { hide: true },
      handler: noHandshake,
      wsHandler: (socket, request) => void doors.open(request.params.token, socket, request),
    })
    done()
  })
}

function noHandshake({ url }: FastifyRequest): never {
  throw new ParleyError('upgrade_required', { path: pathOf(url) })
}

/** Does a request ask for a socket? What else is offered, such as a second version of HTTP, is answered in the first. */
export function isHandshake({ upgrade }: Pick<IncomingHttpHeaders, 'upgrade'>): boolean {
  return upgrade?.toLowerCase() === 'websocket'
}
