import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { createVisitorTokens } from '../people/visitor-tokens.ts'
import type { Settings } from '../settings/settings.ts'
import { admit } from './admit.ts'
import { allowOrigins } from './allow-origins.ts'
import { answerUnknown } from './answer-unknown.ts'
import { createAuthorise } from './authorise.ts'
import { answerBrokenRequest } from './broken-request.ts'
import { answerError } from './error-answer.ts'
import { guardRoutes } from './guard-routes.ts'
import { createRequestLimits } from './limit-requests.ts'
import { createMetrics } from './metrics.ts'
import { describeApi, docsRoutes } from './openapi.ts'
import type { Api, ApiParts } from './parts.ts'
import { readJson } from './read-json.ts'
import { refuseWhenClosing } from './refuse-when-closing.ts'
import { agentRoutes } from './routes/agent-routes.ts'
import { flowRoutes } from './routes/flow-routes.ts'
import { operationRoutes } from './routes/operation-routes.ts'
import { visitorRoutes } from './routes/visitor-routes.ts'
import { secureAnswers } from './secure-answers.ts'
import { validate } from './validate.ts'

/** How long a request may take to arrive, ms. */
const requestTimeout = 30_000

/**
 * The whole API on one Fastify instance, to listen or to be injected into. What is added to it later goes through the same
 * table of permissions and the same errors.
 */
export function createApi(parts: ApiParts): FastifyInstance {
  const { settings, store, clock, health, logger } = parts
  const app: Api = fastify<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>({
    ...(logger ? { loggerInstance: logger } : { logger: { level: settings.logLevel } }),
    // A line for each request is `debug`, and written by us: without what was asked for.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(settings.trustProxy),
    bodyLimit: settings.limits.teamBodyBytes,
    requestTimeout,
    return503OnClosing: false,
    frameworkErrors: answerError,
    clientErrorHandler: answerBrokenRequest,
    schemaController: { compilersFactory },
  })
  const tokens = createVisitorTokens(store.visitors, clock)
  const metrics = parts.metrics ?? createMetrics({ store, clock })
  const routes = guardRoutes(app)

  readJson(app)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(answerUnknown(routes))
  refuseWhenClosing(app, health)
  secureAnswers(app, settings)
  allowOrigins(app, settings)
  admit(app, createAuthorise({ visitors: tokens, adminToken: settings.adminToken }), createRequestLimits(settings.limits, clock))
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions, log } = request
    const { url: route = 'none' } = routeOptions
    metrics.answered(method, route, reply.statusCode)
    log.debug({ method, route, status: reply.statusCode, ms: reply.elapsedTime }, 'answered')
    done()
  })
  describeApi(app, settings.publicUrl)
  app.register((api: Api, _options, done) => {
    docsRoutes(api)
    visitorRoutes(api, parts, tokens)
    flowRoutes(api, parts)
    agentRoutes(api, parts)
    operationRoutes(api, parts, metrics)
    done()
  })
  return app
}

// The schemas of the contract are zod's, and answers are written as they are: that they fit, the types say and a test holds.
const compilersFactory = { buildValidator: () => validate, buildSerializer: () => () => JSON.stringify } as never

// The address that the outermost of our own proxies saw: what stands further left in the header, anybody may have written.
function trusted(hops: Settings['trustProxy']): false | ((address: string, hop: number) => boolean) {
  return hops === false ? false : (_address, hop) => hop < hops
}
