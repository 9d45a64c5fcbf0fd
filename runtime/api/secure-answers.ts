import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { Settings } from '../settings/settings.ts'

/** Puts headers for answers that are data on everything: no page of ours lives off them. A route that is a page says its own policy. */
export function secureAnswers(app: FastifyInstance, settings: Pick<Settings, 'publicUrl'>): void {
  let known: Readonly<Record<string, number | string | string[] | undefined>> | undefined
  // Left to itself it works the same headers out again for every request, which costs as much as reading the request.
  app.register(helmet, { ...policyOf(settings), global: false }).after(() => {
    app.addHook('onRequest', (request, reply, done) => {
      if ('helmet' in request.routeOptions.config) return done()
      if (known) reply.headers(known)
      else {
        void reply.helmet()
        known = reply.raw.getHeaders()
      }
      done()
    })
  })
}

function policyOf({ publicUrl }: Pick<Settings, 'publicUrl'>): FastifyHelmetOptions {
  return {
    // Of no use on answers that are data, and every header is written at every answer. Frames are refused by the policy below.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    dnsPrefetchControl: false,
    frameguard: false,
    ieNoOpen: false,
    permittedCrossDomainPolicies: false,
    xssFilter: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
    },
    // Over plain http a browser does not believe it; and whoever has no https must not be locked out.
    strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: 15_552_000, includeSubDomains: false } : false,
  }
}
