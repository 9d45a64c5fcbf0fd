import type { FastifyInstance } from 'fastify'
import { createAllowsOrigin } from '../channels/origins.ts'
import { createVisitorTokens } from '../people/visitor-tokens.ts'
import { admit } from './admit.ts'
import { allowOrigins, createAdmit } from './allow-origins.ts'
import { answerUnknown } from './answer-unknown.ts'
import { createArrive } from './arrivals.ts'
import { createAuthorise } from './authorise.ts'
import { createFastify } from './create-fastify.ts'
import { answerError } from './error-answer.ts'
import { guardRoutes } from './guard-routes.ts'
import { createIntroduce } from './introduce.ts'
import { createRequestLimits } from './limit-requests.ts'
import { createMetrics } from './metrics.ts'
import { describeApi, docsRoutes } from './openapi.ts'
import type { Api, ApiParts, VisitorParts } from './parts.ts'
import { createPreviewDoors } from './preview-doors.ts'
import { readJson } from './read-json.ts'
import { createReadMarks } from './read-marks.ts'
import { refuseWhenClosing } from './refuse-when-closing.ts'
import { agentActRoutes } from './routes/agent-act-routes.ts'
import { agentRoutes } from './routes/agent-routes.ts'
import { appRoutes } from './routes/app-routes.ts'
import { articleRoutes } from './routes/article-routes.ts'
import { channelRoutes } from './routes/channel-routes.ts'
import { consentRoutes } from './routes/consent-routes.ts'
import { contactLinkRoutes } from './routes/contact-link-routes.ts'
import { contactRoutes } from './routes/contact-routes.ts'
import { deliveryRoutes } from './routes/delivery-routes.ts'
import { eventRoutes } from './routes/event-routes.ts'
import { fileRoutes } from './routes/file-routes.ts'
import { flowListRoutes } from './routes/flow-list-routes.ts'
import { flowLookRoutes } from './routes/flow-look-routes.ts'
import { flowRoutes } from './routes/flow-routes.ts'
import { identityRoutes } from './routes/identity-routes.ts'
import { inboxRoutes } from './routes/inbox-routes.ts'
import { letterRoutes } from './routes/letter-routes.ts'
import { lineRoutes } from './routes/line-routes.ts'
import { mediaRoutes } from './routes/media-routes.ts'
import { operationRoutes } from './routes/operation-routes.ts'
import { peopleRoutes } from './routes/people-routes.ts'
import { pluginRoutes } from './routes/plugin-routes.ts'
import { previewRoutes } from './routes/preview-routes.ts'
import { privacyRoutes } from './routes/privacy-routes.ts'
import { channelSecretRoutes, secretRoutes } from './routes/secret-routes.ts'
import { socketRoutes } from './routes/socket-route.ts'
import { targetingRoutes } from './routes/targeting-routes.ts'
import { ticketRoutes } from './routes/ticket-routes.ts'
import { visitorConsentRoutes } from './routes/visitor-consent-routes.ts'
import { visitorRoutes } from './routes/visitor-routes.ts'
import { secureAnswers } from './secure-answers.ts'
import { createSessionCookie } from './session-cookie.ts'
import { createSight } from './sight.ts'
import { mountSites } from './sites.ts'
import { createVisitorActs } from './visitor-acts.ts'

/**
 * The whole API on one Fastify instance, to listen or to be injected into. What is added to it later goes through the same
 * table of permissions and the same errors.
 */
export function createApi(parts: ApiParts): FastifyInstance {
  const { turns, channels, sites = [], settings, store, publisher, presence, clock, health, logger } = parts
  const app = createFastify(settings, logger)
  const tokens = createVisitorTokens(store.visitors, parts.identities, clock)
  const allows = createAllowsOrigin(settings, channels)
  const admitOrigin = createAdmit(channels, allows)
  const arrive = createArrive(parts)
  const visitors: VisitorParts = {
    tokens,
    acts: createVisitorActs(turns, tokens, admitOrigin, createIntroduce(store, clock), arrive),
    marks: createReadMarks(store.reads, publisher, clock),
    limits: createRequestLimits(settings.limits, clock),
    admit: admitOrigin,
    arrive,
    speaksAs: parts.speaksAs,
  }
  const sight = createSight(parts)
  const metrics = parts.metrics ?? createMetrics({ store, clock })
  const doors = createPreviewDoors(parts)
  const routes = guardRoutes(app)

  readJson(app)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(answerUnknown(routes))
  refuseWhenClosing(app, health)
  secureAnswers(app, settings)
  allowOrigins(app, settings, allows)
  const cookie = createSessionCookie(app, settings)
  const { keys, sessions } = parts.accounts
  admit(app, createAuthorise({ visitors: tokens, keys, sessions, cookie, settings }), visitors.limits.request)
  app.addHook('preHandler', ({ caller }, _reply, done) => {
    if (caller.kind === 'visitor') presence.asked(caller.id)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions, log } = request
    const { url: route = 'none' } = routeOptions
    metrics.answered(method, route, reply.statusCode)
    log.debug({ method, route, status: reply.statusCode, ms: reply.elapsedTime }, 'answered')
    done()
  })
  describeApi(app, settings.publicUrl)
  socketRoutes(app, parts, visitors, metrics, doors)
  app.register((api: Api, _options, done) => {
    docsRoutes(api)
    if (parts.app) appRoutes(api, parts.app, settings)
    visitorRoutes(api, parts, visitors)
    visitorConsentRoutes(api, parts, visitors)
    flowRoutes(api, parts)
    flowListRoutes(api, parts)
    flowLookRoutes(api, parts)
    targetingRoutes(api, parts)
    pluginRoutes(api, parts)
    secretRoutes(api, parts)
    channelRoutes(api, parts)
    channelSecretRoutes(api, parts)
    deliveryRoutes(api, parts, sight)
    letterRoutes(api, parts, sight)
    agentRoutes(api, parts, visitors, sight)
    agentActRoutes(api, parts, sight)
    eventRoutes(api, parts, sight)
    identityRoutes(api, parts)
    inboxRoutes(api, parts, sight)
    articleRoutes(api, parts)
    contactRoutes(api, parts, sight)
    contactLinkRoutes(api, parts, sight)
    consentRoutes(api, parts, sight)
    privacyRoutes(api, parts)
    previewRoutes(api, parts, doors)
    ticketRoutes(api, parts, sight)
    peopleRoutes(api, parts, cookie)
    operationRoutes(api, parts, metrics)
    done()
  })
  mountSites(app, sites, settings)
  app.register((api, _options, done) => {
    lineRoutes(api, parts)
    done()
  })
  // Each apart: what takes forms reads them only there.
  for (const routes of [mediaRoutes, fileRoutes])
    app.register((api: Api, _options, done) => {
      routes(api, parts, sight)
      done()
    })
  return app
}
