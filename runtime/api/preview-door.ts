import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from '@fastify/cors'
import type { WebSocket } from '@fastify/websocket'
import type { FastifyRequest } from 'fastify'
import { createSpeaksAs } from '../channels/speaks-as.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Preview } from '../preview/preview.ts'
import { admit } from './admit.ts'
import type { Admit } from './allow-origins.ts'
import { answerUnknown } from './answer-unknown.ts'
import { createArrive } from './arrivals.ts'
import { createFastify } from './create-fastify.ts'
import { answerError } from './error-answer.ts'
import { guardRoutes } from './guard-routes.ts'
import { createRequestLimits } from './limit-requests.ts'
import type { ApiParts, VisitorSide } from './parts.ts'
import { readJson } from './read-json.ts'
import { createReadMarks } from './read-marks.ts'
import { mediumRoute } from './routes/media-routes.ts'
import { visitorConsentRoutes } from './routes/visitor-consent-routes.ts'
import { visitorRoutes } from './routes/visitor-routes.ts'
import { secureAnswers } from './secure-answers.ts'
import { mountSites } from './sites.ts'
import { createSockets } from './socket/create-sockets.ts'
import { createVisitorActs } from './visitor-acts.ts'

/** The visitor's half of the API once more, for one preview: the widget finds all it knows under the preview's address. */
export interface PreviewDoor {
  /** Answers a request for something under the preview's address. */
  take(request: IncomingMessage, reply: ServerResponse): void
  open(socket: WebSocket, request: Pick<FastifyRequest, 'ip' | 'headers'>): void
  close(): Promise<void>
}

export async function createPreviewDoor({ visitor, parts }: Preview, around: ApiParts): Promise<PreviewDoor> {
  const { settings, sites = [], media, logger } = around
  const { turns, library, availability, channels, store, publisher, presence, clock } = parts
  // Whoever has found the address is the one visitor there is; a token of theirs says nothing more.
  const tokens = {
    create: () => Promise.resolve(visitor),
    learn: () => {},
    visitorOf: () => Promise.resolve({ id: visitor.id }),
  }
  // A page that is tried out stands nowhere: it has no origin. A channel that cannot show itself in a page is shown by one that can.
  const admitAll: Admit = (_from, id) => {
    const found = channels.find(id)
    const shown = found?.kind.delivery === 'stream' ? found : channels.list().find(({ kind }) => kind.delivery === 'stream')
    if (!shown) throw new ParleyError('channel_unknown', { id })
    return { ...shown, id }
  }
  const limits = createRequestLimits(settings.limits, around.clock)
  const side: VisitorSide = {
    turns,
    library,
    availability,
    directory: around.directory,
    store,
    publisher,
    presence,
    settings,
    clock,
  }
  const arrive = createArrive(side)
  const visitors = {
    tokens,
    acts: createVisitorActs(turns, tokens, admitAll, () => Promise.resolve(), arrive),
    marks: createReadMarks(store.reads, publisher, clock),
    limits,
    admit: admitAll,
    arrive,
    speaksAs: createSpeaksAs(channels, library),
  }

  const app = createFastify(settings, logger)
  const routes = guardRoutes(app)
  readJson(app)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(answerUnknown(routes))
  secureAnswers(app, settings)
  // The page is in a sandbox: to it, this server is a foreign one.
  app.register(cors, { origin: '*', methods: ['GET', 'POST'], allowedHeaders: ['authorization', 'content-type'], maxAge: 600 })
  admit(app, () => Promise.resolve({ kind: 'visitor', ...visitor }), limits.request)
  app.register((api: typeof app, _options, done) => {
    visitorRoutes(api, side, visitors)
    visitorConsentRoutes(api, side, visitors)
    mediumRoute(api, media)
    done()
  })
  mountSites(app, sites, settings)
  await app.ready()
  const sockets = createSockets(side, visitors, uncounted, app.log)
  return {
    take(request, reply) {
      request.url = (request.url ?? '').replace(/^\/preview\/[^/?]*/, '')
      app.routing(request, reply)
    },
    open: sockets.open,
    async close() {
      await sockets.close()
      await app.close()
    },
  }
}

const uncounted = { framed: () => {}, sockets: () => {} }
