import type { FastifyHelmetOptions } from '@fastify/helmet'
import type { Settings } from '../settings/settings.ts'

/** Headers for answers that are data: no page of ours lives off them. A route that is a page says its own policy. */
export function securityHeaders({ publicUrl }: Pick<Settings, 'publicUrl'>): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
    },
    // Over plain http a browser does not believe it; and whoever has no https must not be locked out.
    strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: 15_552_000, includeSubDomains: false } : false,
  }
}
