import cors, { type FastifyCorsOptions } from '@fastify/cors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import type { Settings } from '../settings/settings.ts'

/**
 * Lets pages of other origins talk to the visitor API. Nobody sends cookies there, so a list of origins keeps no secret: it
 * keeps strangers' pages from using this server. Error: `origin_refused`.
 */
export function allowOrigins(app: FastifyInstance, settings: Pick<Settings, 'origins' | 'publicUrl'>): void {
  const answerTo = createOrigins(settings)
  app.register(cors, {
    strictPreflight: false,
    delegator(request, done) {
      try {
        done(null, answerTo(request))
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
  })
}

function createOrigins({
  origins,
  publicUrl,
}: Pick<Settings, 'origins' | 'publicUrl'>): (request: FastifyRequest) => FastifyCorsOptions {
  const known = new Set([...origins, ...(publicUrl === undefined ? [] : [new URL(publicUrl).origin])])
  return ({ url, headers }) => {
    if (!/^\/api\/visitor([/?]|$)/.test(url)) return { origin: false }
    const { origin } = headers
    if (origins.length === 0) return { origin: '*', ...answer }
    if (origin === undefined) return { origin: false }
    if (!known.has(origin) && URL.parse(origin)?.host !== headers.host) {
      throw new ParleyError('origin_refused', { origin: origin.slice(0, 200) })
    }
    return { origin, ...answer }
  }
}

const answer = {
  methods: ['GET', 'POST'],
  allowedHeaders: ['authorization', 'content-type'],
  exposedHeaders: ['retry-after', 'x-request-id'],
  maxAge: 7_200,
}
